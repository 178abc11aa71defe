import type { Aside } from "../article.ts";
import type { Frame, PageBlock } from "./blocks.ts";
import { isCaptionText, isLeadIn, isNotice, namedBoilerplate, namedCaption, namedStandfirst, namedTags } from "./boilerplate.ts";

/** The prose of a page in order, and what is beside it. */
export type PageProse = { readonly paragraphs: readonly PageBlock[]; readonly aside: readonly Aside[] };

type BlockRole = "prose" | "heading" | Aside["kind"] | "none";

/** A frame, or all frames of one name, with this share of the prose belong to the story, whatever they are called. */
const STORY_SHARE = 0.35;

/** The most code units of a line below a picture that has no stop. */
const LONGEST_CAPTION = 200;

const SENTENCE_END = /[.!?…。！？︒।]["'”’»)\]]*$/u;

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const bare = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(" ") ?? "";

/** Text that reads as prose: it ends with a stop or is long, and is not a link to something else. */
const readsAsProse = ({ text, linked }: PageBlock): boolean =>
  linked < text.length * 0.8 && (text.length >= 80 || (text.length >= 25 && SENTENCE_END.test(text)));

/** Prose enough to open or close a story. */
const opensOrCloses = (block: PageBlock): boolean =>
  readsAsProse(block) && (SENTENCE_END.test(block.text) || block.frame.tag === "p" || block.text.length >= 200);

/** A linked paragraph of the story: a whole sentence, which links to other stories are not. */
const isLinkedParagraph = ({ text, frame }: PageBlock): boolean =>
  frame.tag === "p" &&
  SENTENCE_END.test(text) &&
  words(text) >= 10 &&
  outwards(frame).some(({ tag }) => tag === "article" || tag === "main");

const isHeading = ({ frame }: PageBlock): boolean => [frame.tag, frame.parent?.tag ?? ""].some((tag) => /^h[1-6]$/.test(tag));

function* outwards(frame: Frame): Generator<Frame> {
  for (let at: Frame | null = frame; at; at = at.parent) yield at;
}

const lies = (inner: Frame, outer: Frame): boolean => outwards(inner).some((frame) => frame === outer);

/**
 * Which of a page's blocks are its story, and what is beside it. `pointed` are those an extractor took for the article. Boilerplate is known by
 * what the page calls it, by being nothing but links, and by its place; no rule knows a site.
 */
export function proseOf(blocks: readonly PageBlock[], pointed: ReadonlySet<number>, title: string): PageProse {
  const kept = blocks.filter((block, index) => pointed.has(index) && readsAsProse(block));
  // By frame, and by the frames' names: a story may be many small parts of one name.
  const held = new Map<Frame | string, number>();
  for (const block of kept) {
    const frames = [...outwards(block.frame)];
    for (const part of new Set<Frame | string>([...frames, ...frames.map(({ names }) => names).filter(Boolean)])) {
      held.set(part, (held.get(part) ?? 0) + block.text.length);
    }
  }
  const enough = STORY_SHARE * kept.reduce((sum, block) => sum + block.text.length, 0);
  const isStory = (frame: Frame) => enough > 0 && Math.max(held.get(frame) ?? 0, held.get(frame.names) ?? 0) >= enough;
  const attribution = attributionFrames(blocks);
  const inner = (block: PageBlock): Frame[] =>
    [...outwards(block.frame)]
      .filter((frame) => !isStory(frame))
      .map((frame) => (attribution.has(frame) ? { ...frame, tag: "div" } : frame));

  const story = storyOf(blocks, pointed, attribution);
  const teasers = teasersIn(story, title, isStory);
  const roles = story.map((block) => (teasers.has(block) ? "none" : roleOf(block, inner(block), title)));
  settleEdges(story, roles);
  dropLinkLists(story, roles);
  dropLeadIns(story, roles);
  const aside = roles.flatMap((role, index) =>
    role === "prose" || role === "heading" || role === "none" ? [] : [{ kind: role, text: story[index]!.text }],
  );
  return {
    paragraphs: story.filter((_, index) => roles[index] === "prose" || roles[index] === "heading"),
    aside: aside.filter(({ text }, index) => aside.findIndex((other) => other.text === text) === index),
  };
}

/**
 * The frames of block quotations whose tags mean boilerplate or a caption elsewhere: a footer inside a blockquote, and a figure with its caption
 * around one, name the speaker (HTML Standard, 4.4.4).
 */
function attributionFrames(blocks: readonly PageBlock[]): ReadonlySet<Frame> {
  const found = new Set<Frame>();
  for (const { frame } of blocks) {
    const frames = [...outwards(frame)];
    const quote = frames.findIndex(({ tag }) => tag === "blockquote");
    if (quote < 0) continue;
    for (const inside of frames.slice(0, quote)) if (inside.tag === "footer") found.add(inside);
    const figure = frames.slice(quote).find(({ tag }) => tag === "figure");
    if (figure) found.add(figure);
  }
  for (const { frame } of blocks) {
    const caption = [...outwards(frame)].find(({ tag }) => tag === "figcaption");
    if (caption?.parent && found.has(caption.parent)) found.add(caption);
  }
  return found;
}

/** The blocks pointed at, and those among them that an extractor drops though they are prose beside prose, captions or attributions. */
function storyOf(blocks: readonly PageBlock[], pointed: ReadonlySet<number>, attribution: ReadonlySet<Frame>): PageBlock[] {
  const first = Math.min(...pointed);
  const last = Math.max(...pointed);
  const parents = new Set<Frame | null>();
  for (const index of pointed) if (readsAsProse(blocks[index]!)) parents.add(blocks[index]!.frame.parent);
  return blocks.filter((block, index) => {
    if (pointed.has(index)) return true;
    if (index < first || index > last) return false;
    if (attribution.has(block.frame)) return true;
    return outwards(block.frame).take(3).some(namedCaption) || (readsAsProse(block) && parents.has(block.frame.parent));
  });
}

/** Blocks of other articles: an article element without the page's headline if another has it, or with a linked headline of its own. */
function teasersIn(story: readonly PageBlock[], title: string, isStory: (frame: Frame) => boolean): ReadonlySet<PageBlock> {
  const articleOf = ({ frame }: PageBlock): Frame | undefined => outwards(frame).find(({ tag }) => tag === "article");
  const headline = story.find((block) => isHeading(block) && bare(block.text) === bare(title));
  const own = headline && articleOf(headline);
  const holdsStory = own && story.some((block) => opensOrCloses(block) && lies(block.frame, own));
  const linking = new Set(story.filter((block) => isHeading(block) && block.linked >= block.text.length * 0.8).map(articleOf));
  return new Set(
    story.filter((block) => {
      const article = articleOf(block);
      if (!article) return false;
      if (holdsStory && !lies(article, own) && !lies(own, article)) return true;
      return linking.has(article) && !isStory(article);
    }),
  );
}

function roleOf(block: PageBlock, frames: readonly Frame[], title: string): BlockRole {
  const { text, linked } = block;
  if (frames.some(namedBoilerplate)) return "none";
  if (frames.some(namedCaption) || isCaptionText(text)) return "caption";
  if (frames.some(namedTags)) return "tags";
  if (block.pictured && text.length < LONGEST_CAPTION && !SENTENCE_END.test(text)) return "caption";
  if (words(text) === 0) return "none";
  const heading = isHeading(block);
  if (heading && bare(text) === bare(title)) return "none";
  if (isLeadIn(text) && linked >= text.length * 0.3) return "none";
  if (linked >= text.length * 0.8 && !heading && !isLinkedParagraph(block)) return "none";
  if (block.frame.tag !== "li" && frames.some(namedStandfirst)) return "other";
  if (isNotice(text)) return "other";
  return heading ? "heading" : "prose";
}

/** Before the first and after the last sentence of the story there are labels, not paragraphs. */
function settleEdges(story: readonly PageBlock[], roles: BlockRole[]): void {
  const closed = roles.map((role, index) => role === "prose" && opensOrCloses(story[index]!));
  const first = closed.indexOf(true);
  const last = closed.lastIndexOf(true);
  if (first < 0) return;
  for (const [index, role] of roles.entries()) {
    if (role !== "prose" && role !== "heading") continue;
    if (index < first) roles[index] = "label";
    else if (index > last && (role === "heading" || words(story[index]!.text) < 8)) roles[index] = "label";
  }
}

/** Drops lists of links, in which every item is linked and says little else. */
function dropLinkLists(story: readonly PageBlock[], roles: BlockRole[]): void {
  const lists = Map.groupBy(story.keys(), (index) => {
    const item = outwards(story[index]!.frame).find(({ tag }) => tag === "li");
    return item?.parent ?? null;
  });
  for (const [list, items] of lists) {
    if (!list) continue;
    const blocks = items.map((index) => story[index]!);
    const linked = blocks.reduce((sum, block) => sum + block.linked, 0);
    const size = blocks.reduce((sum, block) => sum + block.text.length, 0);
    const closing = roles.findLastIndex((role, index) => role === "prose" && !items.includes(index)) < items[0]!;
    if (linked >= size * (closing ? 0.25 : 0.4) && blocks.every((block) => block.linked > 0 && !SENTENCE_END.test(block.text))) {
      for (const index of items) roles[index] = "none";
    }
  }
}

/** Drops headings and short lines that lead in to something dropped: "Related", "Read more:", "You may also like". */
function dropLeadIns(story: readonly PageBlock[], roles: BlockRole[]): void {
  for (let index = roles.length - 1; index >= 0; index--) {
    const { text, linked } = story[index]!;
    const heading = roles[index] === "heading";
    if (!heading && roles[index] !== "prose") continue;
    const next = roles[index + 1];
    const alone = next === undefined || next === "none";
    if (heading && (linked >= text.length * 0.8 || !roles.includes("prose", index)) && alone) roles[index] = "none";
    if (isLeadIn(text) && (heading || (words(text) < 8 && !SENTENCE_END.test(text)))) roles[index] = "none";
  }
}
