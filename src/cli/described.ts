import type { Article } from "../article/article.ts";
import type { Analysis } from "../language/analysis.ts";
import { type Span, slice } from "../text/span.ts";

/** An article and what was found in it as programs want it: every span with the words that it covers. */
export function described(article: Article, analysis: Analysis, path: string) {
  const { id, title, byline, source, url, published, updated, language, tags, aside, text } = article;
  const told = ({ start, end }: Span) => ({ start, end, text: text.slice(start, end) });
  const words = (span: Span | null) => span && slice(text, span);
  return {
    ...{ path, id, title, byline, source, url, published, updated, language, tags, aside, text },
    summary: analysis.summary.medium.map(told),
    quotes: analysis.quotations.map(({ speaker, cue, ...quotation }) => ({
      ...told(quotation),
      speaker: speaker && {
        name: words(speaker.name),
        how: speaker.how,
        mention: told(speaker.mention),
        role: speaker.role && told(speaker.role),
      },
      cue: cue && told(cue),
    })),
    facts: analysis.facts.map((fact) => ({
      ...told(fact),
      ...{ kind: fact.kind, value: fact.value, unit: fact.unit },
      ...{ about: words(fact.about), of: words(fact.of), hedge: words(fact.hedge), sentence: fact.sentence },
    })),
  };
}

/** The same for people. */
export function shown(article: Article, { quotations, facts, summary }: Analysis): string {
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
        const who = speaker === null ? "nobody named" : slice(text, speaker.name ?? speaker.mention);
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
