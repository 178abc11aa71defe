import type { Span } from "../../text/span.ts";
import { vocabularyOf } from "../../text/vocabulary.ts";
import { WordCache } from "../../text/word-cache.ts";
import { type Word, words } from "../../text/words.ts";
import type { Analysis } from "../analysis.ts";
import { titleWords } from "../title-words.ts";
import { findCandidates, KINDS } from "./candidates.ts";
import { Forms } from "./forms.ts";
import { numberOf, numberOfKey, UNKNOWN } from "./known-words.ts";
import { type Postings, SENTENCE, WORD } from "./postings.ts";

const list = (text: string) => new Set(text.trim().split(/\s+/));
const CLASSES: readonly (readonly [number, ReadonlySet<string>])[] = [
  [WORD.pronoun, list("he she they him them his her their theirs hers himself herself themselves it its itself")],
  [
    WORD.saying,
    list(
      `say says said saying tell tells told ask asks asked add adds added announce announced announces claim claimed claims warn warned warns
      write wrote writes tweet tweeted explain explained describe described believe believes believed argue argued insist insisted admit admitted
      deny denied declare declared call called report reported reports state stated according`,
    ),
  ],
  [
    WORD.cause,
    list(
      "because due since reason reasons cause caused causes so therefore thanks owing led prompted prompting resulted amid over",
    ),
  ],
  [
    WORD.negation,
    list(
      `not no never nobody none neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't
      hasn't haven't hadn't deny denied denies refuse refused refuses fail failed fails`,
    ),
  ],
  [WORD.definite, list("the")],
  [WORD.demonstrative, list("this that these those such but and however also meanwhile so")],
];
const CLASS = new Map<string, number>();
for (const [bit, members] of CLASSES) for (const member of members) CLASS.set(member, (CLASS.get(member) ?? 0) | bit);
const classes = new WordCache((word) => CLASS.get(word) ?? 0);

const CLOSING = "\"'”’)";

/** Further words of an article are not answered from. */
const MOST_WORDS = 60_000;

/** Prepares an article for answering; `all` are the words of its text. Pure: the same article and analysis give the same postings. */
export function prepare(
  article: { readonly title: string; readonly text: string; readonly published: string | null },
  analysis: Omit<Analysis, "version" | "summary">,
  all: readonly Word[] = words(article.text),
): Postings {
  const { text } = article;
  const found = all.length > MOST_WORDS ? all.slice(0, MOST_WORDS) : all;
  const vocabulary = vocabularyOf(found);
  const { firsts } = vocabulary;
  const forms: string[] = [];
  const numbers: number[] = [];
  const classOf = new Uint8Array(firsts.length);
  for (let form = 0; form < firsts.length; form++) {
    const { key, word } = firsts[form]!;
    forms.push(word);
    numbers.push(numberOfKey(key, word));
    classOf[form] = classes.numbered(key, word);
  }
  const flags = new Uint8Array(found.length);
  for (let i = 0; i < found.length; i++) {
    const word = found[i]!;
    const code = text.charCodeAt(word.start);
    const capital = code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(text.slice(word.start, word.start + 2));
    flags[i] = (word.stop ? WORD.stop : 0) | (capital ? WORD.capital : 0) | classOf[vocabulary.numbers[i]!]!;
  }
  // The headline may have words that the text lacks.
  const title = titleWords(article).flatMap(({ word, stop }) => {
    if (stop) return [];
    const known = forms.indexOf(word);
    if (known >= 0) return [known];
    numbers.push(numberOf(word));
    return [forms.push(word) - 1];
  });
  const sentences = new Uint16Array(analysis.sentences.length + 1);
  let at = 0;
  for (const [i, sentence] of analysis.sentences.entries()) {
    while (at < found.length && found[at]!.start < sentence.start) at++;
    sentences[i] = at;
  }
  sentences[analysis.sentences.length] = found.length;
  const starts = new Set(analysis.paragraphs.map(({ start }) => start));
  const candidates = findCandidates(found, analysis);
  return {
    words: new Uint16Array(vocabulary.numbers),
    flags,
    kinds: new Uint8Array(
      analysis.sentences.map(
        (sentence) => (asks(text, sentence) ? SENTENCE.question : 0) | (starts.has(sentence.start) ? SENTENCE.paragraph : 0),
      ),
    ),
    title: new Uint16Array(title),
    forms: new Forms(
      new Uint16Array(numbers),
      forms.filter((_, form) => numbers[form] === UNKNOWN),
    ),
    spans: new Uint32Array(analysis.sentences.flatMap(({ start, end }) => [start, end])),
    sentences,
    candidates: new Uint16Array(candidates.flatMap(({ from, to, kind }) => [from, to, KINDS.indexOf(kind)])),
    year: Number(/^\d{4}/.exec(article.published ?? "")?.[0] ?? 0),
  };
}

/** Does it end with a question mark, closing marks aside? */
function asks(text: string, { start, end }: Span): boolean {
  let last = end - 1;
  while (last > start && CLOSING.includes(text[last]!)) last--;
  return text[last] === "?";
}
