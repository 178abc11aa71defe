import { attributionOf, citationOf, passagesOf, type Source } from "../answer/citations.ts";
import { areCopies } from "../answer/dedupe.ts";
import type { DigestStory } from "../answer/digest.ts";
import { appeared, newest } from "../answer/latest.ts";
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
  const found = await newest(archive, { filter, since, limit: ARTICLES });
  const sources = found.flatMap(({ source, copies }) => [source, ...copies]).filter((source) => appeared(source) <= until);
  return ranked(grouped(sources), until).slice(0, STORIES).map(storyOf);
}

type Weighted = { readonly source: Source; readonly weights: ReadonlyMap<string, number> };

/** Groups articles by story, in the order of the list: an article joins the story whose first article it is most like. */
export function grouped(sources: readonly Source[]): Source[][] {
  const stories: { first: Weighted; all: Source[] }[] = [];
  for (const source of sources) {
    const one = weighted(source);
    let best: { story: (typeof stories)[number]; alike: number } | null = null;
    for (const story of stories) {
      const alike = cosine(one.weights, story.first.weights);
      if (alike > (best?.alike ?? 0)) best = { story, alike };
    }
    if (best && (best.alike >= ALIKE || areCopies(source, best.story.first.source))) best.story.all.push(source);
    else stories.push({ first: one, all: [source] });
  }
  return stories.map(({ all }) => all);
}

/** The stems of an article's headline and first sentences as a vector of length 1. */
function weighted(source: Source): Weighted {
  const { article, analysis } = source;
  const [first, second] = analysis.sentences;
  const opening = article.text.slice(0, (second ?? first)?.end ?? 0);
  const raw = stems(`${article.title}\n${opening}`).map((stem) => [stem, -Math.log(frequency(stem))] as const);
  const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
  return { source, weights: new Map(raw.map(([stem, weight]) => [stem, weight / length])) };
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
  return sum;
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
