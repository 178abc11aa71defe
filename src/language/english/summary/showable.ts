import { isLetter, isLowerCase } from "../../../text/letters.ts";
import type { Layout } from "../../../text/sentences.ts";
import { slice } from "../../../text/span.ts";

/** What a page says about itself, its writers and its pictures. */
const BOILERPLATE = new RegExp(
  [
    "^(?:read (?:more|also|next|the full|our)|see also|also read|related|recommended|more (?:on|from|news)|watch|listen|click|tap|scroll|share|follow (?:us|me)|like us)\\b",
    "^(?:sign up|subscribe|register (?:here|now|for)|join (?:our|us)|get (?:our|the latest|more)|download|donate|support (?:us|our)|don['’]t miss|stay (?:up|tuned|informed|connected))\\b",
    "^(?:photo|image|picture|pictured|caption|video|credit|file|graphic|source|advertisement|correction|clarification|update|updated|published|posted|editor['’]s note|note to)s?\\b ?(?:by|credit|caption)?[:(]",
    "\\b(?:from left|left to right|l-r|pictured (?:above|below|left|right|here)|(?:in this|this undated|an? undated|file) (?:file |undated )?(?:photo|image|picture)(?:graph)?)\\b|, (?:left|right|cent(?:er|re)),",
    "^(?:this (?:article|story|post|piece|page|report) (?:was|is|has been|originally|first|may|contains|appeared)|\\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|reported|written) by)\\b",
    "\\b(?:contributed to this (?:report|story|article)|all rights reserved|terms (?:of|and) (?:use|service|conditions)|privacy policy|our newsletters?|your inbox|follow (?:him|her|them) on|can be reached at|for more (?:information|details|stories|news),? (?:visit|go to|click|see|call|contact|on))\\b",
    "^(?:©|copyright\\b|www\\.|@\\w|#\\w)|\\S@\\S+\\.\\w|https?://",
  ].join("|"),
  // No "u" flag: with it V8 case-folds each letter by a table.
  "i",
);

/** With this many words it is a sentence that lacks its full stop; with fewer it is a heading. */
const LONG = 18;

/** Is it a whole sentence of the story, not a heading, a caption, a call to action, a line of names or figures? */
export function isStatement(sentence: string): boolean {
  const { words, lower } = countWords(sentence);
  if (words < 2 || lower / words < 0.25) return false;
  return (words >= LONG || /[.!?…:]["'”’»)\]]*$/u.test(sentence)) && !BOILERPLATE.test(sentence);
}

/** How many words have two letters or more, and how many of those begin in lower case. Without a regular expression: it runs on every sentence. */
function countWords(sentence: string): { words: number; lower: number } {
  let words = 0;
  let lower = 0;
  for (let at = 0; at < sentence.length; at++) {
    const first = sentence.charCodeAt(at);
    if (!isLetter(first)) continue;
    const start = at;
    while (at + 1 < sentence.length && goesOn(sentence.charCodeAt(at + 1))) at++;
    if (at === start) continue;
    words++;
    if (isLowerCase(first)) lower++;
  }
  return { words, lower };
}

const goesOn = (code: number): boolean => isLetter(code) || code === 0x27 || code === 0x2019 || code === 0x2d;

/** An entry of a list, of a live blog ("10:45 a.m."), of an interview ("Q:", "Jane Doe:"). */
const ITEM = /^(?:[•▪●‣·*–—-]\s|\(?\d{1,2}[.)]\s|#\d)/u;
const STAMP = /^\(?(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s+[A-Z]{2,4})?\)?(?:[\s:.,–—-]|$)/iu;
const TURN = /^(?:Q|A|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}):\s/u;
/** With fewer entries, or turns in fewer of its paragraphs, an article is prose. */
const ENTRIES = 3;
const TURNS = 0.4;

type ParagraphShape = "prose" | "item" | "stamp" | "turn";

function formsOf(paragraphs: readonly string[]): ParagraphShape[] {
  return paragraphs.map((paragraph, i) => {
    // A time on a line of its own stamps the paragraph below it.
    const above = paragraphs[i - 1] ?? "";
    if (STAMP.test(paragraph) || (above.length < 20 && STAMP.test(above))) return "stamp";
    return TURN.test(paragraph) && !BOILERPLATE.test(paragraph) ? "turn" : ITEM.test(paragraph) ? "item" : "prose";
  });
}

/**
 * The sentences a summary may use, as indices in order: statements in the story's prose. In a live blog, what precedes its entries and the
 * opening of each; in an interview, what precedes its first turn, else the opening of each turn; in a list, what surrounds it. Fewer than two
 * mean that there is no prose to summarise. Stops after `most`.
 */
export function showable(layout: Layout, most = Number.POSITIVE_INFINITY): number[] {
  const forms = formsOf(layout.paragraphs.map((paragraph) => slice(layout.text, paragraph)));
  const count = (form: ParagraphShape) => forms.filter((one) => one === form).length;
  const isTalk = count("turn") >= Math.max(ENTRIES, TURNS * (forms.length - forms.indexOf("turn")));
  const prose: number[] = [];
  const before: number[] = [];
  const openings: number[] = [];
  const all: number[] = [];
  const entry = count("stamp") >= ENTRIES ? "stamp" : isTalk ? "turn" : null;
  const first = entry === null ? forms.length : forms.indexOf(entry);
  const wanted = () => (entry === "stamp" || before.length < 2 ? [...before, ...openings] : before);
  let at = 0;
  for (const [i, paragraph] of layout.paragraphs.entries()) {
    if ((entry === null ? prose : wanted()).length >= most) break;
    const statements: number[] = [];
    for (; at < layout.sentences.length && layout.sentences[at]!.end <= paragraph.end; at++) {
      if (isStatement(slice(layout.text, layout.sentences[at]!))) statements.push(at);
    }
    all.push(...statements);
    if (forms[i] !== "item") prose.push(...statements);
    if (i < first) before.push(...statements);
    else if (forms[i] === entry) openings.push(...statements.slice(0, 1));
  }
  return (entry !== null ? wanted() : prose.length >= 2 ? prose : all).slice(0, most);
}
