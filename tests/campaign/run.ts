// Attacks the program:  npm run campaign -- kills|disk|discord|http|reader|tell|scale [--minutes N] [--runs N] [--seed N]
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Campaign, limited } from "./budget.ts";
import { discord } from "./discord.ts";
import { disk } from "./disk.ts";
import { http } from "./http.ts";
import { kills } from "./kills.ts";
import { reader } from "./reader.ts";
import { scale } from "./scale.ts";
import { tell } from "./tell.ts";

const campaigns: Readonly<Record<string, Campaign>> = { kills, disk, discord, http, reader, tell, scale };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "5" }, runs: { type: "string" }, seed: { type: "string", default: "1" } },
});
const campaign = campaigns[positionals[0] ?? ""];
if (!campaign) {
  console.error(`usage: npm run campaign -- ${Object.keys(campaigns).join("|")} [--minutes N] [--runs N] [--seed N]`);
  process.exit(2);
}
const { counts, faults } = await campaign(limited(Number(values.seed), Number(values.minutes), Number(values.runs ?? Infinity)));
for (const [what, count] of Object.entries(counts)) console.log(`${count.toLocaleString("en")} ${what}`);
for (const fault of faults.slice(0, 50)) console.log(`FAULT: ${fault}`);
setFlagsFromString("--expose-gc");
runInNewContext("gc")();
const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
// What the system lent (RSS) is mostly garbage not yet collected: only what is live tells of a leak.
console.log(`${faults.length} faults, ${megabytes(heapUsed + arrayBuffers)} live in the end, of ${megabytes(rss)} held`);
process.exit(faults.length > 0 ? 1 : 0);

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
