import { LRUCache } from "lru-cache";
import type { Database } from "../sqlite/database.ts";
import type { Added } from "./archive.ts";
import type { IndexEntry } from "./entry.ts";
import { quoted } from "./match-expression.ts";

/** Stems whose articles are counted, at most. */
const COUNTS = 20_000;

const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
/** FTS5 may cut words elsewhere where there are such letters. */
const UNCERTAIN = /[\p{M}\p{Co}\u{10000}-\u{10ffff}]/u;
/** Stems that FTS5 has under the same letters. */
const PLAIN = /^[a-z0-9]+$/;

type Counts = {
  /** Articles that can be found. */
  articles: number;
  /** Those with each plain stem that was asked for, and with each other one. */
  readonly plain: LRUCache<string, number>;
  readonly other: LRUCache<string, number>;
};

/**
 * How many articles have a stem. FTS5 counts them one by one, which takes 20 ms for a common stem of a million articles; so counts are kept, also
 * while articles are added.
 */
export class StemCounts {
  readonly #database: Database;
  #kept: { readonly version: string; readonly counts: Counts } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How many articles can be found. */
  articles(): number {
    return this.#counts().articles;
  }

  /** The share of articles with a stem. FTS5 cuts "o'leary" and "2.5" in two: such a stem is as rare as its rarest part. */
  frequency(stem: string): number {
    const counts = this.#counts();
    const { articles } = counts;
    const parts = stem.split(BETWEEN).filter(Boolean);
    const counted = (parts.length > 1 ? parts : [stem]).map((part) => this.#articlesWith(part, counts));
    return Math.min(...counted) / Math.max(1, articles);
  }

  /** Stores articles by `store`, in a transaction of its own, and counts them too; null if it stored nothing. */
  adding(entries: readonly IndexEntry[], store: () => Added[] | null): Added[] | null {
    const database = this.#database;
    const counts = this.#kept?.version === database.version() ? this.#kept.counts : null;
    const elsewhere = database.versionElsewhere();
    const outcomes = store();
    const isOurs = database.versionElsewhere() === elsewhere;
    if (counts === null || outcomes === null || !isOurs || outcomes.some(({ outcome }) => outcome === "updated")) return outcomes;
    const added = entries.filter((_, at) => outcomes[at]!.outcome === "added");
    for (const entry of added) countOne(counts, entry);
    this.#kept = { version: database.version(), counts };
    return outcomes;
  }

  #articlesWith(stem: string, { plain, other }: Counts): number {
    const having = PLAIN.test(stem) ? plain : other;
    const count = having.get(stem) ?? articlesWith(this.#database, stem);
    having.set(stem, count);
    return count;
  }

  #counts(): Counts {
    const version = this.#database.version();
    if (this.#kept?.version !== version)
      this.#kept = {
        version,
        counts: {
          articles: articlesIn(this.#database),
          plain: new LRUCache({ max: COUNTS }),
          other: new LRUCache({ max: COUNTS }),
        },
      };
    return this.#kept.counts;
  }
}

/** Counts an article that was added. */
function countOne(counts: Counts, { found: { stems } }: IndexEntry): void {
  const { plain, other } = counts;
  counts.articles++;
  other.clear();
  if (plain.size === 0) return;
  const all = `${stems.title} ${stems.lede} ${stems.body}`.toLowerCase();
  if (UNCERTAIN.test(all)) plain.clear();
  for (const stem of new Set(all.split(BETWEEN))) {
    const count = plain.peek(stem);
    if (count !== undefined) plain.set(stem, count + 1);
  }
}

/** FTS5's table of lengths has a row for each article that can be found, and a fifth of the pages of the table of articles. */
const articlesIn = (database: Database): number => database.get<{ n: number }>("SELECT count(*) AS n FROM words_docsize")!.n;

/** How many articles have a stem. Counting matches is four times as fast as FTS5's table of terms, which also counts occurrences. */
export function articlesWith(database: Database, stem: string): number {
  if (PLAIN.test(stem))
    return database.get<{ n: number }>("SELECT count(*) AS n FROM words WHERE words MATCH ?", quoted(stem))!.n;
  return database.get<{ n: number }>("SELECT doc AS n FROM stem WHERE term = ?", stem)?.n ?? 0;
}
