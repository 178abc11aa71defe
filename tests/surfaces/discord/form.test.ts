import { expect, it } from "vitest";
import { field, form, longText, shortText } from "../../../src/surfaces/discord/form.ts";
import { FIELD_LABEL, FIELD_NOTE, FIELD_TEXT, FORM_TITLE } from "../../../src/surfaces/discord/limits.ts";

const long = "A text in a language with long words ".repeat(200);

it("a form cuts what is too long for Discord, visibly", () => {
  const { title, components } = form("id", long, [
    field(long, longText("words", 9000), long),
    field("Rate", shortText("rate", long, 10)),
  ]);
  expect([title.length <= FORM_TITLE, title.endsWith("…")]).toEqual([true, true]);
  expect(components).toMatchObject([
    { label: expect.stringMatching(/…$/), description: expect.stringMatching(/…$/), component: { max_length: FIELD_TEXT } },
    { label: "Rate", component: { value: "A text in " } },
  ]);
  const [first] = components as { label: string; description: string }[];
  expect([first!.label.length <= FIELD_LABEL, first!.description.length <= FIELD_NOTE]).toEqual([true, true]);
});
