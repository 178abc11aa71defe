import type { Article } from "../article/article.ts";
import type { Analysis } from "../language/analysis.ts";
import { type Span, slice } from "../text/span.ts";

/** An article and its analysis as JSON: each span carries the words it covers. */
export function articleJson(article: Article, analysis: Analysis, path: string) {
  const { id, title, byline, source, url, published, updated, language, tags, aside, text } = article;
  const withWords = ({ start, end }: Span) => ({ start, end, text: text.slice(start, end) });
  const words = (span: Span | null) => span && slice(text, span);
  return {
    ...{ path, id, title, byline, source, url, published, updated, language, tags, aside, text },
    summary: analysis.summary.medium.map(withWords),
    quotes: analysis.quotations.map(({ speaker, cue, ...quotation }) => ({
      ...withWords(quotation),
      speaker: speaker && {
        name: words(speaker.name),
        how: speaker.how,
        mention: withWords(speaker.mention),
        role: speaker.role && withWords(speaker.role),
      },
      cue: cue && withWords(cue),
    })),
    facts: analysis.facts.map((fact) => ({
      ...withWords(fact),
      ...{ kind: fact.kind, value: fact.value, unit: fact.unit },
      ...{ about: words(fact.about), of: words(fact.of), hedge: words(fact.hedge), sentence: fact.sentence },
    })),
  };
}

/** An article and its analysis as text for the terminal. */
export function articleText(article: Article, { quotations, facts, summary }: Analysis): string {
  const { text } = article;
  const line = (label: string, value: string | null) => (value === null || value === "" ? [] : [`  ${label}: ${value}`]);
  const part = (label: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", `  ${label}`, ...lines.map((words) => `    ${words}`)];
  return [
    article.title,
    ...line("id", article.id),
    ...line("by", article.byline),
    ...line("source", article.source),
    ...line("address", article.url),
    ...line("published", article.published),
    ...line("tags", article.tags.join(", ")),
    ...article.aside.map(({ kind, text: words }) => `  beside the text (${kind}): ${words}`),
    ...part(
      "Summary",
      summary.medium.map((span) => slice(text, span)),
    ),
    ...part(
      "Quotations",
      quotations.map(({ speaker, cue, ...span }) => {
        const who = speaker === null ? "no speaker named" : slice(text, speaker.name ?? speaker.mention);
        return `“${slice(text, span)}” (${[who, speaker?.how, cue && slice(text, cue)].filter(Boolean).join(", ")})`;
      }),
    ),
    ...part(
      "Facts",
      facts.map((fact) => {
        const { kind, value, unit, about } = fact;
        return `${slice(text, fact)} (${[kind, value, unit, about && slice(text, about)].filter((word) => word !== null).join(", ")})`;
      }),
    ),
    "",
  ].join("\n");
}
