import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { definitions } from "../../../src/surfaces/discord/definitions.ts";
import { shapes } from "../../../src/surfaces/discord/open.ts";

it("every command has its required options first, as Discord demands", () => {
  const order = definitions(shapes(commands, false)).flatMap(({ name, ...more }) => {
    const required = ("options" in more ? (more.options ?? []) : []).map((option) => option.required === true);
    return required.includes(true) ? [{ name, required }] : [];
  });
  expect(order.length).toBeGreaterThan(2);
  expect(order.map(({ required }) => required)).toEqual(
    order.map(({ required }) => required.toSorted((a, b) => Number(b) - Number(a))),
  );
});

it("an option that is required comes first even if the command names it last", () => {
  const [definition] = definitions([
    {
      ...[...shapes(commands, false)].find(({ name }) => name === "search")!,
      options: {
        since: { description: "From this day on", type: "text" },
        words: { description: "Words", type: "text", required: true },
      },
    },
  ]);
  expect((definition as { options: { name: string }[] }).options.map(({ name }) => name)).toEqual(["words", "since"]);
});
