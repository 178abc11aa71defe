import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { commands } from "../../commands/index.ts";
import { freePort, openTestServer } from "../../scripts/own-postgres.ts";
import { configuration } from "../../src/config.ts";
import { differing, fingerprint } from "../../src/index/fingerprint.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { openLog } from "../../src/log.ts";
import { connect } from "../../src/postgres/connect.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { openState } from "../../src/state/state.ts";
import { answer } from "../../src/surfaces/discord/answer.ts";
import { openBot } from "../../src/surfaces/discord/open.ts";
import { slash } from "../surfaces/discord/interactions.ts";
import { signer } from "../surfaces/discord/signer.ts";
import { standIn, token } from "../surfaces/discord/stand-in.ts";
import { type Budget, type Findings, tally } from "./budget.ts";

/** Fewer for a quick look: CAMPAIGN_ARTICLES=200. */
const ARTICLES = Number(process.env.CAMPAIGN_ARTICLES ?? 2000);
const CLOCKS = [0, 200_000, -200_000] as const;
const TOPICS = "ferry harbour rates budget glacier orchestra vaccine stadium pipeline library tram lighthouse".split(" ");
const PEOPLE = ["Ana Ruiz", "Lena Vogel", "Kofi Mensah", "Tomás Ruiz", "Hana Endo", "Jack Holm"];

type Process = {
  readonly name: string;
  readonly port: number;
  readonly environment: Record<string, string>;
  child: ChildProcess | null;
};

/**
 * Three processes on one PostgreSQL, whose clocks differ, while articles arrive in two of them and questions in all; processes are killed, the database
 * is stopped and started, connections are cut, articles purged. In the end nothing may be lost or said twice, each index must be the same, and each
 * process must answer as one process on SQLite.
 */
export async function scale({ random, more }: Budget): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  while (more()) await oneRun(random, count, faults);
  return { counts, faults };
}

async function oneRun(random: () => number, count: (what: string, by?: number) => void, faults: string[]): Promise<void> {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const folder = mkdtempSync(join(tmpdir(), "verbatim-scale-"));
  const server = await openTestServer();
  const address = server.address("scale");
  const database = connect(address);
  const discord = await standIn();
  const { publicKey, sign } = await signer();
  const state = await openPostgresState(database);
  const record = await openPostgresRecord(database, 1000);
  const own = openArchive(join(folder, "own.sqlite"), () => new Date(), record);
  for (const [n, topic] of TOPICS.entries()) {
    const channel = `30000000000000000${n % 6}`;
    const follow = { channel, server: "9", user: "5", conditions: { topic }, locale: "en", quiet: null, role: null };
    await state.telling!.follows.add({ ...follow, begins: 0 });
  }
  await state.telling!.outbox.decide(null, 0, { posts: [], decisions: [], copies: [] });

  const contents = ["a", "b", "none"].map((name) => join(folder, name));
  for (const content of contents) mkdirSync(content);
  let isEnding = false;
  /** Starts a process, and again whenever it ends, as systemd would: one that finds the database away ends at once. */
  function begin(one: Process): void {
    one.child = spawn(process.execPath, [join(import.meta.dirname, "scale-process.ts")], {
      env: { ...process.env, ...one.environment },
      stdio: ["ignore", "ignore", process.env.CAMPAIGN_LOG ? "inherit" : "ignore"],
    });
    one.child.once("exit", () => {
      if (!isEnding) setTimeout(begin, 200 + random() * 1000, one);
    });
  }
  const processes: Process[] = [];
  for (const [n, content] of contents.entries()) {
    const port = await freePort();
    const environment = {
      ...{ DATABASE_URL: address, CONTENT_FOLDER: content, SOURCES_FILE: join(folder, "none.yaml"), PROCESS_NAME: `p${n}` },
      ...{ ARCHIVE_FILE: join(folder, `p${n}.sqlite`), HTTP_PORT: String(port), HEALTH_PORT: String(await freePort()) },
      ...{ DISCORD_PUBLIC_KEY: publicKey, DISCORD_TOKEN: token, DISCORD_API: discord.api, DISCORD_SHARDS: "none" },
      ...{ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off", FOLLOW_POSTS_PER_HOUR: "1000", CLOCK_WRONG_BY: String(CLOCKS[n]) },
    };
    processes.push({ name: `p${n}`, port, environment, child: null });
  }

  let latest = 1_300_000_000_000_000_000n;
  const ask = async (port: number, interaction: object): Promise<unknown> => {
    const body = JSON.stringify({ ...interaction, id: String(++latest) });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = { "X-Signature-Ed25519": await sign(timestamp, Buffer.from(body)), "X-Signature-Timestamp": timestamp };
    const response = await fetch(`http://127.0.0.1:${port}/interactions`, { method: "POST", body, headers });
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    return response.json();
  };
  const question = () =>
    any([
      () => slash("quote", { speaker: any(PEOPLE) }),
      () => slash("search", { words: any(TOPICS) }),
      () => slash("ask", { question: `What did ${any(PEOPLE)} say about the ${any(TOPICS)}?` }),
      () => slash("quote", { topic: any(TOPICS), since: "2020-01-01" }),
    ])();

  // The chaos, while articles arrive.
  let written = 0;
  let isOver = false;
  const write = () => {
    const [topic, person] = [any(TOPICS), any(PEOPLE)];
    const text = `The ${topic} of ${written} was in the news again. “We have waited ${written} weeks for the ${topic},” said ${person}. Nobody in ${person.split(" ")[1]}’s office said more.`;
    const front = `---\ntitle: Story ${written} of the ${topic}\npublished: ${new Date().toISOString()}\nsource: The Harbour Post\n---\n\n`;
    writeFileSync(join(contents[written % 2]!, `${written}.md`), front + text);
    written++;
  };
  const arriving = (async () => {
    while (written < ARTICLES) {
      for (let n = 0; n < 20 && written < ARTICLES; n++) write();
      await wait(1000);
    }
  })();
  const asking = (async () => {
    while (!isOver) {
      const { port } = any(processes);
      await ask(port, question()).then(
        () => count("questions answered meanwhile"),
        () => count("questions to a process that was down"),
      );
      await wait(50);
    }
  })();
  for (const one of processes) begin(one);
  const killed = async (one: Process) => {
    if (one.child!.kill("SIGKILL")) count("processes killed");
  };
  const purged = new Set<string>();
  const events = [
    () => killed(any(processes)),
    () => killed(any(processes)),
    async () => {
      await server.control!.stop();
      await wait(500 + random() * 3000);
      await server.control!.start();
      count("times the database was stopped");
    },
    async () => {
      await database.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`;
      count("times every connection was cut");
    },
    async () => {
      await own.catchUp();
      const held = (await own.list({}, 5000)).filter(({ withdrawn }) => !withdrawn);
      const article = held[Math.floor(random() * held.length)];
      if (!article) return;
      if (random() < 0.5) await own.withdraw(article.id);
      else {
        await own.purge(article.id);
        purged.add(article.id);
      }
      count("articles withdrawn or purged");
    },
  ];
  await Promise.all([
    arriving,
    (async () => {
      while (written < ARTICLES) {
        await wait(500 + random() * 2500);
        await any(events)().catch(() => count("events that the database refused"));
      }
    })(),
  ]);

  // Calm: everything arrives.
  const until = async (what: string, isTrue: () => Promise<boolean>, minutes: number) => {
    for (const deadline = Date.now() + minutes * 60_000; !(await isTrue().catch(() => false)); await wait(500))
      if (Date.now() > deadline) {
        faults.push(`not within ${minutes} minutes: ${what}`);
        return;
      }
  };
  const ids = async () => new Set((await database.sql`SELECT DISTINCT id FROM change`).map(({ id }) => String(id)));
  await until("every article is in the record", async () => (await ids()).size >= ARTICLES, 10);
  isOver = true;
  await asking;
  const health = async ({ environment }: Process) =>
    (await fetch(`http://127.0.0.1:${environment.HEALTH_PORT}/health`)).json() as Promise<{ behind: number; ready: boolean }>;
  const allUp = async () => (await Promise.all(processes.map(health))).every(({ ready, behind }) => ready && behind === 0);
  await until("every process has caught up", allUp, 5);
  const unsent = async () =>
    (await database.sql`SELECT count(*) AS n FROM post WHERE state IN ('waiting', 'sending')`)[0]!.n as number;
  const decided = async () => (await state.telling!.outbox.cursor())! >= (await lastAdded());
  const lastAdded = async () =>
    (await database.sql`SELECT coalesce(max(place), 0) AS place FROM change WHERE kind = 'added'`)[0]!.place as number;
  await until("everything is decided", decided, 5);
  await until("every post is sent", async () => (await unsent()) === 0, 10);

  // Nothing said twice, nothing lost.
  const sent = await database.sql<{ message: string }[]>`SELECT message FROM post WHERE state = 'sent'`;
  const messages = new Set(discord.messages.map(({ id }) => id));
  count("posts", sent.length);
  if (messages.size !== sent.length)
    faults.push(`${sent.length} posts were sent, ${messages.size} messages stand in the channels`);
  for (const { message } of sent)
    if (!messages.has(message)) faults.push(`a post was noted as sent and stands nowhere: ${message}`);
  const dropped = await database.sql<{ why: string; n: number }[]>`
    SELECT why, count(*) AS n FROM post WHERE state = 'dropped' GROUP BY why`;
  for (const { why, n } of dropped) count(`posts dropped: ${why}`, n);
  const untold = await database.sql`
    SELECT DISTINCT c.id FROM change c WHERE c.kind = 'added' AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.article = c.id)`;
  // A withdrawn article is not told of if it was withdrawn before its turn.
  const withdrawn = new Set((await database.sql`SELECT id FROM change WHERE kind = 'withdrawn'`).map(({ id }) => String(id)));
  for (const { id } of untold) if (!withdrawn.has(id)) faults.push(`nobody was told of ${id}, and nothing says why`);

  // Every process answers as one process on SQLite does.
  const reference = openArchive(":memory:");
  const alone = openArchive(join(folder, "alone.sqlite"), undefined, record);
  await alone.catchUp();
  await reference.close();
  const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
  const runtime = { commands, services: { archive: alone, now: () => new Date() }, share: config.share };
  // On a busy machine an answer may be promised for later; here it is wanted whole.
  const bot = { ...openBot(runtime, openState(":memory:"), config, openLog("silent")), patience: 600_000 };
  const whole = async (port: number, asked: object): Promise<string> => {
    for (let tries = 0; ; tries++) {
      const found = await ask(port, asked).then((callback) => JSON.stringify(callback), String);
      if (!found.startsWith('{"type":5') || tries === 20) return found;
      await wait(500);
    }
  };
  for (let n = 0; n < 100; n++) {
    const asked = question();
    const expected = JSON.stringify((await answer({ ...asked, id: "1" }, bot)).callback);
    for (const { name, port } of processes) {
      const found = await whole(port, asked);
      count("answers compared");
      if (found === expected) continue;
      const at = [...expected].findIndex((letter, n) => letter !== found[n]);
      const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
      const { data } = asked as { data?: unknown };
      faults.push(`${name} answers ${JSON.stringify(data)} otherwise: ${around(found)} instead of ${around(expected)}`);
    }
  }
  await alone.close();
  await own.catchUp();
  await own.close();
  isEnding = true;
  for (const { child } of processes) {
    const gone = new Promise((resolve) => child!.once("exit", resolve));
    child!.kill("SIGTERM");
    await gone;
  }
  const { identity } = record;
  const files = [...processes.map(({ name }) => join(folder, `${name}.${identity.slice(0, 8)}.sqlite`))];
  const expected = fingerprint(join(folder, "alone.sqlite"));
  for (const file of [join(folder, "own.sqlite"), ...files]) {
    count("indexes compared");
    const tables = differing(expected, fingerprint(file));
    if (tables.length > 0) faults.push(`an index differs from one built afterwards in ${tables.join(", ")}: ${file}`);
  }
  count("articles", ARTICLES);
  await discord.close();
  await database.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
