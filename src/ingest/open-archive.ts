import { EventEmitter } from "node:events";
import { statSync } from "node:fs";
import type { Article } from "../article/article.ts";
import type { Published } from "../article/published.ts";
import type { Added, Archive, StoredArticle } from "../index/archive.ts";
import { type Entry, entryOf } from "../index/entry.ts";
import { openIndex } from "../index/open.ts";
import type { Analysis } from "../language/analysis.ts";
import type { Input } from "../record/input.ts";
import { type ArticleRecord, openRecord, type Places } from "../record/record.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { type CatchUp, catchUp } from "./catch-up.ts";

/** What an archive tells its listeners: what became of articles that came in. */
export type Arrivals = { readonly arrived: [readonly Added[]] };

/** An archive that articles can be added to: an index, and the record that it is built from. */
export interface WritableArchive extends Archive {
  /**
   * Stores an article with what was found in it, all or nothing. `raw` is kept for a rebuild and for the proof: a file's bytes, or the publisher's
   * with the article itself; null where there are none that prove this article alone.
   */
  add(article: Article, analysis: Analysis, raw: Uint8Array | Published | null): Promise<Added>;
  /** Stores articles whose entries were made before, all or nothing: in a batch each costs a fraction. */
  addAll(entries: readonly Entry[]): Promise<readonly Added[]>;
  /** Revisions read by other rules than those of `version`, to be read again. */
  outdated(version: number, limit: number): Promise<readonly StoredArticle[]>;
  reanalyse(article: StoredArticle, analysis: Analysis): Promise<void>;
  /** Current revisions that were not proved by the proof of `version` or a later one. */
  unproved(version: number, limit: number): Promise<readonly StoredArticle[]>;
  /** Notes that a revision was proved. */
  proved(article: StoredArticle, version: number): Promise<void>;
  /** The raw inputs of an article, the last added first; none where the archive has no record. */
  inputsOf(id: string): Iterable<Input>;
  /** Notes whether an article is still at its source; false when it is not held. */
  vanish(id: string, vanished: boolean): Promise<boolean>;
  /** Marks an article as withdrawn; false when it is not held. */
  withdraw(id: string): Promise<boolean>;
  /** Takes every trace of an article out of the files; false when it is not held. */
  purge(id: string): Promise<boolean>;
  /** How many changes of the record the index has not taken up. */
  behind(): number;
  /** Takes up the changes of the record that the index lacks. */
  catchUp(how?: CatchUp): Promise<void>;
  readonly arrivals: EventEmitter<Arrivals>;
}

/**
 * Opens an archive in a SQLite file and makes it where there is none. `record` keeps what is added; null for an archive that cannot be
 * rebuilt. Throws a DatabaseError that names the file.
 */
export function openArchive(
  file: string,
  now: () => Date = () => new Date(),
  record: ArticleRecord | null = openRecord(file),
): WritableArchive {
  if (record && isLost(file, record)) {
    record.close();
    throw new DatabaseError(file, "is empty, though what was added is kept beside it: `verbatim rebuild` makes it anew");
  }
  const index = openIndex(file);
  if (record && index.cursor() === null) index.skipTo(record.last());
  const arrivals = new EventEmitter<Arrivals>();

  /** Takes up a change that the record has, after those before it that another process has not taken up. */
  async function taken<T>(places: Places | null, take: () => T | null): Promise<T> {
    for (;;) {
      const result = take();
      if (result !== null) return result;
      await catchUp(index, record!, places!.first - 1);
    }
  }

  async function addAll(entries: readonly Entry[]): Promise<readonly Added[]> {
    if (entries.length === 0) return [];
    const at = now().toISOString();
    const places = record?.append(entries, at) ?? null;
    const added = await taken(places, () => index.store(entries, at, places)).catch((error: unknown) => {
      if (places) record?.retract(places);
      throw error;
    });
    arrivals.emit("arrived", added);
    return added;
  }

  async function mark(id: string, kind: "withdrawn" | "vanished" | "returned"): Promise<boolean> {
    if (!(await index.article(id))) return false;
    const places = record?.mark(id, kind, now().toISOString()) ?? null;
    return taken(places, () => index.mark(id, kind, places));
  }

  return {
    ...index,
    arrivals,
    add: async (article, analysis, raw) => (await addAll([entryOf(article, analysis, raw)]))[0]!,
    addAll,
    vanish: async (id, vanished) => {
      const held = await index.article(id);
      return held?.vanished === vanished || mark(id, vanished ? "vanished" : "returned");
    },
    withdraw: (id) => mark(id, "withdrawn"),
    async purge(id) {
      const held = (await index.article(id)) !== null;
      const places = record?.purge(id, now().toISOString()) ?? null;
      await taken(places, () => index.mark(id, "purged", places));
      return held;
    },
    inputsOf: (id) => record?.inputsOf(id) ?? [],
    behind: () => record?.countSince(index.cursor() ?? 0) ?? 0,
    catchUp: async (how) => {
      if (record) await catchUp(index, record, record.last(), how);
    },
    async close() {
      await index.close();
      record?.close();
    },
  };
}

/** Is the file empty whose record is not? One that was cut off would pass for a new one. */
const isLost = (file: string, record: ArticleRecord): boolean =>
  statSync(file, { throwIfNoEntry: false })?.size === 0 && record.last() > 0;
