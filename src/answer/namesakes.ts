import type { Archive } from "../index/archive.ts";
import type { Name } from "../language/analysis.ts";
import type { Question } from "../language/question/question.ts";
import { slice } from "../text/span.ts";
import { stems } from "../text/words.ts";

/** "What is swift?" asks for a thing of that name, not for Taylor Swift. */
const THING = /^what(?:['’]?s|\s+(?:is|are))\s+(?:(?:an?|the)\s+)?[\p{L}\p{N}-]+[\s?!.]*$/iu;

/**
 * Of a question such as "what is swift?", the candidates without those in which the word is part of a person's name; all of them if none would
 * be left. Any other question keeps all.
 */
export async function withoutNamesakes<T extends { readonly id: string }>(
  archive: Archive,
  { text, terms }: Question,
  candidates: readonly T[],
): Promise<readonly T[]> {
  if (!THING.test(text.trim())) return candidates;
  const asked = new Set(terms.map(({ stem }) => stem));
  const isThing = await Promise.all(
    candidates.map(async ({ id }) => {
      const [article, analysis] = await Promise.all([archive.article(id), archive.analysis(id)]);
      return article !== null && analysis !== null && !analysis.names.some((name) => isNamesake(article.text, name, asked));
    }),
  );
  const things = candidates.filter((_, at) => isThing[at]);
  return things.length > 0 ? things : candidates;
}

/** Is the word asked for one of several in a person's name? */
const isNamesake = (text: string, { kind, name }: Name, asked: ReadonlySet<string>): boolean => {
  const parts = kind === "person" ? stems(slice(text, name)) : [];
  return parts.length > 1 && parts.some((part) => asked.has(part));
};
