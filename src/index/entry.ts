import { canonical } from "../article/address.ts";
import type { Article } from "../article/article.ts";
import { digest, revisionOf } from "../article/identity.ts";
import type { Published } from "../article/published.ts";
import type { Analysis } from "../language/analysis.ts";
import { encode } from "../language/answering/packed-postings.ts";
import { prepare } from "../language/answering/prepare.ts";
import { accountOf } from "../language/english/account.ts";
import { topicsIn } from "../language/english/article-topics.ts";
import { datedSentences } from "../language/english/events.ts";
import { nameWords, speakerKey } from "../language/english/names/same-person.ts";
import { quotedPeople } from "../language/english/people.ts";
import type { Topic } from "../language/english/topics.ts";
import { isEnglish } from "../language/read.ts";
import { titleWords } from "../language/title-words.ts";
import { type PackedInput, packInput } from "../record/input.ts";
import { slice } from "../text/span.ts";
import { fold, type Word, words } from "../text/words.ts";
import { packDated } from "./dated.ts";
import { packAccount, packFact, packLayout, packName, packQuotation } from "./packed-analysis.ts";
import { type QuotedEntry, quotedEntry } from "./people.ts";
import { countOne, type NameCount, topicWords } from "./quotation-counts.ts";
import { fieldsOf } from "./rows.ts";
import { seal, sealBytes } from "./seal.ts";

/** The analysis of a revision as rows, ready to be written. */
export type FoundEntry = {
  /** Version of the rules. */
  readonly version: number;
  readonly layout: string;
  readonly names: string;
  readonly facts: string;
  /** For each quotation: its speaker's key or null, the sealed quotation, and the key, start and end of its topics as JSON. */
  readonly quotations: readonly (readonly [speaker: string | null, quotation: string, topics: string])[];
  readonly speakers: readonly NameCount[];
  readonly topics: readonly NameCount[];
  readonly people: readonly QuotedEntry[];
  /** Dated sentences as JSON. */
  readonly dated: string;
  /** Names and figures as JSON. */
  readonly account: string;
  /** What the article is about. */
  readonly subjects: readonly Topic[];
  /** Stems of the headline, the first two sentences and the rest, separated by spaces. */
  readonly stems: { readonly title: string; readonly lede: string; readonly body: string };
  readonly postings: Uint8Array;
};

/** Everything the index stores of an article, as strings and bytes only, which are cheap to pass from a worker. */
export type IndexEntry = {
  readonly id: string;
  readonly revision: string;
  readonly path: string;
  /** Where it was found: its path and its address. */
  readonly places: readonly string[];
  /** Hash of the text alone. */
  readonly body: string;
  readonly title: string;
  readonly day: string | null;
  readonly source: string | null;
  readonly fields: string;
  readonly text: string;
  readonly found: FoundEntry;
};

/** What the index stores of an article, and its raw input for the record. */
export type Entry = IndexEntry & { readonly input: PackedInput };

/** Makes an article's entry from its raw input, as `WritableArchive.add` takes it. `all` are the words of its text, `revision` its hash. */
export function entryOf(
  article: Article,
  analysis: Analysis,
  raw: Uint8Array | Published | null,
  all: readonly Word[] = words(article.text),
  revision = revisionOf(article),
): Entry {
  const { id, path, url, title, text, published, updated } = article;
  return {
    ...{ id, path, title, text, revision },
    places: url === null ? [path] : [path, canonical(url)],
    body: digest(text, 32),
    day: (published ?? updated)?.slice(0, 10) ?? null,
    source: publisherText(article),
    fields: fieldsOf(article),
    found: foundEntry(article, analysis, all),
    input: packInput(
      raw instanceof Uint8Array ? { kind: "file", path, bytes: raw } : { kind: "article", article, published: raw },
    ),
  };
}

/** The analysis of an article as rows, ready to be written. */
export function foundEntry(article: Article, analysis: Analysis, all: readonly Word[] = words(article.text)): FoundEntry {
  return {
    version: analysis.version,
    layout: seal(packLayout(analysis)),
    names: seal(analysis.names.map(packName)),
    facts: seal(analysis.facts.map(packFact)),
    ...statementOf(article, analysis, all),
    stems: stemsOf(article, analysis, all),
    postings: sealBytes(encode(prepare(article, analysis, all))),
    people: quotedPeople(article.text, analysis).map((quoted) => quotedEntry(article.text, quoted)),
    account: seal(packAccount(accountOf(article, analysis, all))),
    dated: packDated(datedSentences(article, analysis)),
  };
}

/** The stems that full-text search looks through, by column. */
export function stemsOf(
  article: Article,
  { sentences }: Pick<Analysis, "sentences">,
  all: readonly Word[] = words(article.text),
): FoundEntry["stems"] {
  const lede = sentences[1]?.end ?? article.text.length;
  let split = 0;
  while (split < all.length && all[split]!.start < lede) split++;
  return { title: joinedStems(titleWords(article)), lede: joinedStems(all, 0, split), body: joinedStems(all, split) };
}

function joinedStems(all: readonly Word[], from = 0, to = all.length): string {
  let joined = from < to ? all[from]!.stem : "";
  for (let at = from + 1; at < to; at++) joined += ` ${all[at]!.stem}`;
  return joined;
}

function statementOf(
  article: Article,
  analysis: Analysis,
  found: readonly Word[],
): Pick<FoundEntry, "quotations" | "speakers" | "topics" | "subjects"> {
  const { text, language } = article;
  const about = isEnglish(language) ? topicsIn(article, analysis, found) : { article: [], quotations: [] };
  const speakers = new Map<string, NameCount>();
  const topics = new Map<string, NameCount>();
  const rows = analysis.quotations.map((quotation, position) => {
    const all = about.quotations[position] ?? [];
    for (const topic of all) countOne(topics, topic.key, topic, topicWords(slice(text, topic)));
    const name = quotation.speaker?.name;
    const key = name ? speakerKey(slice(text, name)) : null;
    if (name && key) countOne(speakers, key, name, nameWords(slice(text, name)));
    const placed = all.map((topic) => [topic.key, topic.start, topic.end]);
    return [key, seal(packQuotation(quotation)), JSON.stringify(placed)] as const;
  });
  return { quotations: rows, speakers: [...speakers.values()], topics: [...topics.values()], subjects: about.article };
}

/** What the option `source` matches: the publisher's name and host, folded; null if neither is known. */
export function publisherText({ source, url }: Article): string | null {
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
  return source === null && host === null ? null : fold([source, host].filter(Boolean).join("\n"));
}
