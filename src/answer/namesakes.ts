import type { Archive } from "../index/archive.ts";
import type { Name } from "../language/analysis.ts";
import type { Question } from "../language/question/question.ts";
import { shared, slice } from "../text/span.ts";
import { stems, words } from "../text/words.ts";

/** "What is swift?" asks for a thing of that name, not for Taylor Swift. */
const THING = /^what(?:['’]?s|\s+(?:is|are))\s+(?:(?:an?|the)\s+)?[\p{L}\p{N}-]+[\s?!.]*$/iu;

/**
 * Of a question such as "what is swift?", the candidates without those in which the word is rather part of a person's name; all of them if none would
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
      return article !== null && analysis !== null && isAboutThing(article.text, analysis.names, asked);
    }),
  );
  const things = candidates.filter((_, at) => isThing[at]);
  return things.length > 0 ? things : candidates;
}

/** Is the word asked for more often a common word of the text, in small letters, than part of people's names? */
function isAboutThing(text: string, names: readonly Name[], asked: ReadonlySet<string>): boolean {
  const mentions = names.filter((name) => isNamesake(text, name, asked)).flatMap((name) => name.mentions);
  if (mentions.length === 0) return true;
  const places = words(text).filter(({ stem }) => asked.has(stem));
  const named = places.filter((place) => mentions.some((mention) => shared(mention, place) > 0));
  const small = places.filter(({ start }) => /\p{Ll}/u.test(text[start]!));
  return small.length > named.length;
}

/** Is the word asked for one of several in a person's name? */
const isNamesake = (text: string, { kind, name }: Name, asked: ReadonlySet<string>): boolean => {
  const parts = kind === "person" ? stems(slice(text, name)) : [];
  return parts.length > 1 && parts.some((part) => asked.has(part));
};
