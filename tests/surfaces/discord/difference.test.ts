import type { APIApplicationCommand } from "discord-api-types/v10";
import { describe, expect, it } from "vitest";
import { type Definition, difference } from "../../../src/surfaces/discord/difference.ts";

const quote = {
  type: 1,
  name: "quote",
  description: "Who said what",
  options: [{ type: 3, name: "speaker", description: "Whose words", autocomplete: true, required: false }],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  default_member_permissions: null,
} satisfies Definition;

/** As Discord gives it back: with fields of its own, and defaults left out or written out. */
const held = (definition: Definition, id: string, extra: object = {}): APIApplicationCommand =>
  ({
    ...structuredClone(definition),
    id,
    application_id: "9",
    version: "1",
    nsfw: false,
    name_localizations: null,
    dm_permission: true,
    ...extra,
  }) as unknown as APIApplicationCommand;

describe("difference", () => {
  it("treats an omitted description and an empty one alike", () => {
    const menu = { type: 3, name: "Check this" } satisfies Definition;
    expect(difference([menu], [held(menu, "6", { description: "" })])).toMatchObject({ create: [], change: [], remove: [] });
  });

  it("ignores how Discord writes the same definition", () => {
    const asHeld = held(quote, "5", {
      contexts: [2, 1, 0],
      options: [{ description: "Whose words", name: "speaker", type: 3, autocomplete: true }],
    });
    expect(difference([quote], [asHeld])).toEqual({
      create: [],
      change: [],
      remove: [],
      same: [{ id: "5", name: "quote", type: 1 }],
    });
  });

  it.each<[string, object, string]>([
    ["a description", { description: "Whose words" }, "description"],
    ["a localization", { description_localizations: { fr: "Qui a dit quoi" } }, "description_localizations"],
    ["an option that is gone", { options: [] }, "options"],
    ["where it may be used", { contexts: [0] }, "contexts"],
    ["where it may be installed", { integration_types: [0] }, "integration_types"],
    ["who may use it", { default_member_permissions: "32" }, "default_member_permissions"],
  ])("sees %s", (_, changed, field) => {
    const found = difference([{ ...quote, ...changed } as Definition], [held(quote, "5")]);
    expect(found.change).toEqual([{ id: "5", definition: { ...quote, ...changed }, fields: [field] }]);
    expect([...found.create, ...found.remove, ...found.same]).toEqual([]);
  });

  it("sees the order of options", () => {
    const two = { ...quote, options: [...quote.options, { type: 3, name: "topic", description: "About" } as const] };
    const turned = { ...two, options: two.options.toReversed() };
    expect(difference([turned], [held(two, "5")]).change).toHaveLength(1);
  });

  it("creates and removes commands, and tells a message command from a slash command of the same name", () => {
    const menu: Definition = { type: 3, name: "quote" };
    const found = difference([menu], [held(quote, "5")]);
    expect(found).toEqual({ create: [menu], change: [], remove: [{ id: "5", name: "quote" }], same: [] });
  });
});
