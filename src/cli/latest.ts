import { appeared, lede, newest, sinceOf } from "../answer/latest.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { limitOption } from "./narrowing.ts";
import { type Subcommand, UsageError } from "./output.ts";

type LatestOptions = ArchiveOption & {
  readonly topic?: string;
  readonly source?: string;
  readonly since?: string;
  readonly limit: number;
  readonly json?: boolean;
};

/** `verbatim latest`: what came in, newest first, copies once. */
export const latest: Subcommand = (program, terminal) => {
  const command = program
    .command("latest")
    .description("what came in, newest first, copies of one story once")
    .option("--topic <words>", "only articles with these words")
    .option("--source <name>", "only this publisher or host")
    .option("--since <time>", "a date, or a time back such as 24h or 7d")
    .option("--json", "one JSON object per story");
  archiveOption(limitOption(command, 50)).action(async ({ topic, source, since, limit, json, ...options }: LatestOptions) => {
    const from = since === undefined ? undefined : sinceOf(since, new Date());
    if (from === null) throw new UsageError("--since takes a date such as 2014-11-28, or a time back such as 24h or 7d");
    await withArchive(options, async (archive) => {
      for (const one of await newest(archive, { topic, filter: { source }, since: from, limit })) {
        const { id, title, source: publisher, published, url } = one.source.article;
        const copies = one.copies.map(({ article }) => ({ article: article.id, source: article.source }));
        const first = lede(one.source);
        const excerpt = first && { start: first.start, end: first.end, text: first.text };
        if (json) terminal.out(JSON.stringify({ article: id, title, source: publisher, published, url, excerpt, copies }));
        else {
          const day = new Date(appeared(one.source)).toISOString().slice(0, 10);
          const also = copies.map((copy) => copy.source ?? copy.article).join(", ");
          const line = [title, publisher, day, id].filter(Boolean).join(" · ");
          terminal.out([line, ...(excerpt ? [`  ${excerpt.text}`] : []), ...(also ? [`  also: ${also}`] : [])].join("\n"));
        }
      }
    });
  });
};
