import { sinceOf } from "../answer/latest.ts";
import { storiesSince } from "../tell/stories.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

type DigestOptions = ArchiveOption & { readonly since: string; readonly source?: string; readonly json?: boolean };

const DAY = 86_400_000;

/** `verbatim digest`: the stories of a time, those that most sources carry and the newest first. */
export const digest: Subcommand = (program, terminal) => {
  const command = program
    .command("digest")
    .description("the day's stories, those that most sources carry and the newest first")
    .option("--since <time>", "a date, or a time back such as 24h or 7d", "24h")
    .option("--source <name>", "only this publisher or host")
    .option("--json", "one JSON object per story");
  archiveOption(command).action(async ({ since, source, json, ...options }: DigestOptions) => {
    const now = new Date();
    const from = sinceOf(since, now);
    if (from === null) throw new UsageError("--since takes a date such as 2014-11-28, or a time back such as 24h or 7d");
    await withArchive(options, async (archive) => {
      for (const { citation, passages, voices, others } of await storiesSince(archive, from, now.getTime() + DAY, { source })) {
        const story = {
          article: citation.article,
          title: citation.title.text,
          source: citation.source?.text ?? null,
          published: citation.published,
          url: citation.url,
          excerpts: passages.map(({ excerpt: { start, end, text } }) => ({ start, end, text })),
          voices: voices.map(({ name }) => name.text),
          others: others.map((other) => ({ article: other.article, source: other.source?.text ?? null, url: other.url })),
        };
        if (json) terminal.out(JSON.stringify(story));
        else
          terminal.out(
            [
              [story.title, story.source, story.published?.slice(0, 10)].filter(Boolean).join(" · "),
              ...story.excerpts.map(({ text }) => `  ${text}`),
              ...(story.voices.length > 0 ? [`  quoted: ${story.voices.join(", ")}`] : []),
              ...(story.others.length > 0
                ? [`  also: ${story.others.map((other) => other.source ?? other.article).join(", ")}`]
                : []),
              ...(story.url ? [`  ${story.url}`] : []),
              "",
            ].join("\n"),
          );
      }
    });
  });
};
