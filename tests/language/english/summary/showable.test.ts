import { describe, expect, it } from "vitest";
import { isStatement, showable } from "../../../../src/language/english/summary/showable.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";

const shown = (text: string) => {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return showable(layout).map((index) => slice(text, layout.sentences[index]!));
};

describe("isStatement", () => {
  it.each([
    ["Storms closed the harbour of Dover on Monday."],
    ["“We had no warning,” said Ana Ruiz, a ferry captain."],
    ["Shares of BP, Shell and Total fell by 3 percent in London."],
    ["He was 75."],
    ["The harbour of Dover will stay closed until the wind has turned and the last of the lorries has left Kent"],
    ["How did the water get in?"],
    ["Readers of the paper were told in a note from its editor."],
  ])("takes %j", (sentence) => expect(isStatement(sentence)).toBe(true));

  it.each([
    ["What happens next"],
    ["Read more: The storms of 1987 and what they taught us."],
    ["Sign up for our newsletter and get the news every morning."],
    ["Photo: The harbour of Dover seen from the castle."],
    ["Editor's note: this page was changed on Monday to add a name."],
    ["This article was first published on Monday in the evening edition."],
    ["(Reporting by Ana Ruiz in Lima; editing by Jon Berg.)"],
    ["Jon Berg in Oslo contributed to this report."],
    ["For more information visit the page of the harbour office."],
    ["Ana Ruiz can be reached at ana.ruiz@example.org."],
    ["Ana Ruiz, Lima, Jon Berg, Oslo, Per Dahl, Bergen."],
    ["BERLIN."],
    ["Harbour of Dover to stay closed until Wednesday, office says"],
    ["10:45 a.m."],
    ["Ana Ruiz, left, hands a cup of tea to Jon Berg in Dover."],
  ])("leaves out %j", (sentence) => expect(isStatement(sentence)).toBe(false));
});

describe("showable", () => {
  it("takes the openings of a live blog's entries, and what precedes them", () => {
    const text = `Storms have closed ports on both sides of the Channel.

10:45 a.m.

Dover is open again for lorries. Cars must wait until noon.

9:30 a.m.

Two ferries have turned back to Calais. Nobody aboard was hurt.

8:15 a.m. Police have closed the coast road. It will stay closed today.`;
    expect(shown(text)).toEqual([
      "Storms have closed ports on both sides of the Channel.",
      "Dover is open again for lorries.",
      "Two ferries have turned back to Calais.",
      "Police have closed the coast road.",
    ]);
  });

  it("takes what precedes the first question of an interview", () => {
    const text = `Ana Ruiz has sailed ferries for thirty years. She spoke to us in Dover on Monday.

Q: Were you afraid of the storm?

A: I have never seen waves like these. We turned back at once.

Q: Will you sail tomorrow?

A: We will sail if the wind lets us.`;
    expect(shown(text)).toEqual(["Ana Ruiz has sailed ferries for thirty years.", "She spoke to us in Dover on Monday."]);
  });

  it("takes what surrounds a list", () => {
    const text = `These are the ports that have closed since Monday morning.

• Dover is closed to lorries and cars.

• Calais is closed to all ships.

Both will open again when the wind allows it.`;
    expect(shown(text)).toEqual([
      "These are the ports that have closed since Monday morning.",
      "Both will open again when the wind allows it.",
    ]);
  });

  it("finds nothing in a table", () => {
    expect(shown("Dover 3\n\nCalais 2\n\nLima 4\n\nOslo 1\n\nBergen 0")).toEqual([]);
  });
});
