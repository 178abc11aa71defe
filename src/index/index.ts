import type { Analysis } from "../language/analysis.ts";
import type { PlaceRange, StatusChange } from "../record/record.ts";
import type { Added, Archive, StoredArticle } from "./archive.ts";
import type { IndexEntry } from "./entry.ts";

/** A writable archive, built from the record up to a cursor. It can be thrown away and built again. */
export interface Index extends Archive {
  /** The place of the last change applied; null in an index older than the record of changes, which has applied all of them. */
  cursor(): number | null;
  /** Moves the cursor to a place without applying anything. */
  skipTo(place: number): void;
  /**
   * Stores articles with their analyses, all or nothing; `added` has the time of each. `places` are their places in the record, null if there is no
   * record. Returns null and stores nothing unless exactly the changes before them were applied.
   */
  store(entries: readonly IndexEntry[], added: readonly string[], places: PlaceRange | null): readonly Added[] | null;
  /** Applies a mark: false if the article is not stored, null unless exactly the changes before it were applied. */
  mark(id: string, kind: StatusChange, places: PlaceRange | null): boolean | null;
  /** Revisions analysed by other rules than those of `version`, to be analysed again. */
  outdated(version: number, limit: number): Promise<readonly StoredArticle[]>;
  reanalyse(article: StoredArticle, analysis: Analysis): Promise<void>;
  /** Current revisions not yet proved by the proof of `version` or later. */
  unproved(version: number, limit: number): Promise<readonly StoredArticle[]>;
  /** Notes that a revision was proved. */
  proved(article: StoredArticle, version: number): Promise<void>;
}
