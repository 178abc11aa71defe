import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openTestServer } from "../../scripts/own-postgres.ts";
import { differing, fingerprint } from "../../src/index/fingerprint.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { connect } from "../../src/postgres/connect.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { press, slash } from "../surfaces/discord/interactions.ts";
import { standIn } from "../surfaces/discord/stand-in.ts";
import { type Budget, type Findings, tally } from "./budget.ts";
import { openArticles, PEOPLE, TOPICS } from "./scale-articles.ts";
import { buttonsOf, checkAnswers, checkPosts, returned, unlike } from "./scale-checks.ts";
import { openCluster } from "./scale-cluster.ts";

/** Fewer for a quick look: CAMPAIGN_ARTICLES=200. */
const ARTICLES = Number(process.env.CAMPAIGN_ARTICLES ?? 2000);
/** New articles a second, and how many of them are followed by a revision of an earlier one. */
const A_SECOND = 10;
const REVISED = 0.15;
const CLOCKS = [0, 200_000, -200_000];
const CHANNELS = Array.from({ length: 6 }, (_, n) => `30000000000000000${n}`);

/**
 * Three processes on one PostgreSQL, whose clocks differ, while articles arrive in two of them and questions in all; processes are killed, the database
 * is stopped and started, connections are cut, articles revised, withdrawn and purged, digests due. In the end nothing may be lost or said twice, each
 * index must be the same, and each process must answer as one process on SQLite.
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
  const { sql } = database;
  const discord = await standIn();
  const state = await openPostgresState(database);
  const { follows, digests, outbox } = state.telling!;
  const record = await openPostgresRecord(database, 1000);
  const own = openArchive(join(folder, "own.sqlite"), () => new Date(), record);
  for (const [n, topic] of TOPICS.entries()) {
    const follow = { channel: CHANNELS[n % CHANNELS.length]!, server: "9", user: "5", conditions: { topic }, locale: "en" };
    await follows.add({ ...follow, quiet: null, role: null, begins: 0 });
  }
  await outbox.decide(null, 0, { posts: [], decisions: [], copies: [] });
  const contents = ["a", "b", "none"].map((name) => join(folder, name));
  for (const content of contents) mkdirSync(content);
  const articles = openArticles(contents.slice(0, 2), random);
  const cluster = await openCluster({ folder, address, discord, contents, clocks: CLOCKS, random });

  const question = () =>
    any([
      () => slash("quote", { speaker: any(PEOPLE) }),
      () => slash("search", { words: any(TOPICS) }),
      () =>
        slash("search", {
          words: `nobody waited for the ${any(TOPICS)} and ${any(PEOPLE)} and everybody else did not call again`,
        }),
      () => slash("ask", { question: `What did ${any(PEOPLE)} say about the ${any(TOPICS)}?` }),
      () => slash("quote", { topic: any(TOPICS), since: "2020-01-01" }),
      () => slash("people"),
      () => slash("person", { name: any(PEOPLE) }),
      () => slash("topics"),
      () => slash("timeline", { topic: any(TOPICS) }),
      () => slash("summary", { article: `Story ${Math.floor(random() * ARTICLES)}` }),
    ])();

  // Articles, questions and faults, all at a time.
  const isArriving = () => articles.written() < ARTICLES;
  let isOver = false;
  async function arrive(): Promise<void> {
    while (isArriving()) {
      for (let n = 0; n < A_SECOND && isArriving(); n++) {
        articles.write();
        if (random() < REVISED) {
          articles.revise();
          count("revisions written");
        }
      }
      await wait(1000);
    }
  }
  async function askOne(): Promise<void> {
    const reply = await cluster.ask(any(cluster.processes), question());
    count("questions answered meanwhile");
    const buttons = buttonsOf(reply);
    if (buttons.length === 0) return;
    const pressed = JSON.stringify(await cluster.ask(any(cluster.processes), press(any(buttons))));
    count("buttons pressed meanwhile");
    if (pressed.includes("earlier version")) faults.push(`a button sent by one process is unknown to another: ${pressed}`);
  }
  async function askOn(): Promise<void> {
    while (!isOver) {
      await askOne().catch(() => count("questions to a process that was down"));
      await wait(50);
    }
  }

  const purged = new Set<string>();
  async function someArticle() {
    await own.catchUp();
    return any((await own.list({}, 1_000_000)).filter(({ withdrawn, path }) => !withdrawn && articles.texts.has(path)));
  }
  const due = new Map<string, number>();
  let digestsDue = 0;
  const events = [
    async () => {
      if (cluster.kill(any(cluster.processes))) count("processes killed");
    },
    async () => {
      if (cluster.kill(any(cluster.processes))) count("processes killed");
    },
    async () => {
      await server.control!.stop();
      await wait(500 + random() * 3000);
      await server.control!.start();
      count("times the database was stopped");
    },
    async () => {
      await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`;
      count("times every connection was cut");
    },
    async () => {
      const article = await someArticle();
      if (article && (await own.withdraw(article.id))) count("articles withdrawn");
    },
    async () => {
      const article = await someArticle();
      if (!article) return;
      articles.remove(article.path);
      purged.add(article.id);
      await own.purge(article.id);
      count("articles purged");
    },
    async () => {
      const channel = any(CHANNELS);
      const before = await digests.get(channel);
      if (before && before.next === due.get(channel)) return;
      const next = database.now();
      // Twelve hours off, so that none comes due by itself meanwhile.
      const at = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, "0")}:00`;
      const schedule = { at, zone: "UTC", days: [] };
      await digests.set({ channel, server: "9", user: "5", schedule, locale: "en", next, since: next - 60_000 });
      due.set(channel, next);
      digestsDue++;
    },
  ];
  async function disturb(): Promise<void> {
    // Each event once before any comes again.
    for (let deck = [...events]; isArriving(); deck = deck.length > 0 ? deck : [...events]) {
      await wait(500 + random() * 2500);
      const [event] = deck.splice(Math.floor(random() * deck.length), 1);
      await event!().catch(() => count("events that the database refused"));
    }
  }
  // On a busy machine all articles would be written before the first process runs.
  while (!(await cluster.isCaughtUp().catch(() => false))) await wait(200);
  const asking = askOn();
  await Promise.all([arrive(), disturb()]);

  // Calm: everything arrives.
  const until = async (what: string, isTrue: () => Promise<boolean>, minutes: number) => {
    for (const deadline = Date.now() + minutes * 60_000; !(await isTrue().catch(() => false)); await wait(500))
      if (Date.now() > deadline) return void faults.push(`not within ${minutes} minutes: ${what}`);
  };
  const isNone = async (query: Promise<readonly unknown[]>) => (await query).length === 0;
  const lastAdded = async () =>
    (await sql`SELECT coalesce(max(place), 0) AS place FROM change WHERE kind = 'added'`)[0]!.place as number;
  // A purge that the database refused is asked for again, as its operator would.
  for (const id of purged) await until(`the purge of ${id}`, () => own.purge(id).then(() => true), 1);
  await until(
    "every file is held as it is",
    () =>
      own
        .catchUp()
        .then(() => unlike(own, articles))
        .then(({ length }) => length === 0),
    10,
  );
  isOver = true;
  await asking;
  await until("every process has caught up", cluster.isCaughtUp, 5);
  await until("everything is decided", async () => (await outbox.cursor())! >= (await lastAdded()), 5);
  await until("every digest is written", async () => (await digests.due(database.now())).length === 0, 1);
  await until("every post is sent", () => isNone(sql`SELECT 1 FROM post WHERE state IN ('waiting', 'sending')`), 10);

  const alone = openArchive(join(folder, "alone.sqlite"), undefined, record);
  await alone.catchUp();
  faults.push(...(await checkPosts(database, discord.messages, digestsDue, count)));
  faults.push(...(await unlike(alone, articles)), ...(await returned(database, purged)));
  const questions = Array.from({ length: 100 }, question);
  faults.push(...(await checkAnswers(cluster, alone, questions, count)));
  await alone.close();
  await own.catchUp();
  await own.close();
  await cluster.close();
  const expected = fingerprint(join(folder, "alone.sqlite"));
  const indexes = cluster.processes.map(({ index }) => `${index}.${record.identity.slice(0, 8)}.sqlite`);
  for (const file of [join(folder, "own.sqlite"), ...indexes]) {
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
