import { proveArticle } from "../../src/article/proof/proof.ts";
import { readArticles } from "../../src/article/read.ts";

/** Longest time an input may take to read, in milliseconds. */
const LONGEST = 2000;

/** What goes wrong when an input is read: a crash, too long a wait, a word that is not in it, a control character. Null if nothing does. */
export function faultOf(bytes: Uint8Array): string | null {
  const started = process.threadCpuUsage();
  try {
    for (const article of readArticles(bytes, "fuzz").articles) {
      const proof = proveArticle(article, bytes);
      if (proof.kind === "failed") return `unproved: ${proof.word}`;
      if (/(?![\n\t\r\u0080-\u009f])\p{Cc}|[\u202a-\u202e]/u.test(`${article.title}${article.byline}${article.text}`))
        return "a control character";
    }
  } catch (error) {
    return `crash: ${String(error)}`;
  }
  const { user, system } = process.threadCpuUsage(started);
  const spent = (user + system) / 1000;
  return spent > LONGEST ? `took ${Math.round(spent)} ms` : null;
}
