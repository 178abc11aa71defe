import type { Conditions, FollowedPerson, JudgedCondition } from "../answer/follow.ts";
import type { Article } from "../article/article.ts";
import { publisherText, stemsOf } from "../index/entry.ts";
import { wanted } from "../index/match-expression.ts";
import type { Analysis } from "../language/analysis.ts";
import { middleNamesDiffer, samePerson, speakerKey } from "../language/english/names/same-person.ts";
import { slice } from "../text/span.ts";
import { fold } from "../text/words.ts";

/** What matching reads of an article: the tokens its index entry has, its people and its publisher. */
export type Matchable = {
  /** Positions by token; columns lie apart, so that no phrase spans two. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Keys of the people quoted, and of all people named. */
  readonly quoted: ReadonlySet<string>;
  readonly named: ReadonlySet<string>;
  /** The publisher's name and host, folded; null if unknown. */
  readonly source: string | null;
};

/** FTS5's tokenizer `unicode61`: runs of letters, marks and numbers, in lower case. */
const tokensOf = (stems: string): string[] => stems.toLowerCase().match(/[\p{L}\p{M}\p{N}\p{Co}]+/gu) ?? [];

/** Reads an article for matching. Pure: nothing but the article and its analysis counts. */
export function matchable(article: Article, analysis: Analysis): Matchable {
  const places = new Map<string, number[]>();
  let at = 0;
  const { title, lede, body } = stemsOf(article, analysis);
  for (const column of [title, lede, body]) {
    for (const token of tokensOf(column)) {
      const known = places.get(token);
      if (known) known.push(at++);
      else places.set(token, [at++]);
    }
    at++;
  }
  const keys = (spans: readonly { readonly start: number; readonly end: number }[]) =>
    new Set(spans.map((span) => speakerKey(slice(article.text, span))));
  const quoted = keys(analysis.quotations.flatMap(({ speaker }) => speaker?.name ?? []));
  const named = keys(analysis.names.map(({ name }) => name));
  return { places, quoted, named: named.union(quoted), source: publisherText(article) };
}

/** Conditions with their words as runs of tokens, each of which must occur. */
export type Prepared = {
  readonly conditions: Conditions;
  readonly topic: readonly StemRun[];
  readonly words: readonly StemRun[];
  readonly without: readonly StemRun[];
  readonly source: string | null;
};

type StemRun = readonly string[];

function runsOf(text: string | undefined): StemRun[] {
  if (text === undefined) return [];
  const { stems, phrases } = wanted(text);
  return [...stems, ...phrases].map(tokensOf).filter((run) => run.length > 0);
}

/** Prepares conditions once for many articles. */
export const prepared = (conditions: Conditions): Prepared => ({
  conditions,
  topic: runsOf(conditions.topic),
  words: runsOf(conditions.words),
  without: runsOf(conditions.without),
  source: conditions.source === undefined ? null : fold(conditions.source),
});

const occurs = ({ places }: Matchable, [first, ...rest]: StemRun): boolean =>
  (places.get(first!) ?? []).some((at) => rest.every((token, i) => places.get(token)?.includes(at + i + 1)));

/** Does a key in an article stand for a person? A single word stands for everybody of that surname. */
export const isPerson = (key: string, { keys }: Pick<FollowedPerson, "keys">): boolean =>
  keys.some(
    (known) =>
      key === known ||
      (known.includes(" ") ? samePerson(key, known) && !middleNamesDiffer(key, known) : key.endsWith(` ${known}`)),
  );

function hasPerson(of: Matchable, person: FollowedPerson): boolean {
  const keys = of[person.said];
  return person.keys.some((key) => keys.has(key)) || [...keys].some((key) => isPerson(key, person));
}

/** Each condition given, and whether the article meets it. */
export function judge(of: Matchable, { conditions, topic, words, without, source }: Prepared): JudgedCondition[] {
  const all = (runs: readonly StemRun[]) => runs.length > 0 && runs.every((run) => occurs(of, run));
  const judged: (JudgedCondition | null)[] = [
    conditions.person ? { condition: "person", met: hasPerson(of, conditions.person) } : null,
    conditions.topic === undefined ? null : { condition: "topic", met: all(topic) },
    conditions.words === undefined ? null : { condition: "words", met: all(words) },
    source === null ? null : { condition: "source", met: of.source?.includes(source) ?? false },
    conditions.without === undefined ? null : { condition: "without", met: !without.some((run) => occurs(of, run)) },
  ];
  return judged.filter((one) => one !== null);
}

/** Does an article meet every condition? What it must not have is not a condition by itself. */
export function matches(of: Matchable, conditions: Prepared): boolean {
  const judged = judge(of, conditions);
  return judged.some(({ condition }) => condition !== "without") && judged.every(({ met }) => met);
}
