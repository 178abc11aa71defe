import { expect, it } from "vitest";
import { type Campaign, limited } from "./budget.ts";
import { discord } from "./discord.ts";
import { disk } from "./disk.ts";
import { http } from "./http.ts";
import { kills } from "./kills.ts";
import { reader } from "./reader.ts";
import { tell } from "./tell.ts";

/** A short run of each campaign; `npm run campaign` runs longer ones. */
it.each<[string, Campaign, runs: number, counted: string]>([
  ["kills", kills, 2, "buttons of those answers that work"],
  ["disk", (budget) => disk(budget, 20), 40, "replies read"],
  ["discord", discord, 6, "mentions"],
  ["http", http, 1, "replayed, refused"],
  ["tell", tell, 3, "posts"],
  ["reader", reader, 120, "answers chosen by the model"],
])(
  "finds nothing wrong in a short campaign of %s",
  async (_, campaign, runs, counted) => {
    const { counts, faults } = await campaign(limited(1, 2, runs));
    expect(faults).toEqual([]);
    expect(counts[counted]).toBeGreaterThan(0);
  },
  120_000,
);
