import { type AnswerOrStory, answerOrStory } from "../answer/answer-or-story.ts";
import type { Manner } from "../answer/ask.ts";
import { chooserOf } from "../answer/choose-by-reader.ts";
import type { Story } from "../answer/story.ts";
import { loadConfig } from "../config.ts";
import type { Archive, StoredArticle } from "../index/archive.ts";
import { openLog } from "../log.ts";
import { openReader } from "../reader/open.ts";
import { type Span, slice } from "../text/span.ts";
import { type ArchiveOption, archiveOption, resolveReference, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

type BatchQuestion = { readonly question: string; readonly article?: string | undefined; readonly now?: string | undefined };

/** `verbatim ask [QUESTION | -]`: the one or two sentences that answer, else the story, else that nothing does. */
export const ask: Subcommand = (program, terminal) => {
  const command = program
    .command("ask")
    .description(
      'ask a question; with -, one per line from standard input: plain text or { "question": …, "article": …, "now": … }',
    )
    .argument("<question>", "the question, or -")
    .option("--article <id>", "answer from this article only")
    .option("--now <date>", "the date to ask on, such as 2026-11-27 (default: today)")
    .option("--threshold <n>", "lowest confidence to answer with, from 0 (always) to 1")
    .option("--json", "one JSON object per question");
  archiveOption(command).action(
    async (given: string, options: ArchiveOption & { article?: string; now?: string; threshold?: string; json?: boolean }) => {
      const threshold = options.threshold === undefined ? undefined : Number(options.threshold);
      if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
        throw new UsageError("--threshold must be a number from 0 to 1");
      if (dayOf(options.now) === null) throw new UsageError("--now takes a date such as 2026-11-27");
      const config = loadConfig();
      const reader = await openReader(config, null, openLog(config.logLevel));
      await withArchive(options, async (archive) => {
        const batch = given === "-";
        const lines = batch ? terminal.lines() : [given];
        for await (const line of lines) {
          if (batch && line.trim() === "") continue;
          const asked: BatchQuestion = batch ? readLine(line) : { question: given };
          const reference = asked.article ?? options.article;
          const article = reference === undefined ? undefined : await resolveReference(archive, reference);
          const now = dayOf(asked.now ?? options.now);
          if (article === null || now === null) {
            const error = article === null ? `no article ${reference} is held` : "now must be a date such as 2026-11-27";
            if (!batch) throw new UsageError(error);
            const nothing = { answered: false, excerpt: null, answer: null, confidence: 0, story: null, found: [] };
            terminal.out(options.json ? JSON.stringify({ question: asked.question, ...nothing, error }) : error);
            continue;
          }
          const manner = { threshold, now, ...(reader && { choose: chooserOf(reader, "terminal") }) };
          await answer(archive, asked.question, article, manner, (found, ms) =>
            terminal.out(options.json ? JSON.stringify(answerJson(asked.question, found, ms)) : answerText(found)),
          );
        }
      }).finally(() => reader?.close());
    },
  );
};

async function answer(
  archive: Archive,
  question: string,
  article: string | undefined,
  manner: Manner,
  show: (found: AnswerOrStory, ms: number) => void,
): Promise<void> {
  const from = performance.now();
  const found = await answerOrStory(archive, question, { article }, manner);
  show(found, performance.now() - from);
}

/** The date to ask on, today by default; null if it is not a date. */
function dayOf(given: string | undefined): Date | null {
  const day = given === undefined ? new Date() : new Date(given);
  return Number.isNaN(day.getTime()) ? null : day;
}

/** A batch line: JSON with a question, else the question itself. */
function readLine(line: string): BatchQuestion {
  try {
    const { question, article, now } = JSON.parse(line) as Partial<BatchQuestion>;
    if (typeof question === "string") return { question, article, now };
  } catch {
    // Not JSON: plain text.
  }
  return { question: line };
}

const excerpt = (text: string, span: Span) => ({ start: span.start, end: span.end, text: slice(text, span) });

/** A story as JSON. */
const storyJson = ({ source: { article }, sentences }: Story) => ({
  article: article.id,
  title: article.title,
  excerpts: sentences.map((span) => ({ article: article.id, ...excerpt(article.text, span) })),
});

/** An answer as JSON; `ms` is how long it took. */
function answerJson(
  question: string,
  { consulted: { answered, best, confidence, found, chosenBy }, story }: AnswerOrStory,
  ms: number,
) {
  return {
    question,
    answered,
    excerpt: answered && best ? { article: best.article.id, ...excerpt(best.article.text, best.excerpt) } : null,
    answer: answered && best?.answer ? excerpt(best.article.text, best.answer) : null,
    story: story && storyJson(story),
    confidence: Number(confidence.toFixed(4)),
    ...(chosenBy && { chosenBy }),
    found: found.map(({ article, score, excerpt: span }) => ({
      article: article.id,
      title: article.title,
      path: article.path,
      score: Number(score.toFixed(4)),
      excerpt: excerpt(article.text, span),
    })),
    ms: Number(ms.toFixed(2)),
  };
}

/** An answer as text for the terminal. */
function answerText({ consulted: { answered, best, found }, story, topic }: AnswerOrStory): string {
  if (story) {
    const { article } = story.source;
    return [
      ...(topic ? [] : ["No sentence says it outright. The story:"]),
      ...story.sentences.map((span) => `“${slice(article.text, span)}”`),
      sourceLine(article),
      "",
    ].join("\n");
  }
  const titles = found.map(({ article }) => `  ${article.title} (${article.id})`);
  if (!answered || !best) {
    const nearest = titles.length === 0 ? [] : ["Nearest:", ...titles];
    return ["The archive does not hold the answer.", ...nearest, ""].join("\n");
  }
  const { article, excerpt } = best;
  return [`“${slice(article.text, excerpt)}”`, sourceLine(article), ""].join("\n");
}

/** The source line beneath an excerpt. */
const sourceLine = ({ title, source, published }: StoredArticle): string =>
  `  ${[title, source, published?.slice(0, 10)].filter(Boolean).join(" · ")}`;
