import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotedSpans } from "../../src/language/quotation-marks.ts";
import { paragraphs } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

const marked = (text: string) => findQuotedSpans(text, paragraphs(text)).map((span) => slice(text, span));

describe("findQuotedSpans", () => {
  it.each<[string, string, string[]]>([
    ["curly marks", "He said: “We won.”", ["We won."]],
    ["straight marks", 'He said: "We won."', ["We won."]],
    ["a curly mark closed by a straight one", 'He said: “We won." Then he left.', ["We won."]],
    ["a straight mark closed by a curly one", 'He said: "We won.” Then he left.', ["We won."]],
    ["marks that curl the wrong way", "He said: ”We won.“ Then he left.", ["We won."]],
    ["low and high marks", "Er sagte: „Wir haben gewonnen.“ Dann ging er.", ["Wir haben gewonnen."]],
    ["low marks closed by an English one", "Er sagte: „Wir gehen”, und ging.", ["Wir gehen"]],
    ["angle marks", "Il a dit «nous partons» et il est parti.", ["nous partons"]],
    ["angle marks with spaces inside", "Il a dit : « Nous partons. » Puis il est parti.", ["Nous partons."]],
    ["angle marks the other way round", "Er sagte: »Wir gehen.« Dann ging er.", ["Wir gehen."]],
    [
      "corner marks",
      "市長は「橋は四月に再開する」と述べた。「『急げ』と言われた」と語った。",
      ["橋は四月に再開する", "『急げ』と言われた"],
    ],
    ["two single marks for a double one", "''We won,'' she said. ''At last.''", ["We won,", "At last."]],
    ["two curly single marks", "‘‘We won,’’ she said.", ["We won,"]],
    ["backquotes", "``We won,'' she said.", ["We won,"]],
    ["brackets and dashes beside marks", "She left—“for good,” she said (“and why not?”).", ["for good,", "and why not?"]],
    ["a quotation inside a quotation", "“He told me ‘Go home’ and left,” she said.", ["He told me ‘Go home’ and left,"]],
    ["a quotation with the same marks inside", '"He told me "Go home" and left," she said.', ['He told me "Go home" and left,']],
    ["a quotation split by its cue", "“We won,” she said, “at last.”", ["We won,", "at last."]],
    [
      "a plural possessive inside single marks",
      "'We won,' she said. 'The neighbours' dogs knew our songs,' she added.",
      ["We won,", "The neighbours' dogs knew our songs,"],
    ],
    ["one at the end of the text", "He said: 'My parents' house is full of flags.'", ["My parents' house is full of flags."]],
    ["single marks that close behind an s", "The 'lost boys' sang and the 'old girls' danced.", ["lost boys", "old girls"]],
    ["ellipses and square brackets", "“[Ma] knows … what he does …” she said.", ["[Ma] knows … what he does …"]],
    ["no-break spaces at the ends", "“\u00a0We won.\u00a0” she said.", ["We won."]],
  ])("reads %s", (_, text, expected) => expect(marked(text)).toEqual(expected));

  it.each<[string, string, string[]]>([
    ["over two paragraphs, reopened", "“One.\n\n“Two,” she said.", ["One.\n\n“Two,"]],
    ["over three paragraphs", "“One.\n\n“Two.\n\n“Three,” she said. “Four.”", ["One.\n\n“Two.\n\n“Three,", "Four."]],
    ["never closed", "She said: “We shall never leave this house.\n\nThe house stands.", ["We shall never leave this house."]],
    [
      "never closed, and the next one new",
      "He said, “We shall leave and not come back.\n\nShe stayed. “Go,” she said.",
      ["We shall leave and not come back.", "Go,"],
    ],
    [
      "never closed, and the next one with other marks",
      '"He climbed the tower and cried “Land! Land!”\n\n“Where?” she said.',
      ["Land! Land!", "Where?"],
    ],
    [
      "paragraph of a transcript, behind its label",
      '"WEBER: You saw the “old” maps?\n\n"BRANDT: I did.\n\n"All of them.\n\n"(CROSSTALK.)\n\n"WEBER: Well then."',
      ["You saw the “old” maps?", 'I did.\n\n"All of them.', "Well then."],
    ],
    ["tweet with a label of its own", "“BREAKING: The port is closed.”", ["BREAKING: The port is closed."]],
    [
      "closed at the end of its paragraph by an opening mark",
      "“They see that,” he said. “Always. “\n\nNext.",
      ["They see that,", "Always."],
    ],
  ])("reads one %s", (_, text, expected) => expect(marked(text)).toEqual(expected));

  it.each<[string, string, string[]]>([
    ["single marks in an article without others", "‘We won,’ she said. ‘It’s over.’", ["We won,", "It’s over."]],
    ["straight single marks", "'We won,' she said. 'It's over.'", ["We won,", "It's over."]],
    ["single marks as nested ones if double ones quote", "The ‘best’ of them said: “We won.”", ["We won."]],
    ["apostrophes", "The dogs' owner didn't know it's the '90s, 'tis said, rock 'n' roll.", []],
    ["feet and inches", "He is 6'2\" tall.", []],
    ["values inside a tag", '<tweet author="somebody" id="12">Good morning.', []],
    ["the end of a value that a tag closes behind", '<tweet date="May 3\n\n">Good morning to all of you.', []],
    ["no marks at all", "Nobody said a word.", []],
  ])("minds %s", (_, text, expected) => expect(marked(text)).toEqual(expected));

  it("never throws, and gives trimmed, disjoint spans inside the text, in order", () => {
    const piece = fc.constantFrom(
      "“",
      "”",
      '"',
      "'",
      "''",
      "‘",
      "’",
      "„",
      "「",
      "」",
      "«",
      "»",
      " ",
      "\n\n",
      "\n",
      "word",
      "Ma",
      ".",
      ",",
      "—",
      "(",
      "😀",
      "90s",
      "=",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          let last = 0;
          for (const span of findQuotedSpans(text, paragraphs(text))) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.open).toBeGreaterThanOrEqual(last);
            expect(span.open).toBeLessThan(span.start);
            expect(span.end).toBeLessThanOrEqual(span.close);
            expect(slice(text, span)).toMatch(/^[^\s"“”]/u);
            expect(slice(text, span)).toMatch(/[^\s"“”]$/u);
            last = span.close;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
