import { SAYING } from "../../../text/saying.ts";
import type { Layout } from "../../../text/sentences.ts";
import type { Span } from "../../../text/span.ts";
import type { Name } from "../../analysis.ts";
import { Tag } from "../lexicon.ts";
import { type Word, wordsOf } from "../words.ts";
import { BODY, BUILT, type Evidence, kindOf, mayBePerson } from "./kind.ts";
import { findNameRuns, type NameRun } from "./name-runs.ts";
import { isShortForm, surnameOf } from "./same-person.ts";

type NameGroup = { longest: NameRun; readonly runs: NameRun[] };

const SPEECH = new Set([...SAYING, "thinks", "believes"]);
const PLACING = new Set(["in", "at", "near", "across", "into", "outside"]);

/** The names in a text, forms of one name joined, in the order of their first mention. */
export function findNames(layout: Layout): Name[] {
  const words = wordsOf(layout);
  const runs = findNameRuns(layout.text, words);
  const sure = new Set(runs.flatMap((run) => (run.doubtful ? [] : [run.parts.at(-1)!])));
  const groups = joined(runs.filter((run) => !run.doubtful || sure.has(run.parts[0]!)));
  return groups.map(({ longest, runs: mentions }) => ({
    name: spanOf(longest),
    mentions: mentions.map(spanOf),
    kind: kindOf(longest.parts, layout.text.slice(longest.start, longest.end), evidenceOf(words, mentions)),
  }));
}

const spanOf = ({ start, end }: NameRun): Span => ({ start, end });

/**
 * Joins each form to the longer form it begins or ends. A surname shared by two people goes to the one mentioned more often, but not before
 * that one's first mention.
 */
function joined(runs: readonly NameRun[]): NameGroup[] {
  const groups = new Map<string, NameGroup>();
  for (const run of runs) {
    const key = run.parts.join(" ");
    const group = groups.get(key);
    if (group) group.runs.push(run);
    else groups.set(key, { longest: run, runs: [run] });
  }
  const longer = new Map<string, NameGroup[]>();
  const keep = (part: string, group: NameGroup) => {
    const list = longer.get(part);
    if (list) list.push(group);
    else longer.set(part, [group]);
  };
  for (const group of groups.values()) {
    const { parts } = group.longest;
    if (parts.length < 2) continue;
    keep(parts[0]!, group);
    if (parts.at(-1) !== parts[0]) keep(parts.at(-1)!, group);
  }
  const order = [...groups.values()].sort((a, b) => b.longest.parts.length - a.longest.parts.length);
  const homes = new Map(order.map((group) => [group, homesOf(group, longer)]));
  for (const group of [...order].reverse()) {
    const [first, ...others] = homes.get(group)!;
    if (first === undefined) continue;
    for (const run of group.runs) {
      const home = [first, ...others].find(({ longest }) => longest.start < run.start) ?? first;
      home.runs.push(run);
    }
    group.runs.length = 0;
  }
  const found = order.filter((group) => group.runs.length > 0);
  for (const group of found) group.runs.sort((a, b) => a.start - b.start);
  return found.sort((a, b) => a.runs[0]!.start - b.runs[0]!.start);
}

/** The longer forms that a shorter one may stand for, most mentioned first. */
function homesOf(group: NameGroup, longer: ReadonlyMap<string, NameGroup[]>): NameGroup[] {
  const { parts, title } = group.longest;
  const surname = surnameOf(parts);
  const ends = (longer.get(surname) ?? []).filter((other) => isShortForm(parts, other.longest.parts));
  const begins =
    parts.length === 1 && title === null
      ? (longer.get(parts[0]!) ?? []).filter((other) => isForename(parts[0]!, other.longest))
      : [];
  return (ends.length > 0 ? ends : begins).filter((other) => other !== group).sort((a, b) => b.runs.length - a.runs.length);
}

/** Is the word the forename of a person with this full name? */
const isForename = (word: string, long: NameRun): boolean => long.parts[0] === word && mayBePerson(long.parts);

const ARTICLE = /^(?:the|an?)$/;

function evidenceOf(words: readonly Word[], runs: readonly NameRun[]): Evidence {
  const evidence: Evidence = { person: 0, place: 0, thing: 0, titled: false, built: false, described: false };
  for (const run of runs) {
    if (run.title !== null) evidence.titled = true;
    const after = words[run.to];
    const before = words[run.from - 1];
    if (
      after?.kind === "word" &&
      (SPEECH.has(after.lower) || after.lower === "who" || after.lower === "himself" || after.lower === "herself")
    )
      evidence.person++;
    else if (before !== undefined && SPEECH.has(before.lower)) evidence.person++;
    else if (
      after?.lower === "," &&
      (words[run.to + 1]?.lower === "who" || (words[run.to + 1]?.kind === "number" && words[run.to + 2]?.lower === ","))
    )
      evidence.person++;
    if (after !== undefined && !after.capital && BUILT.has(after.lower)) evidence.built = true;
    if (before && !before.capital && BODY.has(before.lower) && ARTICLE.test(words[run.from - 2]?.lower ?? ""))
      evidence.described = true;
    if (before?.lower === "the" || before?.lower === "a") evidence.thing++;
    if (before !== undefined && PLACING.has(before.lower) && (before.tags & Tag.preposition) !== 0) evidence.place++;
  }
  return evidence;
}
