import { describe, expect, it } from "vitest";
import { cutDifferently, differingFigures, isOneEvent } from "../../../src/language/comparison/tellings.ts";
import { accountOf } from "../../../src/language/english/account.ts";
import { readArticle } from "../../../src/language/read.ts";
import { words } from "../../../src/text/words.ts";
import { article } from "../../support/articles.ts";

const accountIn = (text: string, title = "News") => {
  const made = article({ title, text, published: "2024-03-01" });
  return accountOf(made, readArticle(made), words(text));
};
const differing = (...texts: readonly string[]) =>
  differingFigures(texts.map((text) => accountIn(text))).map((quantity) =>
    quantity.map(({ telling, figure }) => texts[telling]!.slice(figure.figure.start, figure.figure.end)),
  );

describe("figures that differ", () => {
  it.each([
    [
      "the same said of the same noun",
      "Twelve miners died in the pit.",
      "The pit killed 14 miners.",
      ["Twelve miners", "14 miners"],
    ],
    ["money", "Repairs cost $3 million.", "The repairs will cost $4 million.", ["$3 million", "$4 million"]],
    ["the only count of a noun", "The crash left 40 seats empty.", "On Monday 50 seats burned.", ["40 seats", "50 seats"]],
  ])("are found: %s", (_, one, other, figures) => expect(differing(one, other)).toEqual([figures]));

  it.each([
    ["other things are said", "Twelve people died in the fire.", "Forty people were injured in the fire."],
    ["one rose and one fell", "Prices rose 3 percent in May.", "Prices fell 2 percent in May."],
    ["they agree within a hedge", "Nearly 400 miners died in the pit.", "The pit killed 398 miners."],
    [
      "a paper gives several",
      "Twelve miners died in the north pit and 14 miners died in the south pit.",
      "The pit killed 30 miners.",
    ],
    ["they count others", "Twelve miners died in the pit.", "Two other miners died in the pit."],
    ["they have other units", "The pipe is 14 metres long.", "The pipe is 2 kilometres long."],
  ])("are not invented where %s", (_, one, other) => expect(differing(one, other)).toEqual([]));
});

describe("one event", () => {
  const fire = "A fire at the Astra Hotel in Lundvik killed 14 guests, fire chief Karin Dahl said. Snow hid the hydrants.";
  const again = "Fire chief Karin Dahl said 14 guests died when the Astra Hotel in Lundvik burned. A pianist wept.";
  const telling = (text: string, day: number) => ({ account: accountIn(text), day });

  it("has names, a figure and days in common", () => expect(isOneEvent(telling(fire, 0), telling(again, 1))).toBe(true));
  it("does not last for weeks", () => expect(isOneEvent(telling(fire, 0), telling(again, 9))).toBe(false));
  it("is not another fire with the same words", () => {
    const other = "A fire at the Corona Hotel in Velden killed 14 guests, fire chief Olga Novak said. Snow hid the hydrants.";
    expect(isOneEvent(telling(fire, 0), telling(other, 0))).toBe(false);
  });
  it("is not what the same people do next", () => {
    const other =
      "Lundvik thanked Karin Dahl for her work on Tuesday. Tove Lund and Ana Ruiz gave her a clock at the Rialto Theatre.";
    expect(isOneEvent(telling(fire, 0), telling(other, 1))).toBe(false);
  });
});

describe("quotations cut differently", () => {
  const quoted = (telling: number, text: string) => ({ telling, words: text.split(" ") });

  it("are of the same words, one inside the other", () =>
    expect(
      cutDifferently([
        quoted(0, "we lost every boat we had"),
        quoted(1, "in the fire we lost every boat we had and more"),
        quoted(1, "nobody knows why"),
      ]),
    ).toEqual([[0, 1]]));

  it.each([
    ["alike", quoted(0, "we lost every boat"), quoted(1, "we lost every boat")],
    ["of few words", quoted(0, "every boat"), quoted(1, "we lost every boat")],
    ["of one paper", quoted(0, "we lost every boat"), quoted(0, "we lost every boat we had")],
  ])("are not those %s", (_, one, other) => expect(cutDifferently([one, other])).toEqual([]));
});
