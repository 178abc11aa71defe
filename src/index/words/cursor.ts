import type { Database } from "../../sqlite/database.ts";
import { pageOf, type Segment, type SegmentPage, type StemSnapshot, type TermStart } from "./segments.ts";
import { VarintReader } from "./varint.ts";

/** Walks the articles of a term in one segment, in order. */
export class Cursor {
  /** The current article, 0 before the first. */
  article = 0;
  /** Where the term occurs in it: `bytes` from `start` to `end`, see `positions.ts`. */
  bytes: Uint8Array;
  start = 0;
  end = 0;
  readonly #database: Database;
  readonly #snapshot: StemSnapshot;
  readonly #segment: Segment;
  readonly #through: number;
  #number: number;
  #page: SegmentPage;
  #at: number;
  /** Where the term's articles on this page end. */
  #stop = 0;
  /** Whether another term follows there. */
  #isLast = false;
  /** The first article of a page stands there whole, later ones as differences. */
  #isFirst = true;

  constructor(database: Database, snapshot: StemSnapshot, { segment, page, at, through }: TermStart) {
    this.#database = database;
    this.#snapshot = snapshot;
    this.#segment = segment;
    this.#through = through;
    this.#number = page;
    this.#page = pageOf(database, snapshot, segment, page);
    this.bytes = this.#page.bytes;
    this.#at = at;
    this.#bound(this.#page.terms.find((term) => term > at));
  }

  /** Moves to the next article. False if there is none. */
  next(): boolean {
    do {
      if (!this.#step()) return false;
    } while (this.#segment.deleted.size > 0 && this.#segment.deleted.has(this.article));
    return true;
  }

  /** Moves to the first article that is not before `wanted`; stays where that is the current one. False if there is none. */
  seek(wanted: number): boolean {
    while (this.article < wanted) {
      while (this.#at >= this.#stop) if (!this.#turnTo(wanted)) return false;
      this.#scan(wanted);
    }
    return !this.#segment.deleted.has(this.article) || this.next();
  }

  /** Moves to the first article of this page that is not before `wanted`, or to the end of the page. */
  #scan(wanted: number): void {
    const { bytes, size } = this.#page;
    const stop = this.#stop;
    let at = this.#at;
    let article = this.#isFirst ? 0 : this.article;
    let length = 0;
    while (at < stop) {
      let byte = bytes[at++]!;
      let number = byte & 127;
      while (byte > 127) {
        byte = bytes[at++]!;
        number = number * 128 + (byte & 127);
      }
      article += number;
      byte = bytes[at++]!;
      length = byte & 127;
      while (byte > 127) {
        byte = bytes[at++]!;
        length = length * 128 + (byte & 127);
      }
      length = Math.floor(length / 2);
      if (article >= wanted) break;
      at = Math.min(at + length, size);
    }
    this.article = article;
    this.#isFirst = false;
    if (article >= wanted) this.#place(at, length);
    else this.#at = at;
  }

  /**
   * Turns to the page on which `wanted` would stand, or to one shortly before it. False if the term ended before it. Articles are spread evenly enough to
   * guess the page by the distance; every third guess is the middle, in case they are not.
   */
  #turnTo(wanted: number): boolean {
    if (this.#isLast || this.#number >= this.#through) return false;
    const origin = { number: this.#number, article: this.article };
    let low = { number: this.#number + 1, article: this.#firstOn(this.#number + 1) ?? 0 };
    let high = this.#through + 1;
    for (let guesses = 0; high - low.number > 1; guesses++) {
      const pages = (wanted - low.article) * ((low.number - origin.number) / Math.max(1, low.article - origin.article));
      const guess = guesses % 3 === 2 ? (high - low.number) >> 1 : Math.floor(pages);
      const number = Math.min(Math.max(low.number + guess, low.number + 1), high - 1);
      const article = this.#firstOn(number);
      if (article !== null && article <= wanted) low = { number, article };
      else high = number;
    }
    this.#open(low.number);
    this.#at = this.#page.article || this.#page.size;
    return true;
  }

  /** The first article that begins on a later page; null if none does. */
  #firstOn(number: number): number | null {
    const page = pageOf(this.#database, this.#snapshot, this.#segment, number, this.#through);
    return page.article === 0 ? null : new VarintReader(page.bytes, page.article).next();
  }

  #step(): boolean {
    while (this.#at >= this.#stop) if (!this.#turn()) return false;
    const { bytes } = this.#page;
    let at = this.#at;
    let byte = bytes[at++]!;
    let number = byte & 127;
    while (byte > 127) {
      byte = bytes[at++]!;
      number = number * 128 + (byte & 127);
    }
    this.article = this.#isFirst ? number : this.article + number;
    this.#isFirst = false;
    byte = bytes[at++]!;
    let size = byte & 127;
    while (byte > 127) {
      byte = bytes[at++]!;
      size = size * 128 + (byte & 127);
    }
    // The last bit marks a deletion, which tables with contentless_delete never write.
    this.#place(at, Math.floor(size / 2));
    return true;
  }

  /** Notes where positions stand, joining them if they run over the end of the page. */
  #place(at: number, length: number): void {
    if (at + length <= this.#page.size) {
      this.bytes = this.#page.bytes;
      this.start = at;
      this.end = this.#at = at + length;
      return;
    }
    const joined = new Uint8Array(length);
    let done = 0;
    for (let from = at; ; from = this.#at) {
      const some = Math.min(length - done, this.#page.size - from);
      joined.set(this.#page.bytes.subarray(from, from + some), done);
      done += some;
      this.#at = from + some;
      if (done === length || !this.#turn()) break;
    }
    this.bytes = joined;
    this.start = 0;
    this.end = length;
  }

  /** Turns to the next page. False if the term ended before it. */
  #turn(): boolean {
    if (this.#isLast || this.#number >= this.#through) return false;
    this.#open(this.#number + 1);
    this.#at = 4;
    return true;
  }

  #open(number: number): void {
    this.#number = number;
    this.#page = pageOf(this.#database, this.#snapshot, this.#segment, number, this.#through);
    this.#bound(this.#page.terms[0]);
    this.#isFirst = true;
  }

  #bound(term: number | undefined): void {
    this.#stop = term ?? this.#page.size;
    this.#isLast = term !== undefined;
  }
}
