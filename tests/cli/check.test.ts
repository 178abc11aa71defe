import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { verbatim } from "./verbatim.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
const archive = join(folder, "archive.db");

const run = (args: readonly string[], input: readonly string[] = []) => verbatim([...args, "--archive", archive], input);

describe("verbatim check", () => {
  beforeAll(async () => {
    const file = join(folder, "pier.txt");
    writeFileSync(
      file,
      "The pier stays shut\n\n“Nobody should pay for a pier under water,” Marta Ortega said. The harbour agreed.\n",
    );
    await run(["add", file]);
  });

  it("answers each line, plain or with a speaker, with JSON that repeats the quotation", async () => {
    const { status, out } = await run(
      ["check", "-", "--json"],
      [
        "nobody should pay for a pier under water",
        "",
        '{"quote":"Nobody should pay for a pier under ice","speaker":"Ortega"}',
        "{over the moon",
      ],
    );
    expect(status).toBe(0);
    const results = out.map((line) => JSON.parse(line));
    expect(results.map(({ quote, verdict }) => [quote, verdict])).toEqual([
      ["nobody should pay for a pier under water", "exact"],
      ["Nobody should pay for a pier under ice", "altered"],
      ["{over the moon", "absent"],
    ]);
    expect(results[1].changes).toEqual([{ stored: "water", given: "ice", turns: "word" }]);
    expect(results[2].match).toBeNull();
    expect(results.map(({ nearest }) => nearest)).toEqual([null, null, null]);
    const [near] = (await run(["check", "They will pay for a pier that costs a lot of money", "--json"])).out.map((line) =>
      JSON.parse(line),
    );
    expect(near).toMatchObject({ verdict: "absent", match: null, nearest: { text: "Nobody should pay for a pier" } });
  });

  it("compares the speaker, and says how many articles it searched", async () => {
    const wrong = await run(["check", "Nobody should pay for a pier", "--speaker", "Paul Adeyemi", "--json"]);
    expect(JSON.parse(wrong.out[0]!)).toMatchObject({ verdict: "misattributed", match: { speaker: "Marta Ortega" } });
    const absent = await run(["check", "over the moon and back again"]);
    expect(absent.out[0]).toContain("not in the 1 article held");
  });

  it("calls words that no article attributes misattributed, without a speaker", async () => {
    const { out } = await run(["check", "The harbour agreed", "--speaker", "Marta Ortega", "--json"]);
    expect(JSON.parse(out[0]!)).toMatchObject({ verdict: "misattributed", match: { text: "The harbour agreed", speaker: null } });
  });
});
