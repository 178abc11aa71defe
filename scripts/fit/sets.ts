import { bareGold, bareWords, type QuestionSet, readQuestionSet } from "../../src/cli/evaluate/question-set.ts";
import type { Archive } from "../../src/index/archive.ts";
import type { Postings } from "../../src/language/answering/postings.ts";

/** A set with a cache of the normalised sentences of the articles compared so far. */
export type FittedSet = QuestionSet & { readonly sentences: Map<string, readonly string[]> };

/** Reads a set. Its archive is kept in the folder `keep` for the next run, else in a temporary folder. */
export async function readSet(folder: string, keep: string | undefined): Promise<FittedSet> {
  const set = await readQuestionSet(folder, keep);
  return { ...set, archive: caching(set.archive), sentences: new Map() };
}

/** An archive that decodes the postings of each article only once. */
function caching(archive: Archive): Archive {
  const known = new Map<string, Postings>();
  return {
    ...archive,
    async postings(ids) {
      const missing = ids.filter((id) => !known.has(id));
      for (const [id, postings] of await archive.postings(missing)) known.set(id, postings);
      return new Map(ids.map((id) => [id, known.get(id)!]));
    },
  };
}

/** Which of an article's sentences hold one of the gold answers? */
export async function holding(
  { archive, sentences }: FittedSet,
  id: string,
  spans: Uint32Array,
  gold: readonly string[],
): Promise<Uint8Array> {
  let known = sentences.get(id);
  if (!known) {
    const { text } = (await archive.article(id))!;
    known = Array.from({ length: spans.length / 2 }, (_, i) => bareWords(text.slice(spans[2 * i], spans[2 * i + 1])));
    sentences.set(id, known);
  }
  const wanted = bareGold(gold);
  return Uint8Array.from(known, (sentence) => (wanted.some((run) => sentence.includes(run)) ? 1 : 0));
}
