import { canonical } from "../article/address.ts";
import type { Analysis, Fact, Name, Quotation } from "../language/analysis.ts";
import { decode } from "../language/answering/postings.ts";
import { slice } from "../text/span.ts";
import { fold } from "../text/words.ts";
import type { Archive, Filter, HeldFact, HeldQuotation, HeldSpeaker, HeldTitle, Hit, Holdings } from "./archive.ts";
import { Database } from "./database.ts";
import { Inputs } from "./inputs.ts";
import { expression, headlineExpression, quoted, runExpression, wanted } from "./match.ts";
import { heldOf, layoutOf, REVISION, type RevisionRow } from "./rows.ts";
import { MIGRATIONS } from "./schema.ts";
import { nameWords } from "./speakers.ts";
import { purge, replaceAnalysis, store, withdraw } from "./store.ts";

/** How much a word counts in the headline, the lede and the body. */
const RANK = "bm25(words, 4, 2, 1)";

/** A headline without the rest of its article, which may be long. */
const TITLE =
  "a.id, r.revision, r.fields ->> 'title' AS title, r.fields ->> 'published' AS published, r.fields ->> 'source' AS source";

/** A run of words that stands in more articles than this tells nothing. */
const MOST_FOR_A_RUN = 500;

/**
 * Opens an archive in a SQLite file and makes it where there is none; `inputs` keeps what is added, null for an archive that is made from them.
 * Throws an ArchiveError that names the file.
 */
export function openArchive(file: string, now: () => Date = () => new Date(), inputs: Inputs | null = new Inputs(file)): Archive {
  const database = new Database(file, MIGRATIONS, "`verbatim rebuild` makes it anew");

  /** What is read stays as it is until something was written here. */
  function kept<T>(read: () => T): () => T {
    let last: { readonly version: number; readonly value: T } | null = null;
    return () => {
      const version = database.get<{ n: number }>("SELECT total_changes() AS n")!.n;
      if (last?.version !== version) last = { version, value: read() };
      return last.value;
    };
  }

  /** Articles that can be found. */
  const articles = kept(() => database.get<{ n: number }>("SELECT count(*) AS n FROM article WHERE withdrawn = 0")!.n);
  const headlineWords = kept(() => database.all<{ term: string }>("SELECT term FROM headline_word").map(({ term }) => term));
  const speakerWords = kept(() =>
    database.all<{ word: string }>("SELECT DISTINCT word FROM speaker_word").map(({ word }) => word),
  );

  const frequency = (stem: string): number => {
    const found = database.get<{ doc: number }>("SELECT doc FROM stem WHERE term = ?", stem);
    return found ? found.doc / Math.max(1, articles()) : 0;
  };

  return {
    async add(article, analysis, raw) {
      const added = now().toISOString();
      inputs?.keep(
        raw === null
          ? { kind: "article", id: article.id, added, article }
          : { kind: "file", id: article.id, added, path: article.path, bytes: raw },
      );
      return store(database, article, analysis, added);
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
      return row ? heldOf(row) : null;
    },

    async analysis(id, revision) {
      const row = database.get<{ number: number; analysis: number; layout: string }>(
        `SELECT r.number, r.analysis, r.layout FROM article a JOIN revision r ON r.article = a.number
         WHERE a.id = ? AND ${revision ? "r.revision = ?" : "r.number = a.current"}`,
        ...(revision ? [id, revision] : [id]),
      );
      return row ? analysisOf(database, row) : null;
    },

    async revisions() {
      const rows = database.all<{ id: string; revision: string }>(
        "SELECT a.id, r.revision FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 AND a.vanished = 0",
      );
      return new Map(rows.map(({ id, revision }) => [id, revision]));
    },

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

    async holdings() {
      const { quotations } = database.get<{ quotations: number }>(
        "SELECT coalesce(sum(quotations), 0) AS quotations FROM speaker",
      )!;
      const { earliest, latest } = database.get<{ earliest: string | null; latest: string | null }>(
        "SELECT min(day) AS earliest, max(day) AS latest FROM article WHERE withdrawn = 0",
      )!;
      const sources = database.all<{ source: string }>(
        `SELECT DISTINCT fields ->> 'source' AS source FROM revision WHERE number IN
           (SELECT min(current) FROM article WHERE withdrawn = 0 AND source IS NOT NULL GROUP BY source ORDER BY count(*) DESC LIMIT 50)`,
      );
      const named = sources.map(({ source }) => source).filter((source) => source !== null);
      return { articles: articles(), earliest, latest, sources: named, quotations } satisfies Holdings;
    },

    async list(filter = {}, limit = 100) {
      const { where, values } = conditions(filter);
      return database
        .all<RevisionRow>(
          `SELECT ${REVISION} FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ${where} ORDER BY a.day DESC, a.number DESC LIMIT ?`,
          ...values,
          limit,
        )
        .map(heldOf);
    },

    async titles(typed, limit = 25) {
      const matching = headlineExpression(typed);
      return matching === null
        ? database.all<HeldTitle>(
            `SELECT ${TITLE} FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ORDER BY a.day DESC, a.number DESC LIMIT ?`,
            limit,
          )
        : database.all<HeldTitle>(
            `SELECT ${TITLE} FROM (SELECT rowid FROM headline WHERE headline MATCH ? ORDER BY rowid DESC LIMIT ?) h
             JOIN article a ON a.number = h.rowid JOIN revision r ON r.number = a.current`,
            matching,
            limit,
          );
    },

    async quoting(speakers, limit = 25) {
      return database.all<HeldTitle>(
        `SELECT ${TITLE} FROM (SELECT DISTINCT a.number, a.day FROM quotation q JOIN revision r ON r.number = q.revision
           JOIN article a ON a.number = r.article AND a.current = r.number
           WHERE a.withdrawn = 0 AND q.speaker IN (SELECT value FROM json_each(?)) ORDER BY a.day DESC, a.number DESC LIMIT ?) newest
         JOIN article a ON a.number = newest.number JOIN revision r ON r.number = a.current`,
        JSON.stringify(speakers),
        limit,
      );
    },

    async mentioning(words, limit = 25) {
      const { stems, phrases } = wanted(words);
      const held = (matching: string) => database.get("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", matching);
      const known = [...stems, ...phrases].map(quoted).filter(held);
      if (known.length === 0) return [];
      return database.all<HeldTitle>(
        `SELECT ${TITLE} FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) w
         JOIN article a ON a.number = w.rowid JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0`,
        known.join(" AND "),
        limit,
      );
    },

    headlineWords: async () => headlineWords(),

    async search(search, filter = {}, limit = 20) {
      const matching = expression(wanted(search), frequency, articles());
      if (matching === null) return [];
      const { where, values } = conditions(filter);
      return database.all<Hit>(
        `SELECT a.id, -rank AS score FROM (SELECT rowid, ${RANK} AS rank FROM words WHERE words MATCH ?) w
         JOIN article a ON a.number = w.rowid WHERE a.withdrawn = 0 ${where} ORDER BY +rank LIMIT ?`,
        matching,
        ...values,
        limit,
      );
    },

    async holding(runs, limit = 20) {
      const counts = new Map<number, number>();
      for (const matching of new Set(runs.map(runExpression))) {
        if (matching === null) continue;
        const rows = database.all<{ rowid: number }>(
          "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?",
          matching,
          MOST_FOR_A_RUN,
        );
        for (const { rowid } of rows) counts.set(rowid, (counts.get(rowid) ?? 0) + 1);
      }
      const most = [...counts].sort(([a, one], [b, other]) => other - one || a - b).slice(0, limit);
      return most.flatMap(([number, score]) => {
        const row = database.get<{ id: string }>("SELECT id FROM article WHERE number = ? AND withdrawn = 0", number);
        return row ? [{ id: row.id, score }] : [];
      });
    },

    async postings(ids) {
      const rows = database.all<{ id: string; found: Uint8Array }>(
        `SELECT a.id, p.found FROM article a JOIN postings p ON p.revision = a.current WHERE a.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      );
      return new Map(rows.map(({ id, found }) => [id, decode(found)]));
    },

    async quotations({ speaker, articles: ids }, filter = {}, limit = 200) {
      const { where, values } = conditions(filter);
      const asked = [
        ...(speaker === undefined ? [] : ["AND q.speaker = ?"]),
        ...(ids === undefined ? [] : ["AND a.id IN (SELECT value FROM json_each(?))"]),
      ];
      const rows = database.all<{ id: string; revision: string; position: number; found: string }>(
        `SELECT a.id, r.revision, q.position, q.found FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article AND a.current = r.number
         WHERE a.withdrawn = 0 ${asked.join(" ")} ${where} ORDER BY a.day DESC, a.number DESC, q.position LIMIT ?`,
        ...(speaker === undefined ? [] : [speaker]),
        ...(ids === undefined ? [] : [JSON.stringify(ids)]),
        ...values,
        limit,
      );
      return rows.map(({ id, revision, position, found }): HeldQuotation => {
        return { article: id, revision, index: position, quotation: JSON.parse(found) as Quotation };
      });
    },

    async facts({ kind, articles: ids }, filter = {}, limit = 200) {
      const { where, values } = conditions(filter);
      const asked = [
        ...(kind === undefined ? [] : ["AND f.kind = ?"]),
        ...(ids === undefined ? [] : ["AND a.id IN (SELECT value FROM json_each(?))"]),
      ];
      const rows = database.all<{ id: string; revision: string; position: number; found: string }>(
        `SELECT a.id, r.revision, f.position, f.found FROM fact f JOIN revision r ON r.number = f.revision JOIN article a ON a.number = r.article AND a.current = r.number
         WHERE a.withdrawn = 0 ${asked.join(" ")} ${where} ORDER BY a.day DESC, a.number DESC, f.position LIMIT ?`,
        ...(kind === undefined ? [] : [kind]),
        ...(ids === undefined ? [] : [JSON.stringify(ids)]),
        ...values,
        limit,
      );
      return rows.map(
        ({ id, revision, position, found }): HeldFact => ({
          article: id,
          revision,
          index: position,
          fact: JSON.parse(found) as Fact,
        }),
      );
    },

    async speakers(typed, limit = 25, article) {
      // No name has more words; thousands would be more conditions than SQLite takes.
      const typedWords = [...new Set(nameWords(typed))].slice(0, 12);
      const having = typedWords
        .map(() => "AND EXISTS (SELECT 1 FROM speaker_word w WHERE w.key = s.key AND w.word >= ? AND w.word < ?)")
        .slice(1);
      const bounds = typedWords.flatMap((word) => [word, `${word}\u{10ffff}`]);
      const from =
        typedWords.length === 0
          ? "speaker s"
          : "(SELECT DISTINCT key FROM speaker_word WHERE word >= ? AND word < ?) k JOIN speaker s ON s.key = k.key";
      const inArticle =
        article === undefined
          ? ""
          : "AND s.key IN (SELECT speaker FROM quotation WHERE revision = (SELECT current FROM article WHERE id = ?))";
      const rows = database.all<SpeakerRow>(
        `SELECT s.*, a.id, r.revision AS hash, r.text FROM (SELECT s.* FROM ${from} WHERE 1 ${having.join(" ")} ${inArticle} ORDER BY s.quotations DESC LIMIT ?) s
         JOIN revision r ON r.number = s.revision JOIN article a ON a.number = r.article ORDER BY s.quotations DESC, s.key`,
        ...bounds,
        ...(article === undefined ? [] : [article]),
        limit,
      );
      return rows.map(speakerOf);
    },

    speakerWords: async () => speakerWords(),

    size: articles,
    frequency,

    async outdated(version, limit) {
      return database
        .all<RevisionRow>(
          `SELECT ${REVISION} FROM revision r JOIN article a ON a.number = r.article WHERE r.analysis <> ? LIMIT ?`,
          version,
          limit,
        )
        .map(heldOf);
    },

    async reanalyse(article, analysis) {
      replaceAnalysis(database, article, article.revision, analysis);
    },

    async vanish(id, vanished) {
      return database.run("UPDATE article SET vanished = ? WHERE id = ?", vanished ? 1 : 0, id).changes > 0;
    },

    async withdraw(id) {
      inputs?.withdraw(id);
      return withdraw(database, id);
    },

    async purge(id) {
      inputs?.purge(id);
      return purge(database, id);
    },

    async close() {
      database.close();
      inputs?.close();
    },
  };
}

function analysisOf(
  database: Database,
  { number, analysis, layout }: { number: number; analysis: number; layout: string },
): Analysis {
  const found = <T>(table: string) =>
    database
      .all<{ found: string }>(`SELECT found FROM ${table} WHERE revision = ? ORDER BY position`, number)
      .map((row) => JSON.parse(row.found) as T);
  return {
    version: analysis,
    ...layoutOf(layout),
    quotations: found<Quotation>("quotation"),
    facts: found<Fact>("fact"),
    names: found<Name>("name"),
  };
}

type SpeakerRow = { key: string; quotations: number; start: number; end: number; id: string; hash: string; text: string };

function speakerOf({ key, quotations, start, end, id, hash, text }: SpeakerRow): HeldSpeaker {
  const span = { start, end };
  return { key, name: slice(text, span), place: { article: id, revision: hash, span }, quotations };
}

/** A filter as conditions on `article a`, to follow another one. */
function conditions({ article, since, until, source }: Filter): { where: string; values: string[] } {
  const parts: [string, string | undefined][] = [
    ["a.id = ?", article],
    ["a.day >= ?", since],
    ["a.day <= ?", until === undefined ? undefined : `${until}\u{10ffff}`],
    ["instr(a.source, ?) > 0", source === undefined ? undefined : fold(source)],
  ];
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined && part[1] !== "");
  return { where: given.map(([condition]) => `AND ${condition}`).join(" "), values: given.map(([, value]) => value) };
}
