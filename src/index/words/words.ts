import { setImmediate } from "node:timers/promises";
import type { Database } from "../../sqlite/database.ts";
import { readLengths } from "./lengths.ts";
import { type Ranking, rank } from "./rank.ts";
import { articlesWithRun } from "./runs.ts";
import { type StemSnapshot, snapshotOf } from "./segments.ts";
import { shareOf } from "./share.ts";

/** Stems that FTS5's tokenizer leaves whole and as they are, but for capitals. */
const PLAIN = /^[a-z0-9à-öø-ÿ]+$/i;

/** Milliseconds a search for runs takes before it lets other requests in. */
const SLICE = 8;

/** How often a search for runs begins again when something is written. After that it runs to its end, so that adding articles cannot keep it from ending. */
const MOST_BEGUN = 3;

/** The stems of all articles, read without FTS5's query engine. For terms that are not plain, FTS5 has to be asked. */
export class Words {
  readonly #database: Database;
  #kept: { readonly version: string; readonly snapshot: StemSnapshot; readonly lengths: Uint32Array } | null = null;

  #scratch = new Float64Array();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The articles with any of the stems; null if one is not plain. */
  ranking(stems: readonly string[]): Ranking | null {
    if (!stems.every((stem) => PLAIN.test(stem))) return null;
    return this.#read((snapshot, lengths) => {
      if (this.#scratch.length !== lengths.length) this.#scratch = new Float64Array(lengths.length);
      return rank(this.#database, snapshot, stems.map(folded), lengths, this.#scratch);
    });
  }

  /** For each article, the weight of those of the stems that it may have: one that FTS5 has to be asked for counts everywhere. */
  shares(stems: ReadonlyMap<string, number>, articles: Iterable<number>): ReadonlyMap<number, number> {
    const ascending = [...new Set(articles)].sort((a, b) => a - b);
    const [plain, others] = [new Map<string, number>(), [...stems].filter(([stem]) => !PLAIN.test(stem))];
    for (const [stem, weight] of stems) if (PLAIN.test(stem)) plain.set(folded(stem), (plain.get(folded(stem)) ?? 0) + weight);
    const everywhere = others.reduce((sum, [, weight]) => sum + weight, 0);
    const shares = this.#read((snapshot) => shareOf(this.#database, snapshot, plain, ascending));
    return new Map(ascending.map((article, i) => [article, shares[i]! + everywhere]));
  }

  /**
   * For each run of stems the first articles, at most 500, whose lede or body has them one after another; null if FTS5 has to be asked. Lets other
   * requests in now and then.
   */
  withRuns(runs: readonly (readonly string[])[]): Promise<(readonly number[] | null)[]> {
    const database = this.#database;
    return this.#inSlices(function* (snapshot) {
      const found: (readonly number[] | null)[] = [];
      for (const terms of runs.map(termsOf)) found.push(terms && (yield* articlesWithRun(database, snapshot, terms)));
      return found;
    });
  }

  /** Runs a search a few milliseconds at a time. If something was written in between, it begins again. */
  async #inSlices<T>(search: (snapshot: StemSnapshot) => Generator<void, T>): Promise<T> {
    let current: { readonly snapshot: StemSnapshot; readonly steps: Generator<void, T> } | null = null;
    for (let begun = 0; ; ) {
      const step = this.#read((snapshot) => {
        if (current?.snapshot !== snapshot) {
          current = { snapshot, steps: search(snapshot) };
          begun++;
        }
        return slice(current.steps, begun > MOST_BEGUN ? Number.POSITIVE_INFINITY : SLICE);
      });
      if (step.done) return step.value;
      await setImmediate();
    }
  }

  #read<T>(work: (snapshot: StemSnapshot, lengths: Uint32Array) => T): T {
    return this.#database.read(() => {
      const version = this.#database.version();
      if (this.#kept?.version !== version)
        this.#kept = { version, snapshot: snapshotOf(this.#database), lengths: readLengths(this.#database) };
      return work(this.#kept.snapshot, this.#kept.lengths);
    });
  }
}

const folded = (stem: string): string => stem.toLowerCase();

/** Letters that FTS5's tokenizer knows as we do, and ASCII characters between which it cuts a stem. */
const KNOWN = /^[\x20-\x7eà-öø-ÿ]+$/i;

/** The terms that FTS5 makes of stems: of "don't" it makes "don" and "t". Null if it may see letters otherwise than we do. */
const termsOf = (stems: readonly string[]): string[] | null =>
  stems.every((stem) => KNOWN.test(stem)) ? stems.flatMap((stem) => folded(stem).match(/[a-z0-9à-öø-ÿ]+/g) ?? []) : null;

/** Goes on for some milliseconds, or to the end. */
function slice<T>(steps: Generator<void, T>, milliseconds: number): IteratorResult<void, T> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const step = steps.next();
    if (step.done || performance.now() > until) return step;
  }
}
