import { setImmediate } from "node:timers/promises";
import { attributionOf, citationOf, passagesOf, type Source } from "../answer/citations.ts";
import { areCopies } from "../answer/dedupe.ts";
import type { DigestStory } from "../answer/digest.ts";
import { appeared, newestArticles } from "../answer/latest.ts";
import type { Archive } from "../index/archive.ts";
import { frequency } from "../language/english/frequency.ts";
import { isName, speakerKey } from "../language/english/names/same-person.ts";
import { slice } from "../text/span.ts";
import { stems } from "../text/words.ts";

/** Articles that a digest looks through, newest first; stories that it has; sentences and voices of a story. */
const ARTICLES = 1000;
const STORIES = 12;
const SENTENCES = 2;
const VOICES = 3;

/** Two articles are about one story if the headlines and first sentences are so alike (cosine), words weighted by rarity. */
const ALIKE = 0.4;
/** With fewer stems than this, the words that any brief has ("the council approved … on Monday") make unlike ones alike. */
const BRIEF = 12;
const BRIEFS_ALIKE = 0.6;

/** Hours in which a story loses most of its freshness. */
const FRESH = 12;
const HOUR = 3_600_000;

/** The stories of a time, those that most sources carry and the newest first. */
export async function storiesSince(
  archive: Archive,
  since: number,
  until: number,
  filter: { readonly source?: string | undefined } = {},
): Promise<DigestStory[]> {
  const found = await newestArticles(archive, { filter, since }, ARTICLES);
  const sources = found.filter((source) => appeared(source) <= until);
  return ranked(await grouped(sources), until)
    .slice(0, STORIES)
    .map(storyOf);
}

/** Articles grouped at a time, between answers to others. */
const CHUNK = 50;

/** Groups articles by story, in the order of the list: an article joins the story whose first article it is most like. */
async function grouped(sources: readonly Source[]): Promise<Source[][]> {
  const stories: Source[][] = [];
  /** How many stems the first article of each has. */
  const sizes: number[] = [];
  /** Stories by the stems of their first article, with the weight of each. */
  const byStem = new Map<string, { story: number; weight: number }[]>();
  for (const [number, source] of sources.entries()) {
    if (number % CHUNK === CHUNK - 1) await setImmediate();
    const weights = weightsOf(source);
    const alike = new Map<number, number>();
    for (const [stem, own] of weights)
      for (const { story, weight } of byStem.get(stem) ?? []) alike.set(story, (alike.get(story) ?? 0) + own * weight);
    const [best, cosine] = [...alike].reduce((top, one) => (one[1] > top[1] ? one : top), [-1, 0]);
    const story = stories[best];
    const enough = Math.min(weights.size, sizes[best] ?? 0) < BRIEF ? BRIEFS_ALIKE : ALIKE;
    if (story && (cosine >= enough || areCopies(source, story[0]!))) story.push(source);
    else {
      sizes.push(weights.size);
      for (const [stem, weight] of weights) {
        const known = byStem.get(stem);
        if (known) known.push({ story: stories.length, weight });
        else byStem.set(stem, [{ story: stories.length, weight }]);
      }
      stories.push([source]);
    }
  }
  return stories;
}

/** The stems of an article's headline and first sentences as a vector of length 1. */
function weightsOf({ article, analysis }: Source): ReadonlyMap<string, number> {
  const [first, second] = analysis.sentences;
  const opening = article.text.slice(0, (second ?? first)?.end ?? 0);
  const raw = stems(`${article.title}\n${opening}`).map((stem) => [stem, -Math.log(frequency(stem))] as const);
  const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
  return new Map(raw.map(([stem, weight]) => [stem, weight / length]));
}

const publishers = (story: readonly Source[]): number => new Set(story.map(({ article }) => article.source ?? article.id)).size;

function ranked(stories: readonly Source[][], until: number): Source[][] {
  const worth = (story: readonly Source[]) => {
    const age = Math.min(...story.map((source) => until - appeared(source))) / HOUR;
    return Math.log2(1 + publishers(story)) + Math.exp(-Math.max(0, age) / FRESH);
  };
  return stories.toSorted((a, b) => worth(b) - worth(a));
}

/** A story by its newest article that has a summary; the others follow, one a publisher. */
function storyOf(story: readonly Source[]): DigestStory {
  const shown = story.find(({ analysis }) => analysis.summary.short.length > 0) ?? story[0]!;
  const { summary, sentences } = shown.analysis;
  const enough = [summary.short, summary.medium].find((all) => all.length >= SENTENCES) ?? sentences;
  const chosen = enough.slice(0, SENTENCES);
  const others = new Map(story.filter((one) => one !== shown).map((one) => [one.article.source ?? one.article.id, one]));
  others.delete(shown.article.source ?? shown.article.id);
  return {
    citation: citationOf(shown),
    passages: passagesOf(shown, chosen),
    voices: voicesOf(story),
    others: [...others.values()].map(citationOf),
  };
}

/** The people that a story's articles quote, most quoted first, each where an article names them. */
function voicesOf(story: readonly Source[]): DigestStory["voices"] {
  const said = story.flatMap((source) =>
    source.analysis.quotations.flatMap(({ speaker }) => {
      const name = speaker?.name && isName(slice(source.article.text, speaker.name)) ? attributionOf(source, speaker).name : null;
      return name ? [{ key: speakerKey(name.text), name, citation: citationOf(source) }] : [];
    }),
  );
  return [...Map.groupBy(said, ({ key }) => key).values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, VOICES)
    .map(([first]) => ({ name: first!.name, citation: first!.citation }));
}
