import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../../scripts/own-postgres.ts";
import { signer } from "../surfaces/discord/signer.ts";
import { type StandIn, token } from "../surfaces/discord/stand-in.ts";

/** One process of the cluster; `index` is where its index is, but for the record's name. */
export type Process = { readonly name: string; readonly port: number; readonly health: number; readonly index: string };

/** Processes on one database, started again whenever they end, as systemd would: one that finds the database away ends at once. */
export type Cluster = {
  readonly processes: readonly Process[];
  /** Sends a signed interaction. Rejects where the process is down. */
  readonly ask: (process: Process, interaction: object) => Promise<unknown>;
  /** False if it was down already. */
  readonly kill: (process: Process) => boolean;
  /** Has every process caught up with the record? */
  readonly isCaughtUp: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly folder: string;
  readonly address: string;
  readonly discord: StandIn;
  /** The content folder of each process. */
  readonly contents: readonly string[];
  /** How wrong the clock of each is, in milliseconds. */
  readonly clocks: readonly number[];
  readonly random: () => number;
};

let latest = 1_300_000_000_000_000_000n;

/** Starts a process for each content folder. */
export async function openCluster({ folder, address, discord, contents, clocks, random }: Options): Promise<Cluster> {
  const { publicKey, sign } = await signer();
  const children = new Map<Process, ChildProcess>();
  let isEnding = false;

  function begin(one: Process, environment: Record<string, string>): void {
    const child = spawn(process.execPath, [join(import.meta.dirname, "scale-process.ts")], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", process.env.CAMPAIGN_LOG ? "inherit" : "ignore"],
    });
    children.set(one, child);
    child.once("exit", () => {
      if (!isEnding) setTimeout(begin, 200 + random() * 1000, one, environment);
    });
  }

  const processes: Process[] = [];
  for (const [n, content] of contents.entries()) {
    const index = join(folder, `p${n}`);
    const one = { name: `p${n}`, port: await freePort(), health: await freePort(), index };
    processes.push(one);
    begin(one, {
      ...{ DATABASE_URL: address, CONTENT_FOLDER: content, SOURCES_FILE: join(folder, "none.yaml"), PROCESS_NAME: one.name },
      ...{ ARCHIVE_FILE: `${index}.sqlite`, HTTP_PORT: String(one.port), HEALTH_PORT: String(one.health) },
      ...{ DISCORD_PUBLIC_KEY: publicKey, DISCORD_TOKEN: token, DISCORD_API: discord.api, DISCORD_SHARDS: "none" },
      ...{ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off", FOLLOW_POSTS_PER_HOUR: "1000", CLOCK_WRONG_BY: String(clocks[n]) },
    });
  }

  const health = async (one: Process) =>
    (await fetch(`http://127.0.0.1:${one.health}/health`)).json() as Promise<{ behind: number; ready: boolean }>;
  return {
    processes,
    async ask({ port }, interaction) {
      const body = JSON.stringify({ ...interaction, id: String(++latest) });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = { "X-Signature-Ed25519": await sign(timestamp, Buffer.from(body)), "X-Signature-Timestamp": timestamp };
      const signal = AbortSignal.timeout(30_000);
      const response = await fetch(`http://127.0.0.1:${port}/interactions`, { method: "POST", body, headers, signal });
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      return response.json();
    },
    kill: (one) => children.get(one)!.kill("SIGKILL"),
    isCaughtUp: async () => (await Promise.all(processes.map(health))).every(({ ready, behind }) => ready && behind === 0),
    async close() {
      isEnding = true;
      for (const child of children.values()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await gone;
      }
    },
  };
}
