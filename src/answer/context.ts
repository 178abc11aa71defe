import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { indexAt } from "../text/span.ts";
import { attributionOf, citationOf, passagesOf, sourceOf } from "./citations.ts";
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
  };
}
