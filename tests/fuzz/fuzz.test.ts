import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultOf } from "../../scripts/fuzz/judge.ts";
import { mutated } from "../../scripts/fuzz/mutate.ts";
import { seeded } from "../../src/audit/random.ts";

const folder = join(import.meta.dirname, "corpus");
const corpus = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);

describe("whatever input comes", () => {
  it.each(corpus)("%s is read without a fault", (_, bytes) => expect(faultOf(bytes)).toBeNull());

  it("is an article whose words stand in it, or refused", () => {
    const random = seeded(16);
    const all = corpus.map(([, bytes]) => bytes);
    for (let run = 0; run < 300; run++) expect(faultOf(mutated(all, random)), `run ${run}`).toBeNull();
  });
});
