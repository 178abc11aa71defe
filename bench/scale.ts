import { type ChildProcess, spawn } from "node:child_process";
import type { webcrypto } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, openTestServer } from "../scripts/own-postgres.ts";
import { entryOf } from "../src/index/entry.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { connect } from "../src/postgres/connect.ts";
import { openPostgresRecord } from "../src/record/postgres-record.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

const BATCH = 100;
/** Requests in flight at once, and requests per measurement. */
const CONCURRENT = 32;
const REQUESTS = 3000;

const seconds = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1);
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/**
 * Several processes on one PostgreSQL: adding, a new process until it is ready, the size of the database, and `/quote` over HTTP with 1, 2 and 4
 * processes. Database, processes and the client that asks share this machine.
 */
export async function bench({ articles: count }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const server = await openTestServer();
  const address = server.address("bench");
  const database = connect(address);
  const record = await openPostgresRecord(database);
  const first = openArchive(join(folder, "first.sqlite"), () => new Date(0), record);

  const speakers: string[] = [];
  let begun = performance.now();
  let entries: ReturnType<typeof entryOf>[] = [];
  for (const [article, analysis] of corpus(count)) {
    const raw = Buffer.from(`---\ntitle: ${article.title}\n---\n${article.text}`);
    entries.push(entryOf(article, analysis, raw));
    const [quoted] = analysis.quotations;
    const name = quoted?.speaker?.name;
    if (name && speakers.length < 200) speakers.push(article.text.slice(name.start, name.end));
    if (entries.length === BATCH) await first.addAll(entries.splice(0));
  }
  await first.addAll(entries);
  entries = [];
  console.log(`adding ${count} analysed articles to PostgreSQL and an index: ${seconds(begun)} s`);
  await first.close();

  const [size] = await database.sql<{ bytes: number; inputs: number; readings: number }[]>`
    SELECT (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'bench' AND c.relkind = 'r')::bigint AS bytes,
      sum(length(bytes))::bigint AS inputs, sum(length(reading))::bigint AS readings FROM input`;
  const { bytes, inputs, readings } = size!;
  const each = (all: number) => Math.round(all / count);
  console.log(
    `PostgreSQL: ${megabytes(bytes)} MB, ${each(bytes)} bytes an article (raw input ${each(inputs)}, what was found ${each(readings)}); the index ${megabytes(statSync(join(folder, "first.sqlite")).size)} MB`,
  );

  begun = performance.now();
  const used = process.cpuUsage();
  const second = openArchive(join(folder, "second.sqlite"), () => new Date(0), record);
  await second.catchUp();
  const { user, system } = process.cpuUsage(used);
  console.log(
    `a new process has taken up ${count} articles after ${seconds(begun)} s (${((user + system) / 1e6).toFixed(1)} s of processor time)`,
  );
  const [restarted, held] = [performance.now(), second.size()];
  await second.catchUp();
  console.log(`one that resumes with ${held} articles: ${((performance.now() - restarted) / 1000).toFixed(3)} s`);
  await second.close();

  const keys = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey("raw", keys.publicKey)).toString("hex");
  const ports: number[] = [];
  const children: ChildProcess[] = [];
  for (const processes of [1, 2, 4]) {
    while (children.length < processes) {
      const [port, healthPort] = [await freePort(), await freePort()];
      const name = join(folder, `p${port}`);
      cpSync(join(folder, "second.sqlite"), `${name}.${record.identity.slice(0, 8)}.sqlite`);
      const environment = {
        ...{ DATABASE_URL: address, ARCHIVE_FILE: `${name}.sqlite`, PROCESS_NAME: `p${port}`, VERBATIM_ROLES: "answer" },
        ...{ HTTP_PORT: String(port), HEALTH_PORT: String(healthPort), DISCORD_PUBLIC_KEY: publicKey },
      };
      const child = spawn(process.execPath, [join(import.meta.dirname, "scale", "process.ts")], {
        env: { ...process.env, ...environment },
        stdio: ["pipe", "ignore", "inherit"],
      });
      children.push(child);
      ports.push(port);
      const isReady = () =>
        fetch(`http://127.0.0.1:${port}/health`).then(
          ({ ok }) => ok,
          () => false,
        );
      while (!(await isReady())) await wait(100);
    }
    await rate(ports, await requests(keys.privateKey, speakers, 500));
    const found = await rate(ports, await requests(keys.privateKey, speakers, REQUESTS));
    console.log(`/quote with ${processes} processes on ${availableParallelism()} cores: ${Math.round(found)} requests/s`);
  }
  for (const child of children) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.stdin!.end();
    await gone;
  }
  await database.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

let latest = 2_000_000_000_000_000_000n;

/** Signed `/quote` interactions, each of another person in another channel, so that none is refused. */
async function requests(key: webcrypto.CryptoKey, speakers: readonly string[], count: number): Promise<RequestInit[]> {
  const signed: RequestInit[] = [];
  for (let n = 0; n < count; n++) {
    const option = { type: 3, name: "speaker", value: speakers[n % speakers.length] };
    const id = String(++latest);
    const asked = { type: 2, data: { name: "quote", type: 1, options: [option] }, channel_id: id, user: { id } };
    const body = JSON.stringify({ ...{ id, application_id: "1", token: "t", locale: "en-US" }, ...asked });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = Buffer.from(await crypto.subtle.sign("Ed25519", key, Buffer.from(timestamp + body))).toString("hex");
    signed.push({ method: "POST", body, headers: { "X-Signature-Ed25519": signature, "X-Signature-Timestamp": timestamp } });
  }
  return signed;
}

/** Requests per second over all ports in turn. Throws where one is not answered with 200. */
async function rate(ports: readonly number[], sent: readonly RequestInit[]): Promise<number> {
  const begun = performance.now();
  let next = 0;
  const one = async () => {
    while (next < sent.length) {
      const port = ports[next % ports.length];
      const request = sent[next++]!;
      const send = () => fetch(`http://127.0.0.1:${port}/interactions`, request);
      // The endpoint closes idle connections, sometimes just as a request arrives.
      const response = await send().catch(send);
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, one));
  return sent.length / ((performance.now() - begun) / 1000);
}

if (import.meta.main) await bench({ articles: 2000 } as BenchOptions);
