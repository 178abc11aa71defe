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
    const odd = new URL("./odd-thread.ts", import.meta.url);
    const faultsOf = async (inputs: readonly number[], silent?: number) => {
      const judge = openThreadJudge(odd, silent);
      const faults: (string | null)[] = [];
      for (const first of inputs) faults.push(await judge.faultOf(new Uint8Array([first])));
      await judge.close();
      return faults;
    };
    // Filling the memory may take longer than a hang is waited for here.
    expect(await faultsOf([1, 1], 1000)).toEqual(Array(2).fill("hangs: nothing for 1 s"));
    expect(await faultsOf([0, 2, 0, 3, 0])).toEqual([null, "takes over 300 MB", null, "crash: Error: out of luck", null]);
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
