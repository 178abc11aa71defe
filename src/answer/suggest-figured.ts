import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import type { FactKind } from "../language/analysis.ts";
import { slice } from "../text/span.ts";
import { words } from "../text/words.ts";
import { sourceOf } from "./citations.ts";
import type { Suggestion } from "./outcome.ts";
import { type Given, suggestTopics } from "./suggest.ts";

/** Discord's limit. */
const MOST = 25;

/**
 * Suggests what facts are about: for an article, what most of its facts (of a kind) are about, as printed; for all articles, the topics of
 * quotations, which are counted.
 */
export async function suggestFigured(archive: Archive, typed: string, given: Given, kind?: FactKind): Promise<Suggestion[]> {
  const id = given.article === undefined ? null : await archive.resolve(given.article);
  const source = id && (await sourceOf(archive, id));
  if (!source) return suggestTopics(archive, typed, given);
  const { article, analysis } = source;
  const begins = words(typed).map(({ word }) => word);
  const found = new Map<string, { times: number; suggestion: Suggestion }>();
  for (const fact of analysis.facts) {
    if (kind !== undefined && fact.kind !== kind) continue;
    for (const span of [fact.about, fact.of]) {
      if (span === null) continue;
      const held = words(slice(article.text, span));
      if (!begins.every((start) => held.some(({ word }) => word.startsWith(start)))) continue;
      const label = excerptOf(article, "text", span);
      const key = held.map(({ stem }) => stem).join(" ");
      const known = found.get(key);
      if (known) known.times++;
      else found.set(key, { times: 1, suggestion: { value: label.text, label, mark: "topic" } });
    }
  }
  const most = [...found.values()].sort((a, b) => b.times - a.times).slice(0, MOST);
  return most.map(({ suggestion }) => suggestion);
}
