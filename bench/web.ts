import { rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../commands/index.ts";
import { citationId } from "../src/article/citation-id.ts";
import { filesOf } from "../src/article/files.ts";
import { SHARE } from "../src/cards/respond.ts";
import { configuration } from "../src/config.ts";
import { type Entry, entryOf } from "../src/index/entry.ts";
import { addFiles } from "../src/ingest/add-files.ts";
import { openArchive, type WritableArchive } from "../src/ingest/open-archive.ts";
import { verifier } from "../src/ingest/verify.ts";
import { openLog } from "../src/log.ts";
import { listenFetch } from "../src/surfaces/listen.ts";
import { webApp } from "../src/surfaces/web/app.ts";
import { corpus } from "./corpus.ts";

/** Pages of each kind counted; as many before them are not, while the compiler is cold. */
const PAGES = 100;

/** Milliseconds from a request to the first byte of its response. Rejects where that is not a page. */
const firstByte = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    get(url, (response) => {
      const time = performance.now() - begun;
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve(time) : reject(new Error(`${response.statusCode} ${url}`)),
      );
    }).on("error", reject);
  });

/** Serves pages of an archive, without limits of rate. */
async function served(archive: WritableArchive) {
  const services = { archive, verify: verifier(archive), now: () => new Date() };
  const runtime = { commands, services, share: SHARE };
  const cooldown = { take: async () => null };
  const app = webApp({ runtime, settings: configuration({}).web, cooldown, rate: null, log: openLog("silent") });
  const { port, close } = await listenFetch(app.fetch, { host: "127.0.0.1", port: 0 }, "WEB_PORT");
  return { address: `http://127.0.0.1:${port}`, close };
}

async function measure(what: string, paths: () => string, address: string): Promise<void> {
  for (let times = 0; times < PAGES; times++) await firstByte(address + paths());
  const times: number[] = [];
  for (let page = 0; page < PAGES; page++) times.push(await firstByte(address + paths()));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)]!.toFixed(1).padStart(6);
  console.log(`${what.padEnd(36)} ${at(0.5)} ms p50 ${at(0.95)} ms p95`);
}

/** Adds generated articles, a hundred at a time. */
async function fill(archive: WritableArchive, articles: number): Promise<void> {
  let batch: Entry[] = [];
  for (const [article, analysis] of corpus(articles)) {
    batch.push(entryOf(article, analysis, null));
    if (batch.length < 100) continue;
    await archive.addAll(batch);
    batch = [];
  }
  await archive.addAll(batch);
}

/** Time to first byte of pages on `articles` generated articles; citations of the sample articles, whose files are proved again each time. */
export async function bench({ articles }: { readonly articles: number }): Promise<void> {
  const file = join(tmpdir(), `verbatim-bench-${process.pid}.db`);
  const archive = openArchive(file, () => new Date(0), null);
  const samples = openArchive(":memory:");
  try {
    await fill(archive, articles);
    for await (const _ of addFiles(samples, await Array.fromAsync(filesOf(["content"]))));
    const some = await archive.list({}, 300);
    const speakers = await archive.speakers("", 300);
    let next = 0;
    const any = <T>(list: readonly T[]): T => list[next++ % list.length]!;
    const words = () => any(some).title.split(" ").slice(0, 2).join("+");
    const cited = await Promise.all(
      (await samples.list()).map(async (article) => {
        const [first] = (await samples.analysis(article.id))!.sentences;
        return citationId({ article: article.id, revision: article.revision, field: "text", ...first! });
      }),
    );

    const pages = await served(archive);
    console.log(`${articles.toLocaleString("en")} articles`);
    await measure("/", () => "/", pages.address);
    await measure("/a/ID", () => `/a/${any(some).id}`, pages.address);
    await measure("/quote?speaker=", () => `/quote?${new URLSearchParams({ speaker: any(speakers).key })}`, pages.address);
    await measure("/search?words=, two of a headline", () => `/search?words=${words()}`, pages.address);
    await measure(
      "/ask?question=",
      () => `/ask?question=what+did+${encodeURIComponent(any(speakers).name)}+say+about+${words()}`,
      pages.address,
    );
    await measure("/latest", () => "/latest", pages.address);
    await measure(
      "/over-time?speaker=",
      () => `/over-time?${new URLSearchParams({ speaker: any(speakers).key })}`,
      pages.address,
    );
    await measure("/over-time?topic=", () => `/over-time?topic=${words()}`, pages.address);
    await measure("/search.atom?words=", () => `/search.atom?words=${words()}`, pages.address);
    await measure(
      "/suggest/quote/speaker",
      () => `/suggest/quote/speaker?speaker=${any(speakers).name.slice(0, 3)}`,
      pages.address,
    );
    await pages.close();

    const proofs = await served(samples);
    console.log("the sample articles");
    await measure("/c/CITATION", () => `/c/${any(cited)}`, proofs.address);
    await proofs.close();
  } finally {
    await Promise.all([archive.close(), samples.close()]);
    for (const end of ["", "-shm", "-wal"]) rmSync(file + end, { force: true });
  }
}

if (import.meta.main) await bench({ articles: 5000 });
