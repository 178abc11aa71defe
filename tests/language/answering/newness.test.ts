import { expect, it } from "vitest";
import choice from "../../../src/language/answering/weights/choice.json" with { type: "json" };

it("a newer article never gets less than an older one for being new", () => {
  expect(choice.articles.newness).toBeGreaterThan(0);
  expect(Object.keys(choice.articles)).not.toContain("fresh");
});
