import { LRUCache } from "lru-cache";
import type { Database } from "../../sqlite/database.ts";
import { VarintReader } from "./varint.ts";

/**
 * FTS5's tables of the articles' stems, read directly: FTS5 takes most of a search to look up lengths of articles, and all of a check to walk the
 * articles of common words. The format is in SQLite's fts5_index.c, "SQL TABLES" and the comments on segment leaves; FTS5 keeps it so that older
 * files stay readable.
 */
export type Segment = {
  readonly id: number;
  /** Pages, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  /** Articles that were deleted or replaced after the segment was written. */
  readonly deleted: ReadonlySet<number>;
  /** Where an unfinished merge has moved this segment's first terms; null if there is none. */
  readonly mergedInto: Segment | null;
};

/** A page of a segment: the articles of terms, one term after another. */
export type SegmentPage = {
  readonly bytes: Uint8Array;
  /** Where the terms and articles end. */
  readonly size: number;
  /** Where the first article stands that continues the term of an earlier page; 0 if there is none. */
  readonly article: number;
  /** Where the terms begin. */
  readonly terms: readonly number[];
};

/** Where a term's articles begin. `through` is the last page they may be on, `size` about how many bytes they fill. */
export type TermStart = {
  readonly segment: Segment;
  readonly page: number;
  readonly at: number;
  readonly through: number;
  readonly size: number;
};

/** The stems of the articles at one moment. */
export type StemSnapshot = {
  readonly segments: readonly Segment[];
  /** Articles, and the stems of all of them. */
  readonly articles: number;
  readonly stems: number;
  /** The numbers of the segments and their first pages, as JSON. */
  readonly identifiers: string;
  readonly pages: LRUCache<number, SegmentPage>;
  readonly places: LRUCache<string, readonly TermStart[]>;
  /** The articles with a run of terms, see `runs.ts`. */
  readonly runs: LRUCache<string, readonly number[]>;
};

/** Rows of `words_data` with a meaning of their own. */
const [AVERAGES, STRUCTURE] = [1, 10];
/** Opens a structure whose segments name what was deleted, as in tables with `contentless_delete`. */
const STRUCTURE_VERSION = 0xff000001;
/** A segment's pages are the rows from its number times this; those of deleted articles are this many segments later. */
const PAGES = 2 ** 37;
const DELETED_SEGMENTS = 2 ** 16;
/** Opens the terms of the index itself, as opposed to those of prefixes. */
const MAIN = "0";

/** Pages read ahead. */
const AHEAD = 15;

/** Pages of 4 kB, places of terms and articles of runs that are kept. */
const [KEPT, KEPT_PLACES, KEPT_RUNS] = [2000, 1000, 200];

/** Reads which segments there are, inside a read transaction. Throws a DatabaseError if FTS5 wrote them in another format. */
export function snapshotOf(database: Database): StemSnapshot {
  const structure = blockOf(database, STRUCTURE);
  const totals = new VarintReader(blockOf(database, AVERAGES));
  const articles = totals.isAtEnd ? 0 : totals.next();
  let stems = 0;
  while (!totals.isAtEnd) stems += totals.next();
  const segments = segmentsOf(database, structure);
  return {
    ...{ segments, articles, stems },
    identifiers: JSON.stringify(segments.map(({ id, first }) => [id, first])),
    pages: new LRUCache({ max: KEPT }),
    places: new LRUCache({ max: KEPT_PLACES }),
    runs: new LRUCache({ max: KEPT_RUNS }),
  };
}

function segmentsOf(database: Database, structure: Uint8Array): Segment[] {
  const view = new DataView(structure.buffer, structure.byteOffset, structure.byteLength);
  if (structure.length < 8 || view.getUint32(4) !== STRUCTURE_VERSION) throw database.damaged();
  const fields = new VarintReader(structure, 8);
  const levels: { readonly merging: number; readonly segments: Omit<Segment, "mergedInto">[] }[] = [];
  const count = fields.next();
  fields.next();
  fields.next();
  for (let level = 0; level < count; level++) {
    const merging = fields.next();
    const segments = [];
    for (let left = fields.next(); left > 0; left--) {
      const [id, first, last] = [fields.next(), fields.next(), fields.next()];
      fields.next();
      fields.next();
      const deletedPages = fields.next();
      fields.next();
      fields.next();
      segments.push({ id, first, last, deleted: deletedPages === 0 ? NONE : deletedIn(database, id, deletedPages) });
    }
    levels.push({ merging, segments });
  }
  // The first segments of a level are merged into the last one of the next.
  const all: Segment[] = [];
  let output: Segment | null = null;
  for (const { merging, segments } of levels.toReversed()) {
    const mergedInto: Segment | null = output;
    const ofLevel: Segment[] = segments.map((segment, i) => ({ ...segment, mergedInto: i < merging ? mergedInto : null }));
    all.unshift(...ofLevel);
    output = ofLevel.at(-1) ?? null;
  }
  return all;
}

const NONE: ReadonlySet<number> = new Set();

/** Hash tables of article numbers: the width of a number, whether 0 is one of them, six more bytes, then numbers or zeros. */
function deletedIn(database: Database, segment: number, pages: number): Set<number> {
  const deleted = new Set<number>();
  const rows = database.all<{ block: Uint8Array }>(
    "SELECT block FROM words_data WHERE id >= ? AND id < ?",
    BigInt(segment + DELETED_SEGMENTS) * BigInt(PAGES),
    BigInt(segment + DELETED_SEGMENTS) * BigInt(PAGES) + BigInt(pages),
  );
  for (const { block } of rows) {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    const width = block[0] === 4 ? 4 : 8;
    for (let at = 8; at + width <= block.length; at += width) {
      const article = width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
      if (article !== 0) deleted.add(article);
    }
  }
  return deleted;
}

/** A page of a segment. Behind the page before it the next ones are likely to be wanted, too: those up to `through` are read ahead. */
export function pageOf(
  database: Database,
  snapshot: StemSnapshot,
  { id }: Segment,
  number: number,
  through = number,
): SegmentPage {
  const { pages } = snapshot;
  const row = id * PAGES + number;
  const known = pages.get(row);
  if (known !== undefined) return known;
  const last = pages.has(row - 1) ? Math.min(through, number + AHEAD) : number;
  if (last === number) return notePage(snapshot, row, blockOf(database, row));
  const rows = database.all<{ id: number; block: Uint8Array }>(
    "SELECT id, block FROM words_data WHERE id BETWEEN ? AND ?",
    row,
    id * PAGES + last,
  );
  for (const { id: at, block } of rows) notePage(snapshot, at, block);
  const page = pages.get(row);
  if (page === undefined) throw database.damaged();
  return page;
}

function notePage({ pages }: StemSnapshot, row: number, block: Uint8Array): SegmentPage {
  const page = pages.get(row) ?? pageIn(block);
  pages.set(row, page);
  return page;
}

function pageIn(bytes: Uint8Array): SegmentPage {
  const size = (bytes[2]! << 8) | bytes[3]!;
  const terms: number[] = [];
  const index = new VarintReader(bytes, size);
  for (let at = 0; !index.isAtEnd; terms.push(at)) at += index.next();
  return { bytes, size, article: (bytes[0]! << 8) | bytes[1]!, terms };
}

function blockOf(database: Database, row: number): Uint8Array {
  const found = database.get<{ block: Uint8Array }>("SELECT block FROM words_data WHERE id = ?", row);
  if (found === undefined) throw database.damaged();
  return found.block;
}

/** Where the articles of a term begin in each segment that has it. */
export function placesOf(database: Database, snapshot: StemSnapshot, term: string): readonly TermStart[] {
  const known = snapshot.places.get(term);
  if (known !== undefined) return known;
  const key = Buffer.from(MAIN + term);
  const rows = database.all<{ at: number; page: number; block: Uint8Array | null }>(PAGE_OF_TERM, {
    segments: snapshot.identifiers,
    key,
  });
  const places = rows.flatMap(({ at: number, page, block }) => {
    if (block === null) throw database.damaged();
    const segment = snapshot.segments[number]!;
    const found = placeOn(notePage(snapshot, segment.id * PAGES + page, block), key);
    if (found === null) return [];
    const { at, end } = found;
    if (end !== undefined) return [{ segment, page, at, through: page, size: end - at }];
    const through = database.get<{ page: number }>(PAGE_OF_NEXT_TERM, segment.id, key)?.page ?? segment.last;
    return [{ segment, page, at, through, size: (through - page + 1) * block.length - at }];
  });
  snapshot.places.set(term, places);
  return places;
}

/**
 * The page that a term stands on if a segment has it. The earlier pages of a segment that is being merged are gone, though the table of terms still
 * names them.
 */
const PAGE_OF_TERM = `
  WITH found AS MATERIALIZED (
    SELECT s.key AS at, s.value ->> 0 AS segment,
      max(s.value ->> 1, (SELECT pgno >> 1 FROM words_idx WHERE segid = s.value ->> 0 AND term <= :key ORDER BY term DESC LIMIT 1)) AS page
    FROM json_each(:segments) s WHERE s.value ->> 1 > 0)
  SELECT at, page, (SELECT block FROM words_data WHERE id = segment * ${PAGES} + page) AS block FROM found WHERE page IS NOT NULL`;

/** The next page of a segment that begins another term, on which a term that ends no page before may still have articles. */
const PAGE_OF_NEXT_TERM = "SELECT pgno >> 1 AS page FROM words_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1";

/**
 * Where the articles of a term begin on a page, and where they end if another term follows there: after the term's letters; all but the first term's
 * leave out what they share with the one before.
 */
function placeOn(
  { bytes, terms }: SegmentPage,
  key: Uint8Array,
): { readonly at: number; readonly end: number | undefined } | null {
  /** How many letters the current term and the one sought begin with alike. */
  let alike = 0;
  for (const [i, start] of terms.entries()) {
    const reader = new VarintReader(bytes, start);
    const shared = i === 0 ? 0 : reader.next();
    const length = shared + reader.next();
    if (shared > alike) continue;
    alike = shared;
    while (alike < Math.min(length, key.length) && bytes[reader.at + alike - shared] === key[alike]) alike++;
    if (alike === length && alike === key.length) return { at: reader.at + length - shared, end: terms[i + 1] };
  }
  return null;
}
