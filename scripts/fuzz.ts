// Reads mutated inputs and keeps those that go wrong:  npm run fuzz -- --minutes N --seed S
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seeded } from "../src/audit/random.ts";
import { mutated } from "./fuzz/mutate.ts";
import { openThreadJudge } from "./fuzz/thread-judge.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } } });
const folder = join(import.meta.dirname, "..", "tests", "fuzz", "corpus");
const corpus = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
const random = seeded(Number(values.seed));
const until = performance.now() + Number(values.minutes) * 60_000;
const faults = new Set<string>();
const judge = openThreadJudge();
let runs = 0;

for (; performance.now() < until; runs++) {
  const bytes = mutated(corpus, random);
  const fault = await judge.faultOf(bytes);
  const kind = fault?.slice(0, 40);
  if (kind === undefined || faults.has(kind)) continue;
  faults.add(kind);
  const file = join(folder, `found-${values.seed}-${runs}`);
  writeFileSync(file, bytes);
  console.log(`${fault}: kept as ${file}`);
}
await judge.close();
console.log(`${runs} inputs, ${faults.size} kinds of fault`);
process.exitCode = faults.size > 0 ? 1 : 0;
