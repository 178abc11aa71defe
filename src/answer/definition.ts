import type { Question } from "../language/question/question.ts";
import { type Span, slice } from "../text/span.ts";
import { words } from "../text/words.ts";

const ASKED = /^what(?:\s+(?:is|are|was|were))\s+(?:(?:an?|the)\s+)?(.+?)[\s?!.]*$/iu;

/** The thing that "what is X" asks for, as typed; null if the question asks for something else. */
export const thingAsked = ({ text, wanted }: Question): string | null =>
  wanted === "definition" ? (ASKED.exec(text.trim())?.[1] ?? null) : null;

/** A name of at most this many letters may be an acronym. */
const ACRONYM = /^\p{L}{2,6}$/u;

/** Ways to say what a thing is, surest first; X is the thing. */
const WAYS: readonly string[] = [
  String.raw`\bX(?: \([^)]*\))? (?:is|are|was|were) (?:an?|the|one of|any|when)\b`,
  String.raw`\bX(?: \([^)]*\))? (?:refers? to|means|stands for|describes|consists of|occurs? when)\b`,
  String.raw`\bX(?: \([^)]*\))?(?:,| —| –| --) (?:an?|one of|which (?:is|are)|also known as)\b`,
  String.raw`\b(?:called|known as|dubbed|termed|named) (?:an? |the )?["“]?X\b`,
  String.raw`\p{L}[\p{L}-]+ \(X\)`,
];

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);

/** The index of the sentence that says best what a thing is: "X is a …", "X, a …", "called X", or an acronym's long form; null if none does. */
export function definingSentence(text: string, sentences: readonly Span[], thing: string): number | null {
  const name = escaped(thing);
  const ways = WAYS.map((way) => new RegExp(way.replaceAll("X", `${name}(?:es|s)?`), "iu"));
  let best: { readonly at: number; readonly way: number } | null = null;
  const isAcronym =
    ACRONYM.test(thing) && new RegExp(String.raw`\b${name}\b`, "u").test(text.replaceAll(thing.toUpperCase(), thing));
  for (const [at, sentence] of sentences.entries()) {
    const said = slice(text, sentence);
    if (said.endsWith("?")) continue;
    const found = ways.findIndex((way) => way.test(said));
    const way = found < 0 && isAcronym && holdsLongForm(said, thing.toLowerCase()) ? ways.length : found;
    if (way >= 0 && way < (best?.way ?? Number.POSITIVE_INFINITY)) best = { at, way };
  }
  return best?.at ?? null;
}

/** Does a sentence have consecutive words with the initials of an acronym, none of them a stop word? */
function holdsLongForm(said: string, acronym: string): boolean {
  const initials = words(said)
    .map(({ word, stop }) => (stop ? "." : word[0]))
    .join("");
  return acronym.length > 2 && initials.includes(acronym);
}
