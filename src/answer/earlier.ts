import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { type SentenceChange, sentenceChanges } from "../language/comparison/revisions.ts";
import { correctionNotes } from "../language/english/corrections.ts";
import { type Span, shared } from "../text/span.ts";
import { sideOf } from "./changes.ts";
import { citationOf, type Source, sourceOf } from "./citations.ts";
import type { Earlier, Revised } from "./outcome.ts";

/** Earlier revisions looked at, newest first. */
const MOST = 4;

/** An article's earlier revisions, as far as they differ from the current one. */
export type History = {
  /** Null if it has no earlier revision and no correction note. */
  readonly revised: Revised | null;
  /** What the last different revision printed at a place of the current text; null if none differs there. `kind`: what is there. */
  readonly before: (place: Span, kind: "figure" | "quotation") => Earlier | null;
};

/** Reads the earlier revisions of an article. */
export async function historyOf(archive: Archive, source: Source): Promise<History> {
  const { article, analysis } = source;
  const held = (await archive.revisionsOf(article.id)).filter(({ revision }) => revision !== article.revision);
  const states = await Promise.all(held.slice(-MOST).map(({ revision }) => sourceOf(archive, article.id, revision)));
  const earlier = states
    .filter((state) => state !== null)
    .toReversed()
    .map((state) => ({ state, changes: sentenceChanges(sideOf(state), sideOf(source)) }));
  const notes = correctionNotes(article.text, analysis.paragraphs, analysis.sentences).map((span) =>
    excerptOf(article, "text", span),
  );
  return {
    revised: earlier.length === 0 && notes.length === 0 ? null : { citation: citationOf(source), notes },
    before(place, kind) {
      for (const { state, changes } of earlier) {
        const change = changes.find((one) => alters(one, place, spansOf(state, kind)));
        if (!change?.before) continue;
        const words = (span: Span) => excerptOf(state.article, "text", span);
        const changed = change.words.flatMap(({ before }) => (before === null ? [] : [words(before)]));
        return { words: words(change.before), changed, citation: citationOf(state) };
      }
      return null;
    },
  };
}

const spansOf = ({ analysis }: Source, kind: "figure" | "quotation"): readonly Span[] =>
  kind === "quotation" ? analysis.quotations : analysis.facts;

/** Were words at a place altered, or words of the same kind left out of its sentence? */
const alters = ({ before, after, words }: SentenceChange, place: Span, earlier: readonly Span[]): boolean =>
  before !== null &&
  after !== null &&
  shared(after, place) > 0 &&
  words.some((word) =>
    word.after === null ? earlier.some((span) => shared(span, word.before!) > 0) : shared(word.after, place) > 0,
  );
