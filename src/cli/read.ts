import type { ArticleError } from "../article/error.ts";
import { filesOf, readFileArticles } from "../article/files.ts";
import { guardIds } from "../article/guard-ids.ts";
import { revisionOf } from "../article/identity.ts";
import { readArticle } from "../language/read.ts";
import { articleJson, articleText } from "./article-output.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim read PATH…`: shows what is found in articles, without storing anything. */
export const read: Subcommand = (program, terminal, done) => {
  program
    .command("read")
    .description("show what is found in articles, without storing anything")
    .argument("<path...>", "files (Markdown, plain text, HTML, feeds, gzip of any of them) or folders")
    .option("--json", "one JSON object per article")
    .action(async (paths: string[], options: { json?: boolean }) => {
      let refusals = 0;
      const refuse = ({ message }: ArticleError) => {
        terminal.err(message);
        refusals++;
      };
      const claim = guardIds();
      for await (const path of filesOf(paths)) {
        const { articles, refused } = readFileArticles(path);
        refused.forEach(refuse);
        for (const article of articles) {
          const refusal = claim(path, { ...article, revision: revisionOf(article) });
          if (refusal) {
            refuse(refusal);
            continue;
          }
          const analysis = readArticle(article);
          terminal.out(options.json ? JSON.stringify(articleJson(article, analysis, path)) : articleText(article, analysis));
        }
      }
      done(refusals > 0 ? 1 : 0);
    });
};
