import type { Archive } from "../index/archive.ts";
import { isKnown } from "../language/english/frequency.ts";
import { respell } from "../text/spelling.ts";
import { words } from "../text/words.ts";

/** Corrects words of a question that neither the archive nor news in general knows to a name that the archive holds. */
export async function respelt(archive: Archive, text: string): Promise<string> {
  const unknown = words(text).filter(({ word, stem }) => !/^\d/.test(word) && !isKnown(stem) && archive.frequency(stem) === 0);
  if (unknown.length === 0) return text;
  const known = allOf(await archive.speakerWords(), await archive.headlineWords());
  return unknown.reduceRight((spelt, { word, start, end }) => {
    const [meant] = respell(word, known, 1);
    if (meant === undefined) return spelt;
    const capital = /^\p{Lu}/u.test(spelt.slice(start));
    return spelt.slice(0, start) + (capital ? meant[0]!.toUpperCase() + meant.slice(1) : meant) + spelt.slice(end);
  }, text);
}

let last: { readonly lists: readonly (readonly string[])[]; readonly all: readonly string[] } | null = null;

/** Joins two lists. The same lists give the same array, so that what is cached for its words is found again. */
function allOf(...lists: readonly (readonly string[])[]): readonly string[] {
  if (last === null || lists.some((list, i) => list !== last!.lists[i])) last = { lists, all: lists.flat() };
  return last.all;
}
