// Reads mutated inputs and keeps those that go wrong:  npm run fuzz -- --minutes N --seed S
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seeded } from "../src/audit/random.ts";
import { faultOf } from "./fuzz/judge.ts";
import { mutated } from "./fuzz/mutate.ts";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } } });
const folder = join(import.meta.dirname, "..", "tests", "fuzz", "corpus");
const corpus = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
const random = seeded(Number(values.seed));
const until = performance.now() + Number(values.minutes) * 60_000;
const faults = new Set<string>();
let runs = 0;

console.error = () => {}; // the feed parser and Readability print warnings
for (; performance.now() < until; runs++) {
  const bytes = mutated(corpus, random);
  const fault = faultOf(bytes);
  const kind = fault?.slice(0, 40);
  if (kind === undefined || faults.has(kind)) continue;
  faults.add(kind);
  const file = join(folder, `found-${values.seed}-${runs}`);
  writeFileSync(file, bytes);
  console.log(`${fault}: kept as ${file}`);
}
console.log(`${runs} inputs, ${faults.size} kinds of fault, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB held`);
process.exitCode = faults.size > 0 ? 1 : 0;
