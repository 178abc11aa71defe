import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultOf } from "../../scripts/fuzz/judge.ts";
import { mutated } from "../../scripts/fuzz/mutate.ts";
import { openThreadJudge } from "../../scripts/fuzz/thread-judge.ts";
import { seeded } from "../../src/audit/random.ts";

const folder = join(import.meta.dirname, "corpus");
const corpus = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);

describe("whatever input comes", () => {
  it.each(corpus)("%s is read without a fault", (_, bytes) => expect(faultOf(bytes)).toBeNull());

  it("is read within 300 MB and without hanging", async () => {
    const odd = openThreadJudge(new URL("./odd-thread.ts", import.meta.url), 3000);
    const faults: (string | null)[] = [];
    for (const first of [0, 1, 0, 2, 3, 0]) faults.push(await odd.faultOf(new Uint8Array([first])));
    await odd.close();
    expect(faults).toEqual([null, "hangs: nothing for 3 s", null, "takes over 300 MB", "crash: Error: out of luck", null]);
    const judge = openThreadJudge();
    for (const [name, bytes] of corpus) expect(await judge.faultOf(bytes), name).toBeNull();
    await judge.close();
  }, 60_000);

  it("is an article whose words stand in it, or refused", () => {
    const random = seeded(16);
    const all = corpus.map(([, bytes]) => bytes);
    for (let run = 0; run < 300; run++) expect(faultOf(mutated(all, random)), `run ${run}`).toBeNull();
  });
});
