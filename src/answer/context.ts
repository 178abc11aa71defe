import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { counterparts, wordChanges } from "../language/comparison/revisions.ts";
import { indexAt, type Span } from "../text/span.ts";
import { sideOf } from "./changes.ts";
import { attributionOf, citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import type { Request } from "./command.ts";
import { textOption } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { quotationAt, type TextPlace } from "./speaker-at.ts";

/** Sentences shown on either side. */
const AROUND = 2;

/** The place a context request names; unreadable offsets give no place. */
export function placeIn(request: Request): TextPlace {
  const [start = -1, end = -1] = (textOption(request, "place") ?? "").split("-").map(Number);
  return { article: textOption(request, "article") ?? "", revision: textOption(request, "revision") ?? "", start, end };
}

/** The sentences around a place, in the revision that was quoted. */
export async function context(archive: Archive, { article, revision, start, end }: TextPlace): Promise<Outcome> {
  const source = await sourceOf(archive, article, revision);
  const held = source ?? (await archive.article(article));
  if (!source) return { kind: "stale", why: held ? "withdrawn" : "unknown" };
  if (!(0 <= start && start < end && end <= source.article.text.length)) return { kind: "stale", why: "unknown" };
  const { sentences } = source.analysis;
  const first = Math.max(0, indexAt(sentences, start) - AROUND);
  const last = Math.min(sentences.length, indexAt(sentences, end - 1) + AROUND + 1);
  const passages = passagesOf(source, sentences.slice(first, last));
  const said = quotationAt(source, { start, end });
  return {
    kind: "context",
    citation: citationOf(source),
    passages,
    focus: excerptOf(source.article, "text", { start, end }),
    said: said && {
      attribution: said.speaker && attributionOf(source, said.speaker),
      cue: said.cue && excerptOf(source.article, "text", said.cue),
    },
    now: source.article.current ? null : await nowPrinted(archive, source, sentences.slice(first, last)),
  };
}

/** What the article's current revision prints in place of sentences of an earlier one. */
async function nowPrinted(archive: Archive, before: Source, sentences: readonly Span[]) {
  const after = await sourceOf(archive, before.article.id);
  if (!after) return null;
  const places = counterparts(sideOf(before), sideOf(after));
  const pairs = sentences.flatMap((earlier) => {
    const at = places[before.analysis.sentences.indexOf(earlier)];
    return at == null ? [] : [{ earlier, later: after.analysis.sentences[at]! }];
  });
  const changed = pairs.flatMap(({ earlier, later }) => wordChanges(before.article.text, earlier, after.article.text, later));
  return {
    citation: citationOf(after),
    passages: passagesOf(
      after,
      pairs.map(({ later }) => later).sort((a, b) => a.start - b.start),
    ),
    changed: changed.flatMap((words) => (words.after ? [excerptOf(after.article, "text", words.after)] : [])),
  };
}
