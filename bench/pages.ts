// Speed and accuracy of reading pages, beside Readability and Defuddle alone:
//   node bench/pages.ts [FOLDER]
// FOLDER holds saved pages (NAME.html) and, where known, their true text (NAME.txt). Without one, a built-in page is read 100 times.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { blocksOf } from "../src/article/html/blocks.ts";
import { type DomDocument, parseDocument } from "../src/article/html/dom.ts";
import { readPage } from "../src/article/html/page.ts";

type Page = { readonly html: string; readonly truth: string | null };

const SENTENCE = "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.";
const MENU = Array.from({ length: 60 }, (_, n) => `<li class="menu-item"><a href="/${n}">Section number ${n}</a></li>`).join("");
const BUILT_IN: Page = {
  html: `<!doctype html><html><head><title>Ferry back at its berth</title></head><body><nav><ul>${MENU}</ul></nav><article>${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(20)}</article></body></html>`,
  truth: null,
};

const textOf = (html: string): string =>
  blocksOf(parseDocument(html))
    .map(({ text }) => text)
    .join("\n\n");

const READERS: Readonly<Record<string, (html: string) => string | Promise<string>>> = {
  "parse alone": (html) => String(parseDocument(html).documentElement?.localName ?? ""),
  "Readability alone": (html) => {
    const { document } = parseHTML(html) as unknown as { document: DomDocument };
    return textOf(new Readability(document as never).parse()?.content ?? "");
  },
  "Defuddle alone": async (html) => textOf((await Defuddle(parseHTML(html).document as never, "https://example.org/")).content),
  readPage: (html) => readPage(html, "page.html").text,
};

/** Precision and recall over runs of four words, as in Zyte's article-extraction-benchmark. */
function overlap(truth: string, text: string): { precision: number; recall: number } {
  const runs = (value: string): Map<string, number> => {
    const words = value.match(/[\p{L}\p{N}_]+/gu) ?? [];
    const counts = new Map<string, number>();
    for (let at = 0; at < Math.max(1, words.length - 3); at++) {
      const run = words.slice(at, at + 4).join(" ");
      counts.set(run, (counts.get(run) ?? 0) + 1);
    }
    return counts;
  };
  const [a, b] = [runs(truth), runs(text)];
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  const common = [...a].reduce((all, [run, count]) => all + Math.min(count, b.get(run) ?? 0), 0);
  return { precision: common / sum(b), recall: common / sum(a) };
}

function pagesIn(folder: string): Page[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
  return names.map((name) => {
    const truth = join(folder, name.replace(/html$/, "txt"));
    return { html: readFileSync(join(folder, name), "utf8"), truth: existsSync(truth) ? readFileSync(truth, "utf8") : null };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Reads every page with every reader; prints milliseconds per page, and F1, precision and recall where the true text is known. */
export async function bench({ folder }: { readonly folder?: string | undefined }): Promise<void> {
  const pages = folder === undefined ? Array.from({ length: 100 }, () => BUILT_IN) : pagesIn(folder);
  const quiet = console.error;
  console.error = () => {};
  for (const [name, read] of Object.entries(READERS)) {
    const times: number[] = [];
    const found: { precision: number; recall: number }[] = [];
    let failures = 0;
    for (const { html, truth } of pages) {
      const started = performance.now();
      const text = await Promise.resolve()
        .then(() => read(html))
        .catch(() => "");
      times.push(performance.now() - started);
      if (text.trim() === "") failures++;
      if (truth !== null) found.push(overlap(truth, text));
    }
    const precision = mean(found.map((one) => one.precision));
    const recall = mean(found.map((one) => one.recall));
    const quality =
      recall > 0
        ? `, F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)} (${precision.toFixed(3)} / ${recall.toFixed(3)})`
        : "";
    times.sort((a, b) => a - b);
    console.log(
      `${name}: ${mean(times).toFixed(1)} ms a page, median ${times[times.length >> 1]!.toFixed(1)}${quality}${failures ? `, ${failures} failed` : ""}`,
    );
  }
  console.error = quiet;
}

if (import.meta.main) await bench({ folder: process.argv[2] });
