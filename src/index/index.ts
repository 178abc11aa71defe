import type { Analysis } from "../language/analysis.ts";
import type { Mark, Places } from "../record/record.ts";
import type { Added, Archive, Held } from "./archive.ts";
import type { Entry } from "./entry.ts";

/** An archive that can be written: built from the record, up to a cursor in it. It can be thrown away and built again. */
export interface Index extends Archive {
  /** The place of the last change taken up; null in one from before there was a record of changes, which has taken up all of them. */
  cursor(): number | null;
  /** Moves the cursor up to a place without taking up anything. */
  skipTo(place: number): void;
  /**
   * Stores articles with what was found in them, all or nothing. `places` is where the record has them, null where none stands behind.
   * Gives null, and stores nothing, where changes before them were not taken up yet.
   */
  store(entries: readonly Entry[], added: string, places: Places | null): readonly Added[] | null;
  /** Takes up a mark: false where the article is not held, null where changes before it were not taken up yet. */
  mark(id: string, kind: Mark, places: Places | null): boolean | null;
  /** Revisions read by other rules than those of `version`, to be read again. */
  outdated(version: number, limit: number): Promise<readonly Held[]>;
  reanalyse(article: Held, analysis: Analysis): Promise<void>;
  /** Current revisions that were not proved by the proof of `version` or a later one. */
  unproved(version: number, limit: number): Promise<readonly Held[]>;
  /** Notes that a revision was proved. */
  proved(article: Held, version: number): Promise<void>;
}
