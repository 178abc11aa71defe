import { answerOrStory, type Found } from "../answer/answer-or-story.ts";
import type { Story } from "../answer/story.ts";
import type { Archive, Held } from "../index/archive.ts";
import { type Span, slice } from "../text/span.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

type Asked = { readonly question: string; readonly article?: string | undefined; readonly now?: string | undefined };

/** `verbatim ask [QUESTION | -]`: the one or two sentences that answer, or that the archive does not hold the answer. */
export const ask: Subcommand = (program, terminal) => {
  const command = program
    .command("ask")
    .description(
      'ask a question; `-` reads one a line from standard input, plain text or { "question": …, "article": …, "now": … }',
    )
    .argument("<question>", "the question, or -")
    .option("--article <id>", "answer from this article alone")
    .option("--now <date>", "the day on which it is asked, such as 2026-11-27 (default: today)")
    .option("--threshold <n>", "answer from this confidence on, from 0 (always) to 1")
    .option("--json", "one line of JSON a question");
  archiveOption(command).action(
    async (given: string, options: ArchiveOption & { article?: string; now?: string; threshold?: string; json?: boolean }) => {
      const threshold = options.threshold === undefined ? undefined : Number(options.threshold);
      if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
        throw new UsageError("--threshold takes a number from 0 to 1");
      await withArchive(options, async (archive) => {
        const batch = given === "-";
        const lines = batch ? terminal.lines() : [given];
        for await (const line of lines) {
          if (batch && line.trim() === "") continue;
          const asked: Asked = batch ? readLine(line) : { question: given };
          const reference = asked.article ?? options.article;
          const article = reference === undefined ? undefined : await archive.resolve(reference);
          if (article === null) {
            const error = `no article ${reference} is held`;
            if (!batch) throw new UsageError(error);
            const nothing = { answered: false, excerpt: null, answer: null, confidence: 0, story: null, found: [] };
            terminal.out(options.json ? JSON.stringify({ question: asked.question, ...nothing, error }) : error);
            continue;
          }
          const now = dayOf(asked.now ?? options.now);
          if (now === null) throw new UsageError("now is a date, such as 2026-11-27");
          await answer(archive, asked.question, article, threshold, now, (found, ms) =>
            terminal.out(options.json ? JSON.stringify(asJson(asked.question, found, ms)) : shown(found)),
          );
        }
      });
    },
  );
};

async function answer(
  archive: Archive,
  question: string,
  article: string | undefined,
  threshold: number | undefined,
  now: Date,
  show: (found: Found, ms: number) => void,
): Promise<void> {
  const from = performance.now();
  const found = await answerOrStory(archive, question, { article }, threshold, now);
  show(found, performance.now() - from);
}

/** The day of asking, today where none is given; null for what is no date. */
function dayOf(given: string | undefined): Date | null {
  const day = given === undefined ? new Date() : new Date(given);
  return Number.isNaN(day.getTime()) ? null : day;
}

/** A line of a batch: JSON with a question, else the question itself. */
function readLine(line: string): Asked {
  try {
    const { question, article, now } = JSON.parse(line) as Partial<Asked>;
    if (typeof question === "string") return { question, article, now };
  } catch {
    // Plain text that is no JSON.
  }
  return { question: line };
}

const excerpt = (text: string, span: Span) => ({ start: span.start, end: span.end, text: slice(text, span) });

/** A story as programs want it. */
const storyAsJson = ({ source: { article }, sentences }: Story) => ({
  article: article.id,
  title: article.title,
  excerpts: sentences.map((span) => ({ article: article.id, ...excerpt(article.text, span) })),
});

/** What was found as programs want it. */
function asJson(question: string, { consulted: { answered, best, confidence, found }, story }: Found, ms: number) {
  return {
    question,
    answered,
    excerpt: answered && best ? { article: best.article.id, ...excerpt(best.article.text, best.excerpt) } : null,
    answer: answered && best?.answer ? excerpt(best.article.text, best.answer) : null,
    story: story && storyAsJson(story),
    confidence: Number(confidence.toFixed(4)),
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

/** The same for people. */
function shown({ consulted: { answered, best, found }, story, topic }: Found): string {
  if (story) {
    const { article } = story.source;
    return [
      ...(topic ? [] : ["No sentence says it outright. The story:"]),
      ...story.sentences.map((span) => `“${slice(article.text, span)}”`),
      line(article),
      "",
    ].join("\n");
  }
  const titles = found.map(({ article }) => `  ${article.title} (${article.id})`);
  if (!answered || !best) {
    const nearest = titles.length === 0 ? [] : ["Nearest:", ...titles];
    return ["The archive does not hold the answer.", ...nearest, ""].join("\n");
  }
  const { article, excerpt } = best;
  return [`“${slice(article.text, excerpt)}”`, line(article), ""].join("\n");
}

/** Where words were printed. */
const line = ({ title, source, published }: Held): string =>
  `  ${[title, source, published?.slice(0, 10)].filter(Boolean).join(" · ")}`;
