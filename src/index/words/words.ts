import type { Database } from "../../sqlite/database.ts";
import { readLengths } from "./lengths.ts";
import { type Ranking, rank } from "./rank.ts";
import { type StemSnapshot, snapshotOf } from "./segments.ts";

/** Stems that FTS5's tokenizer leaves whole and as they are, but for capitals. */
const PLAIN = /^[a-z0-9à-öø-ÿ]+$/i;

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
