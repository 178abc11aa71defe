import { expect, it } from "vitest";
import { readInteraction } from "../../../src/surfaces/discord/interaction.ts";
import { press } from "./interactions.ts";

/** A component inside a component, so many deep. */
function nested(depth: number): object {
  let component: object = { type: 2 };
  for (let level = 0; level < depth; level++) component = { type: 1, components: [component] };
  return component;
}

it.each([10, 1000, 20_000])("reads or refuses components nested %i deep without throwing", (depth) => {
  const raw = { ...(press("1:help?") as object), message: { id: "1", components: [nested(depth)] } };
  expect(() => readInteraction(raw)).not.toThrow();
});
