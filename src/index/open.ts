import { sep } from "node:path";
import { canonical } from "../article/address.ts";
import type { Analysis, Fact, Name, Quotation } from "../language/analysis.ts";
import { decode } from "../language/answering/packed-postings.ts";
import { nameWords } from "../language/english/names/same-person.ts";
import type { PlaceRange } from "../record/record.ts";
import { Database } from "../sqlite/database.ts";
import { conditions } from "./conditions.ts";
import { findFacts, findQuotations } from "./find-found.ts";
import { findMonths } from "./find-months.ts";
import { findNamed } from "./find-named.ts";
import { countPublishers, publishersOf } from "./find-publishers.ts";
import { findRevisions } from "./find-revisions.ts";
import { titlesMentioning, titlesOf, titlesWithin } from "./find-titles.ts";
import { findHolding, findWords } from "./find-words.ts";
import { holdingsOf } from "./holdings.ts";
import type { Index } from "./index.ts";
import { type PackedFact, type PackedName, unpackFact, unpackLayout, unpackName, unpackQuotation } from "./packed-analysis.ts";
import { type NameKind, topicWords as wordsTyped } from "./quotation-counts.ts";
import { heldOf, REVISION, type RevisionRow } from "./rows.ts";
import { MIGRATIONS } from "./schema.ts";
import { checked, unseal, unsealBytes } from "./seal.ts";
import { StemCounts } from "./stem-counts.ts";
import { purge, replaceAnalysis, store, withdraw } from "./store.ts";
import { waysInto } from "./ways-into.ts";
import { fillLengths } from "./words/lengths.ts";
import { Words } from "./words/words.ts";

/** Most rows are 2 to 3 kB: one would fill a page of 4,096 bytes alone, five share one of these. */
const PAGE = 16_384;

/** Opens the index in a SQLite file, creating it if needed. Throws a DatabaseError that names the file. */
export function openIndex(file: string): Index {
  const database = new Database(file, MIGRATIONS, "`verbatim rebuild` restores it", PAGE);
  database.transaction(() => fillLengths(database));

  /** Caches a result until something is written, here or by another program. */
  function kept<T>(read: () => T): () => T {
    let last: { readonly version: string; readonly value: T } | null = null;
    return () => {
      const version = database.version();
      if (last?.version !== version) last = { version, value: read() };
      return last.value;
    };
  }

  const held = (row: RevisionRow) => heldOf(database, row);
  const stemIndex = new Words(database);
  const stemCounts = new StemCounts(database);

  const headlineWords = kept(() => database.all<{ term: string }>("SELECT term FROM headline_word").map(({ term }) => term));
  const wordsOf = (tally: NameKind) =>
    kept(() => database.all<{ word: string }>(`SELECT DISTINCT word FROM ${tally}_word`).map(({ word }) => word));
  const speakerWords = wordsOf("speaker");
  const topicWords = wordsOf("topic");
  const publishers = kept(() => countPublishers(database));

  const holdings = kept(() => holdingsOf(database, stemCounts.articles()));

  const cursor = () => database.get<{ place: number | null }>("SELECT place FROM record_cursor")!.place;

  /** Runs `work` and moves the cursor past `places`, all or nothing; returns null and does nothing unless the cursor is right before them. */
  function take<T>(places: PlaceRange | null, work: () => T): T | null {
    return database.transaction(() => {
      if (places && (cursor() ?? 0) !== places.first - 1) return null;
      const result = work();
      if (places) database.run("UPDATE record_cursor SET place = ?", places.last);
      return result;
    });
  }

  return {
    ...waysInto(database),
    cursor,
    skipTo: (place) => void database.run("UPDATE record_cursor SET place = max(coalesce(place, 0), ?)", place),
    store: (entries, added, places) => stemCounts.adding(entries, () => take(places, () => store(database, entries, added))),
    mark(id, kind, places) {
      const held = take(places, () => {
        if (kind === "withdrawn") return withdraw(database, id);
        if (kind === "purged") return purge(database, id);
        return database.run("UPDATE article SET vanished = ? WHERE id = ?", kind === "vanished" ? 1 : 0, id).changes > 0;
      });
      if (held && kind === "purged") database.scrub();
      return held;
    },

    async article(id, revision) {
      const row = revision
        ? database.get<RevisionRow>(
            `SELECT ${REVISION} FROM article a JOIN revision r ON r.article = a.number WHERE a.id = ? AND r.revision = ?`,
            id,
            revision,
          )
        : database.get<RevisionRow>(
            `SELECT ${REVISION} FROM article a JOIN revision r ON r.number = a.current WHERE a.id = ?`,
            id,
          );
      return row ? held(row) : null;
    },

    async analysis(id, revision) {
      const row = database.get<AnalysisRow>(
        `SELECT r.number, r.analysis, r.layout, r.names, r.facts FROM article a JOIN revision r ON r.article = a.number
         WHERE a.id = ? AND ${revision ? "r.revision = ?" : "r.number = a.current"}`,
        ...(revision ? [id, revision] : [id]),
      );
      return row ? analysisOf(database, row) : null;
    },

    revisions: () => findRevisions(database),

    async resolve(reference) {
      const address = /^https?:\/\//i.test(reference) && URL.canParse(reference) ? canonical(reference) : reference;
      const row =
        database.get<{ id: string }>("SELECT id FROM article WHERE id = ?", reference) ??
        database.get<{ id: string }>(
          "SELECT a.id FROM place p JOIN article a ON a.number = p.article WHERE p.place = ?",
          address,
        );
      return row?.id ?? null;
    },

    async foundAt(path) {
      const below = path.endsWith(sep) ? path : path + sep;
      const rows = database.all<{ id: string; path: string; places: string }>(
        `SELECT a.id, r.fields ->> 'path' AS path, (SELECT json_group_array(place) FROM place WHERE article = a.number) AS places
         FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 AND a.vanished = 0
         AND a.number IN (SELECT article FROM place WHERE place = ? OR (place >= ? AND place < ?))`,
        path,
        below,
        `${below}\u{10ffff}`,
      );
      return rows.map(({ places, ...row }) => ({ ...row, places: database.parse<string[]>(places) }));
    },

    placesOf: async (id) =>
      database
        .all<{ place: string }>("SELECT p.place FROM place p JOIN article a ON a.number = p.article WHERE a.id = ?", id)
        .map(({ place }) => place),

    holdings: async () => holdings(),

    async list(filter = {}, limit = 100) {
      const { where, values } = conditions(filter);
      return database
        .all<RevisionRow>(
          `SELECT ${REVISION} FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ${where} ORDER BY a.day DESC, a.number DESC LIMIT :limit`,
          { ...values, limit },
        )
        .map(held);
    },

    titles: async (typed, limit, filter) => titlesOf(database, typed, limit, filter),
    titlesWithin: async (narrowing, limit) => titlesWithin(database, narrowing, limit),
    mentioning: async (words, limit, filter) => titlesMentioning(database, words, limit, filter),
    headlineWords: async () => headlineWords(),

    search: async (search, filter, limit) => findWords(database, stemIndex, search, stemCounts, filter, limit),
    holding: async (runs, limit) => findHolding(database, stemIndex, runs, limit),

    async postings(ids) {
      const rows = database.all<{ id: string; found: Uint8Array }>(
        `SELECT a.id, p.found FROM article a JOIN postings p ON p.revision = a.current WHERE a.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      );
      return new Map(
        rows.flatMap(({ id, found }) => {
          const postings = decode(unsealBytes(database, found));
          return postings ? [[id, postings]] : [];
        }),
      );
    },

    async days(ids) {
      const rows = database.all<{ id: string; day: string | null }>(
        "SELECT id, day FROM article WHERE id IN (SELECT value FROM json_each(?))",
        JSON.stringify(ids),
      );
      return new Map(rows.map(({ id, day }) => [id, day]));
    },

    quotations: async (asked, filter, limit) => findQuotations(database, stemIndex, asked, filter, limit),
    facts: async (asked, filter, limit) => findFacts(database, asked, filter, limit),
    speakers: async (typed, limit, narrowing) => findNamed(database, "speaker", nameWords(typed), limit, narrowing),
    speakerWords: async () => speakerWords(),
    topics: async (typed, limit, narrowing) => findNamed(database, "topic", wordsTyped(typed), limit, narrowing),
    topicWords: async () => topicWords(),
    publishers: async (typed, limit = 25) => publishersOf(database, publishers(), typed, limit),

    months: async (narrowing) => findMonths(database, narrowing),

    size: () => stemCounts.articles(),
    frequency: (stem) => stemCounts.frequency(stem),
    version: () => database.version(),

    async outdated(version, limit) {
      return database
        .all<RevisionRow>(
          `SELECT ${REVISION} FROM revision r JOIN article a ON a.number = r.article WHERE r.analysis <> ? LIMIT ?`,
          version,
          limit,
        )
        .map(held);
    },

    async unproved(version, limit) {
      return database
        .all<RevisionRow>(
          `SELECT ${REVISION} FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 AND r.proof < ? LIMIT ?`,
          version,
          limit,
        )
        .map(held);
    },

    async proved({ id, revision }, version) {
      database.run(
        "UPDATE revision SET proof = :version WHERE revision = :revision AND article = (SELECT number FROM article WHERE id = :id)",
        { version, revision, id },
      );
    },

    async reanalyse(article, analysis) {
      replaceAnalysis(database, article, article.revision, analysis);
    },

    async close() {
      database.close();
    },
  };
}

type AnalysisRow = { number: number; analysis: number; layout: string; names: string; facts: string };

/**
 * An analysis whose lists are checked now and parsed when first read, since most cards need only one. Throws a DatabaseError if the analysis is
 * damaged.
 */
function analysisOf(database: Database, row: AnalysisRow): Analysis {
  const rows = database.all<{ found: string }>("SELECT found FROM quotation WHERE revision = ? ORDER BY position", row.number);
  const quotations = rows.map(({ found }) => checked(database, found));
  const [facts, names] = [checked(database, row.facts), checked(database, row.names)];
  const parsed: { quotations?: Quotation[]; facts?: Fact[]; names?: Name[] } = {};
  return {
    version: row.analysis,
    ...unpackLayout(unseal(database, row.layout)),
    get quotations() {
      parsed.quotations ??= quotations.map((json) => unpackQuotation(database.parse(json)));
      return parsed.quotations;
    },
    get facts() {
      parsed.facts ??= database.parse<PackedFact[]>(facts).map(unpackFact);
      return parsed.facts;
    },
    get names() {
      parsed.names ??= database.parse<PackedName[]>(names).map(unpackName);
      return parsed.names;
    },
  };
}
