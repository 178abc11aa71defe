import { readdirSync, readFileSync } from "node:fs";
import { DOMParser } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { withConversation } from "../scripts/pictures/conversation.ts";
import { SHOTS } from "../scripts/pictures/pages.ts";
import { draw, PICTURES } from "../scripts/pictures.ts";

/** Every text of a picture: its words, where it begins and how wide it is drawn. */
function textsOf(svg: string) {
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  return [...document.querySelectorAll("text")].map((text) => ({
    words: text.textContent ?? "",
    x: Number(text.getAttribute("x")),
    width: Number(text.getAttribute("textLength") ?? 0),
  }));
}

let drawn: ReadonlyMap<string, string>;
let printed: string;
beforeAll(async () => {
  ({ pictures: drawn, printed } = await draw());
});

describe.each(Object.keys(PICTURES))("the picture %s", (name) => {
  it("is shown in the documentation", () => {
    expect(readdirSync("docs/pictures")).toContain(`${name}.svg`);
    expect(readFileSync("docs/pictures.md", "utf8")).toContain(`pictures/${name}.svg`);
  });

  it("is committed as it is drawn today: `npm run pictures` draws it anew", () => {
    expect(readFileSync(`docs/pictures/${name}.svg`, "utf8")).toBe(`${drawn.get(name)}\n`);
  });

  it("has every word inside its card, and loads nothing", () => {
    const svg = drawn.get(name)!;
    const texts = textsOf(svg);
    expect(texts.length).toBeGreaterThan(5);
    for (const { words, x, width } of texts) expect([words, x + width < 620]).toEqual([words, true]);
    expect(svg).not.toMatch(/<(?:image|script|style|foreignObject)|href=|url\((?!#)/);
  });
});

it.each(Object.entries(SHOTS))("the page %s is photographed at its width, and shown in the documentation", (name, { width }) => {
  const png = readFileSync(`docs/pictures/${name}.png`);
  expect(png.readUInt32BE(16)).toBe(width);
  expect(png.length).toBeLessThan(400_000);
  expect(readFileSync("docs/pictures.md", "utf8")).toContain(`pictures/${name}.png`);
});

it("the README shows the conversation as it is printed today: `npm run pictures` writes it anew", () => {
  const readme = readFileSync("README.md", "utf8");
  expect(withConversation(readme, printed)).toBe(readme);
  expect(printed).toContain("> /ask and who stayed in orbit?");
});

it("a picture shows the words of the reply", () => {
  const shown = textsOf(drawn.get("check")!)
    .map(({ words }) => words)
    .join("");
  expect(shown).toContain("These two nations have great culture and are influenced by new technology");
  expect(shown).toMatch(/✏️ Altered.*printed: great – to check: poor/);
});
