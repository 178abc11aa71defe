import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
const archive = join(folder, "archive.db");

async function run(args: readonly string[], input: readonly string[] = []) {
  const out: string[] = [];
  const status = await main(["node", "verbatim", ...args, "--archive", archive], {
    out: (line) => out.push(line),
    err: () => {},
    lines: async function* () {
      yield* input;
    },
    interactive: false,
  });
  return { status, out };
}

describe("verbatim check", () => {
  beforeAll(async () => {
    const file = join(folder, "pier.txt");
    writeFileSync(
      file,
      "The pier stays shut\n\n“Nobody should pay for a pier under water,” Marta Ortega said. The harbour agreed.\n",
    );
    await run(["add", file]);
  });

  it("gives one line of JSON a line of input, plain or with a speaker, the quotation as it came in", async () => {
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
    const told = out.map((line) => JSON.parse(line));
    expect(told.map(({ quote, verdict }) => [quote, verdict])).toEqual([
      ["nobody should pay for a pier under water", "exact"],
      ["Nobody should pay for a pier under ice", "altered"],
      ["{over the moon", "absent"],
    ]);
    expect(told[1].changes).toEqual([{ stored: "water", given: "ice", turns: "word" }]);
    expect(told[2].match).toBeNull();
  });

  it("compares the speaker, and says what it looked through", async () => {
    const wrong = await run(["check", "Nobody should pay for a pier", "--speaker", "Paul Adeyemi", "--json"]);
    expect(JSON.parse(wrong.out[0]!)).toMatchObject({ verdict: "misattributed", match: { speaker: "Marta Ortega" } });
    const absent = await run(["check", "over the moon and back again"]);
    expect(absent.out[0]).toContain("not in the 1 article held");
  });

  it("gives words that no article gives to anybody as misattributed, without a speaker", async () => {
    const { out } = await run(["check", "The harbour agreed", "--speaker", "Marta Ortega", "--json"]);
    expect(JSON.parse(out[0]!)).toMatchObject({ verdict: "misattributed", match: { text: "The harbour agreed", speaker: null } });
  });
});
