import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNames } from "../../../../src/language/english/names/find.ts";
import { findQuotations } from "../../../../src/language/english/quotations/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { attributed, read } from "./read.ts";

describe("speakers and cues", () => {
  it.each<[string, string, string[]]>([
    ["cue behind", "“The bridge will open in May,” Elena Brandt said on Monday.", ["Elena Brandt | said"]],
    ["cue behind, inverted", "“The bridge will open in May,” said Elena Brandt, the mayor.", ["Elena Brandt | said"]],
    ["cue before", "Elena Brandt said, “The bridge will open in May.”", ["Elena Brandt | said"]],
    [
      "who said it, not who tells of it",
      "“The bridge will open,” Elena Brandt said on air, according to Reuters.",
      ["Elena Brandt | said"],
    ],
    ["the source, if nobody else is named", "“The bridge will open,” according to Reuters.", ["Reuters | according to"]],
    [
      "legend, which is nobody",
      "The bridge was “built by giants in one night,” according to local legend.",
      ["null | according to"],
    ],
    ["rumour", "Rumours say the bridge is “about to fall into the river.”", ["null | say"]],
    ["John Legend", "“I sang on the bridge,” said John Legend.", ["John Legend | said"]],
    [
      "the ministry's estimates",
      "The bridge is “a thousand years old,” according to the ministry’s estimates.",
      ["the ministry’s estimates | according to"],
    ],
    ["per somebody", "The bridge will open “in two stages,” per Reuters.", ["Reuters | per"]],
    ["a count per day", "It takes 900 cars per day, “more than any other,” Elena Brandt said.", ["Elena Brandt | said"]],
    ["a colon", "Elena Brandt wrote: “The bridge will open in May.”", ["Elena Brandt | wrote"]],
    ["cue in the middle", "“The bridge,” Elena Brandt said, “will open in May.”", ["Elena Brandt | said", "Elena Brandt | said"]],
    ["according to", "The bridge is “as good as finished,” according to Elena Brandt.", ["Elena Brandt | according to"]],
    ["a name and a colon", "ELENA BRANDT: “The bridge will open in May.”", ["ELENA BRANDT | :"]],
    ["a dash", "“Bridges are promises that stand.” — Elena Brandt", ["Elena Brandt | —"]],
    ["that", "Elena Brandt said that the bridge was “as good as finished” and would open.", ["Elena Brandt | said"]],
    ["perfect", "Elena Brandt has said that the bridge is “as good as finished.”", ["Elena Brandt | has said"]],
    ["long", "Elena Brandt has long argued that the bridge is “late at best.”", ["Elena Brandt | has long argued"]],
    ["likely", "Elena Brandt will likely call the bridge “late at best.”", ["Elena Brandt | will likely call"]],
    [
      "both",
      "Elena Brandt and Hans Weber have both said the bridge is “late at best.”",
      ["Elena Brandt and Hans Weber | have both said"],
    ],
    ["first, behind the quotation", "“It is late,” Elena Brandt had first said.", ["Elena Brandt | had first said"]],
    ["present", "Elena Brandt says the bridge is “as good as finished.”", ["Elena Brandt | says"]],
    ["told with an object", "“The bridge will open in May,” Elena Brandt told Hans Weber.", ["Elena Brandt | told"]],
    ["asked with an object", "Elena Brandt asked Hans Weber, “When will the bridge open?”", ["Elena Brandt | asked"]],
    ["a relative clause", "“It will open in May,” Elena Brandt, who leads the council, said.", ["Elena Brandt | said"]],
    ["an age and a description", "Elena Brandt, 51, a lawyer from Bremen, said, “It will open in May.”", ["Elena Brandt | said"]],
    ["brackets", "Elena Brandt (Greens) said, “It will open in May.”", ["Elena Brandt | said"]],
    [
      "a day between subject and verb",
      "Elena Brandt on Monday called the bridge “a gift to the city.”",
      ["Elena Brandt | called"],
    ],
    ["a participle", "Elena Brandt defended the bridge, calling it “a gift to the city.”", ["Elena Brandt | calling"]],
    [
      "a day with an article between subject and verb",
      "It was so popular that Elena Brandt during a Sunday called it “a gift to the city.”",
      ["Elena Brandt | called"],
    ],
    ["a number of people", "A chorus of Democrats called it “a gift to the city.”", ["A chorus of Democrats | called"]],
    ["a shared subject", "Elena Brandt opened the bridge and said it was “a gift to the city.”", ["Elena Brandt | said"]],
    ["two names", "“We will vote for it,” Elena Brandt and Hans Weber said.", ["Elena Brandt and Hans Weber | said"]],
    ["a plural", "“We want the bridge,” residents said.", ["residents | said"]],
    ["a collective", "“We saw nothing,” police said in a statement.", ["police | said"]],
    ["a document", "The report said the bridge was “in urgent need of repair.”", ["The report | said"]],
    ["a statement", "“We regret the delay,” the company said in a statement.", ["the company | said"]],
    ["a tweet", "“We open in May!” Elena Brandt tweeted.", ["Elena Brandt | tweeted"]],
    [
      "a spokesman for somebody",
      "“She will be there,” said a spokesman for Elena Brandt.",
      ["a spokesman for Elena Brandt | said"],
    ],
    ["a question with its cue", "“When does it open?” Hans Weber asked.", ["Hans Weber | asked"]],
    ["a phrasal cue", "“Not before May,” Elena Brandt shot back.", ["Elena Brandt | shot back"]],
    [
      "a passive with its agent",
      "The bridge was described by Elena Brandt as “a gift to the city.”",
      ["Elena Brandt | was described"],
    ],
    [
      "a passive with its agent behind the quotation",
      "The bridge was called “a gift” by Elena Brandt, who had it built.",
      ["Elena Brandt | was called"],
    ],
    ["a maxim", "Elena Brandt’s maxim that a bridge is “a promise” was carved in stone.", ["Elena Brandt | maxim"]],
    ["a claim", "Elena Brandt’s claim that the bridge was “as good as finished” surprised many.", ["Elena Brandt | claim"]],
    ["reported speech around it", "Hans Weber said Elena Brandt was “the right person for the job.”", ["Hans Weber | said"]],
    ["a title in between", "“It is safe,” Chief Engineer Luis Ortega said.", ["Luis Ortega | said"]],
    ["an office before the name", "The mayor of Porto, Luis Ortega, said: “It is safe.”", ["Luis Ortega | said"]],
    [
      "an office before the name, inverted",
      "“It is safe,” said the head of the union, Luis Ortega, on Monday.",
      ["Luis Ortega | said"],
    ],
    [
      "two asides, one with a verb",
      "Luis Ortega, the first man to lead the port, who took office in May, said it was “as safe as a church.”",
      ["Luis Ortega | said"],
    ],
    [
      "two people and a base form",
      "Elena Brandt and Hans Weber call the bridge “a gift.”",
      ["Elena Brandt and Hans Weber | call"],
    ],
    [
      "a participle behind a subordinate clause",
      "Elena Brandt veered close to an admission that soldiers had crossed the bridge, saying, “It was never closed to them.”",
      ["Elena Brandt | saying"],
    ],
    [
      "a participle behind a place",
      "Luis Ortega responded to the vote on Facebook writing, “We lost the port today.”",
      ["Luis Ortega | writing"],
    ],
    [
      "a transcript",
      "Elena Brandt met Hans Weber on Radio Four.\n\n“WEBER: When does it open?\n\n“BRANDT: In May.\n\n“And not a day later.\n\n" +
        "“(Laughter.)\n\n“WEBER: Thank you.”",
      ["Hans Weber | :", "Elena Brandt | :", "Hans Weber | :"],
    ],
  ])("%s", (_, text, expected) => expect(attributed(text)).toEqual(expected));

  it.each<[string, string, [string | null, string | null][]]>([
    ["the sentence before", "Elena Brandt was proud. “It took us nine years,” she said.", [["Elena Brandt", "pronoun"]]],
    [
      "no country that acts",
      "Joachim Weber has a model. The winners will be Argentina, who will beat England. “Nobody else is close,” he said.",
      [["Joachim Weber", "pronoun"]],
    ],
    [
      "the same paragraph",
      "“It is done,” Elena Brandt said. “It took us nine years.”",
      [
        ["Elena Brandt", "named"],
        ["Elena Brandt", "inherited"],
      ],
    ],
    [
      "a paragraph that is only a quotation",
      "“It is done,” Elena Brandt said.\n\n“It took us nine years and all our money.”",
      [
        ["Elena Brandt", "named"],
        ["Elena Brandt", "inherited"],
      ],
    ],
    [
      "the sentence before, beside a prison named after somebody",
      "Elena Brandt left the cell. They had brought her from Clara Weber prison.\n\n“I slept well,” she said.",
      [["Elena Brandt", "pronoun"]],
    ],
    [
      "the sentence, beside a newspaper",
      "Urs Aebi left hours after the newspaper Der Morgen printed letters in which he had called voters “cattle.” Der Morgen wrote no more.",
      [["Urs Aebi", "pronoun"]],
    ],
    [
      "a surname, before the other one who has it is named",
      "Dario Conti closed early. “I am tired,” Conti said.\n\nHis sister Elsa Conti left. Elsa Conti had cooked for nine years.",
      [["Dario Conti", "named"]],
    ],
    ["a form of the name", "Elena Brandt came late. “The road was closed,” Brandt said.", [["Elena Brandt", "named"]]],
    ["a predicate: nobody", "Elena Brandt is “by far the best mayor that Porto has had.”", [[null, null]]],
    ["a predicate behind a colon", "Hans Weber was blunter: “It has cost us nine years.”", [["Hans Weber", "named"]]],
    ["nobody", "A sign hung over the door. “We open again in the spring of next year.” Nobody had read it.", [[null, null]]],
  ])("finds the speaker in %s", (_, text, expected) => expect(read(text).map(({ name, how }) => [name, how])).toEqual(expected));

  it.each<[string, string, string]>([
    ["before the name", "“It is safe,” chief engineer Luis Ortega said.", "chief engineer"],
    ["behind the name", "“It is safe,” said Luis Ortega, the chief engineer of the port.", "the chief engineer of the port"],
    ["of a city", "“It is safe,” said Luis Ortega, the mayor of Porto.", "the mayor of Porto"],
    ["of a city before the name", "The mayor of Porto, Luis Ortega, said: “It is safe.”", "The mayor of Porto"],
    ["behind the verb", "“It is safe,” said the mayor of Porto, Luis Ortega.", "the mayor of Porto"],
  ])("keeps the role %s", (_, text, role) => expect(read(text)[0]?.role).toBe(role));
});

describe("a label before a quotation", () => {
  it.each([
    ["an outlet", "Lena Vogel, The Harbor Post: “It is late, but it is right.”", "The Harbor Post"],
    ["an outlet in brackets", "Lena Vogel (Harbor Post): “It is late, but it is right.”", null],
    ["an outlet and a day", "Lena Vogel, Harbor Post, June 4: “It is late, but it is right.”", "Harbor Post"],
    [
      "a role",
      "Lena Vogel, minister for roads in the last government: “It is late.”",
      "minister for roads in the last government",
    ],
    ["an age", "Lena Vogel, 44, shop owner: “It is late, but it is right.”", null],
    ["the role first", "The mayor, Lena Vogel: “It is late, but it is right.”", "The mayor"],
    ["a bullet", "• Lena Vogel, teacher: “It is late, but it is right.”", "teacher"],
  ])("with %s", (_, text, role) =>
    expect(read(text).map((one) => [one.name, one.cue, one.role])).toEqual([["Lena Vogel", ":", role]]),
  );

  it("but not a clause with a verb", () =>
    expect(read("Lena Vogel, a teacher, was asked by Ida Moen: “Is it right?”").map(({ name }) => name)).not.toEqual([
      "Lena Vogel",
    ]));
});

describe("how or when it was said, before the verb", () => {
  it.each([
    ["a low voice", "“We knew,” in a low voice said Lena Vogel."],
    ["a smile", "“We knew,” with a smile said Lena Vogel."],
    ["a whisper", "“We knew,” in a whisper answered Lena Vogel."],
    ["a day", "“We knew,” on Monday said Lena Vogel."],
    ["the subject first", "“We knew,” in a low voice Lena Vogel said."],
  ])("%s", (_, text) => expect(read(text).map(({ name, role }) => [name, role])).toEqual([["Lena Vogel", null]]));
});

describe("what is not a quotation", () => {
  it.each([
    ["a scare quote", "The “smart” bins were emptied by hand for a month."],
    ["a show", "Elena Brandt said on Channel 4’s “Morning Round” that she would run."],
    ["a film", "Hans Weber appeared in the film “Winter of the Gulls” as a boy."],
    ["a nickname", "Luis “Lucky” Ortega left the port in June."],
    ["a term", "The “carried forward” rule was written in 1974."],
    ["a remark of the transcript", "Elena Brandt said she would stay.\n\n“(Long applause.)”\n\nShe left at noon."],
    [
      "a list of titles",
      "Best drama:\n\n“Winter of the Gulls”\n\n“All the Quiet Harbours of Home”\n\nAnna Weber, “The Long Way to Porto”",
    ],
    ["a winner", "Best song\n\nWINNER: “The Long Way to Porto” — Anna Weber"],
    [
      "works beside who made them",
      "She thanked Hans Weber (“Winter of the Gulls”) and Luis Ortega (“Harbours”), and said no more.",
    ],
    ["a long title", "Elena Brandt is the author of “Winter of the Gulls,” a novel about Porto."],
    ["a book before its writer's verb", "In his second book, “The Long Way to Porto,” Luis Ortega tells of the strike."],
    ["a title with a cry", "Elena Brandt, who sang in the musical “Bring Back Our Boats!,” said no more."],
    ["a book that is the source", "According to “The Brandts: A Life in Porto,” by Anna Weber, the yard closed in May."],
  ])("%s", (_, text) => expect(read(text)).toEqual([]));

  it.each([
    ["one word with its cue", "Elena Brandt called the delay “shameful.”", "shameful."],
    ["a cry", "“Stop!” cried the guard.", "Stop!"],
    ["a capital word behind its cue", "Asked whether she would go, Elena Brandt replied: “Never”.", "Never"],
    ["a capital word before a dash", "Elena Brandt called the delay “Shameful” – and left.", "Shameful"],
    ["two words", "The delay was “a scandal,” Elena Brandt said.", "a scandal,"],
    ["a sentence behind a book", "In the book, Elena Brandt said: “We sold the boats in May.”", "We sold the boats in May."],
    ["a sentence in title case with its cue", "“Bring Back Our Boats Now!” Elena Brandt said.", "Bring Back Our Boats Now!"],
    [
      "a sentence that the article does not close",
      "Elena Brandt had one answer: “Not while I am mayor”.",
      "Not while I am mayor",
    ],
    ["a sentence without any other words", "“Nobody came at all.”", "Nobody came at all."],
    [
      "what is said, not the programme it is said on",
      "“The bridge is safe,” Elena Brandt said on Channel 9’s “Harbour This Week With Hans Weber.”",
      "The bridge is safe,",
    ],
    [
      "what is said, not whom it is said to",
      "“The bridge is safe,” Elena Brandt told “Harbour and Friends,” after the vote.",
      "The bridge is safe,",
    ],
    [
      "what is said, not the speaker's group",
      "“The bridge is safe,” said Elena Brandt, the founder of the “Open Harbour” group.",
      "The bridge is safe,",
    ],
  ])("but %s is", (_, text, said) => expect(read(text).map((one) => one.said)).toEqual([said]));
});

describe("findQuotations", () => {
  it("reads an endless sentence", () => {
    const found = read("Elena Brandt said “we can do it today” and ".repeat(1500));
    expect(found).toHaveLength(1500);
    expect(found.every(({ name }) => name === "Elena Brandt")).toBe(true);
  });

  it("gives disjoint spans inside the text, in order, for any text", () => {
    const piece = fc.constantFrom(
      "“We won,” ",
      "said ",
      "Elena Brandt ",
      "he ",
      "she ",
      ", ",
      ". ",
      "\n\n",
      "“",
      "” ",
      "and ",
      "the mayor ",
      "according to ",
      ": ",
      "— ",
      "told ",
      "(",
      ") ",
      "Ma’s ",
      "who ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
        let last = 0;
        for (const { start, end, speaker, cue } of findQuotations(layout, findNames(layout))) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          for (const span of [{ start, end }, speaker?.mention, speaker?.name, speaker?.role, cue]) {
            if (!span) continue;
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
