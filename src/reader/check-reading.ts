import { z } from "zod";
import { type PassageCandidate, type Pick, type ReaderChoice, ReaderError } from "./reader.ts";

const number = z.int().min(1);
const place = z.int().min(0);
/** Numbers count from 1, as readers see them; offsets are UTF-16 code units inside the sentence. */
const schema = z.strictObject({
  picks: z.array(
    z.strictObject({
      candidate: number,
      sentence: number.nullish(),
      start: place.nullish(),
      end: place.nullish(),
      confidence: z.number().min(0).max(1).nullish(),
    }),
  ),
});

/** Reads what a reader returned for some candidates. Anything but a list of places among them throws a ReaderError. */
export function checkReading(raw: unknown, candidates: readonly PassageCandidate[]): ReaderChoice {
  const read = schema.safeParse(raw);
  if (!read.success) throw new ReaderError("not a reading");
  const picks = read.data.picks.map(({ candidate, sentence, start, end, confidence }): Pick => {
    const chosen = sentence == null ? "" : candidates[candidate - 1]?.sentences[sentence - 1];
    const marked = start != null && end != null;
    if (candidate > candidates.length || chosen === undefined) throw new ReaderError("out of range");
    if ((start == null) !== (end == null)) throw new ReaderError("not a reading");
    if (marked && !(start < end && end <= chosen.length)) throw new ReaderError("out of range");
    return {
      candidate: candidate - 1,
      sentence: sentence == null ? null : sentence - 1,
      span: marked ? { start, end } : null,
      confidence: confidence ?? null,
    };
  });
  if (new Set(picks.map(({ candidate, sentence }) => `${candidate} ${sentence}`)).size < picks.length)
    throw new ReaderError("double");
  return picks;
}
