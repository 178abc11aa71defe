import { EventEmitter } from "node:events";
import { statSync } from "node:fs";
import type { Article } from "../article/article.ts";
import { idOf } from "../article/identity.ts";
import type { Published } from "../article/published.ts";
import type { Added, Archive, StoredArticle } from "../index/archive.ts";
import { type Entry, entryOf } from "../index/entry.ts";
import { openIndex } from "../index/open.ts";
import { packReading } from "../index/packed-reading.ts";
import type { Analysis } from "../language/analysis.ts";
import type { Input } from "../record/input.ts";
import { type Arrival, type ArticleRecord, openRecord, type PlaceRange } from "../record/record.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { type CatchUp, catchUp } from "./catch-up.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Events of an archive: the results of adding articles. */
export type Arrivals = { readonly arrived: [readonly Added[]] };

/** An archive that can be added to: an index, and the record it is built from. */
export interface WritableArchive extends Archive {
  /**
   * Stores an article with its analysis, all or nothing. `raw` is kept for rebuilding and for the proof: a file's bytes, or the publisher's bytes
   * beside the article itself; null if no bytes prove this article alone.
   */
  add(article: Article, analysis: Analysis, raw: Uint8Array | Published | null): Promise<Added>;
  /** Stores prepared entries, all or nothing; batching makes each far cheaper. */
  addAll(entries: readonly Entry[]): Promise<readonly Added[]>;
  /** Revisions analysed by rules other than `version`. */
  outdated(version: number, limit: number): Promise<readonly StoredArticle[]>;
  reanalyse(article: StoredArticle, analysis: Analysis): Promise<void>;
  /** Current revisions not yet proved by proof `version` or later. */
  unproved(version: number, limit: number): Promise<readonly StoredArticle[]>;
  /** Marks a revision as proved. */
  proved(article: StoredArticle, version: number): Promise<void>;
  /** An article's raw inputs, newest first; none if the archive has no record. */
  inputsOf(id: string): AsyncIterable<Input>;
  /** Marks whether an article is gone from its source; false if it is not held. */
  vanish(id: string, vanished: boolean): Promise<boolean>;
  /** Marks an article as withdrawn; false if it is not held. */
  withdraw(id: string): Promise<boolean>;
  /** Removes every trace of an article from the files; false if it is not held. */
  purge(id: string): Promise<boolean>;
  /** The place of the last change; 0 without a record. */
  lastChange(): Promise<number>;
  /** Articles added after a place, as far as the index has them, at most `limit`. */
  addedSince(place: number, limit: number): Promise<readonly Arrival[]>;
  /** What the archive is built from; null if it cannot be rebuilt. */
  readonly record: ArticleRecord | null;
  /** The place in the record of the last change that the index holds. */
  place(): number;
  /** How many of the record's changes the index lacks. */
  behind(): Promise<number>;
  /** Applies the record's changes that the index lacks. */
  catchUp(how?: CatchUp): Promise<void>;
  readonly arrivals: EventEmitter<Arrivals>;
}

/**
 * Opens an archive in a SQLite file, creating it if needed. `record` keeps what is added; null for an archive that cannot be rebuilt. Throws a
 * DatabaseError that names the file.
 */
export function openArchive(
  file: string,
  now: () => Date = () => new Date(),
  record: ArticleRecord | null = recordBeside(file),
): WritableArchive {
  const index = openIndex(file);
  if (record && index.cursor() === null) index.skipTo(record.lastWhenOpened);
  const arrivals = new EventEmitter<Arrivals>();
  /** What this process writes must not mix with what it takes up from others. */
  const inTurn = oneAtATime();

  const arrived = (added: readonly Added[]) => void arrivals.emit("arrived", added);

  /**
   * Applies a change the record has, after any earlier ones another process appended and the index lacks. Returns `otherwise` if another program has
   * applied it to the same file.
   */
  async function taken<T>(places: PlaceRange | null, take: () => T | null, otherwise: T): Promise<T> {
    for (;;) {
      const result = take();
      if (result !== null) return result;
      const { first, last } = places!;
      const isApplied = (index.cursor() ?? 0) >= first;
      await catchUp(index, record!, isApplied ? last : first - 1, { stored: arrived });
      if (isApplied) return otherwise;
    }
  }

  async function addAll(entries: readonly Entry[]): Promise<readonly Added[]> {
    if (entries.length === 0) return [];
    const at = now().toISOString();
    const recorded = entries.map((entry) => ({ id: entry.id, input: entry.input, reading: () => packReading(entry) }));
    const places = (await record?.append(recorded, at)) ?? null;
    const times = entries.map(() => at);
    const unchanged = entries.map(({ id }) => ({ id, outcome: "unchanged" as const }));
    const added = await taken<readonly Added[]>(places, () => index.store(entries, times, places), unchanged).catch(
      async (error: unknown) => {
        if (places) await record?.retract(places);
        throw error;
      },
    );
    arrived(added);
    return added;
  }

  async function mark(id: string, kind: "withdrawn" | "vanished" | "returned"): Promise<boolean> {
    if (!(await index.article(id))) return false;
    const places = (await record?.mark(id, kind, now().toISOString())) ?? null;
    return taken(places, () => index.mark(id, kind, places), true);
  }

  /** Ids under which the record has the same text from elsewhere: the index took those for copies and noted only their places. */
  async function copiesOf(id: string): Promise<string[]> {
    const ids = (await index.placesOf(id)).map((place) => (/^https?:/i.test(place) ? idOf(place, "") : idOf(null, place)));
    const copies: string[] = [];
    for (const other of new Set(ids)) {
      if (other === id || (await index.article(other)) !== null) continue;
      for await (const _ of record?.inputsOf(other) ?? []) {
        copies.push(other);
        break;
      }
    }
    return copies;
  }

  return {
    ...index,
    record,
    arrivals,
    add: async (article, analysis, raw) => (await inTurn(() => addAll([entryOf(article, analysis, raw)])))[0]!,
    addAll: (entries) => inTurn(() => addAll(entries)),
    vanish: (id, vanished) =>
      inTurn(async () => {
        const held = await index.article(id);
        return held?.vanished === vanished || mark(id, vanished ? "vanished" : "returned");
      }),
    withdraw: (id) => inTurn(() => mark(id, "withdrawn")),
    purge: (id) =>
      inTurn(async () => {
        const held = await index.article(id);
        for (const each of [id, ...(await copiesOf(id))]) {
          const places = (await record?.purge(each, now().toISOString())) ?? null;
          await taken(places, () => index.mark(each, "purged", places), true);
        }
        return held !== null;
      }),
    async *inputsOf(id) {
      if (record) yield* record.inputsOf(id);
    },
    lastChange: async () => (await record?.last()) ?? 0,
    addedSince: async (place, limit) => {
      const held = index.cursor() ?? 0;
      return ((await record?.addedSince(place, limit)) ?? []).filter((arrival) => arrival.place <= held);
    },
    place: () => index.cursor() ?? 0,
    behind: async () => (await record?.countSince(index.cursor() ?? 0)) ?? 0,
    catchUp: (how) =>
      inTurn(async () => {
        if (record) await catchUp(index, record, await record.last(), { stored: arrived, ...how });
      }),
    async close() {
      await inTurn(async () => {});
      await index.close();
      await record?.close();
    },
  };
}

/** The record in the file beside an archive's. Throws if the archive's is empty although the record is not: a truncated file would pass for a new one. */
function recordBeside(file: string): ArticleRecord {
  const record = openRecord(file);
  if (record.lastWhenOpened === 0 || statSync(file, { throwIfNoEntry: false })?.size !== 0) return record;
  void record.close();
  throw new DatabaseError(file, "is empty, but what was added is kept beside it: `verbatim rebuild` restores it");
}
