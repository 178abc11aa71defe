import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { ArticleError } from "./error.ts";

const text = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string().trim().min(1)).nullish();
const list = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split(",").map((tag) => tag.trim()) : value),
    z.array(z.coerce.string()),
  )
  .nullish();
const date = text.refine(
  (value) => value == null || !Number.isNaN(Date.parse(value)),
  "is no date of ISO 8601, such as 2014-11-28",
);

/** The front matter of an article; other keys are ignored. */
const FrontMatter = z.object({
  title: z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z.string("is missing").trim().min(1, "is empty"),
  ),
  byline: text,
  source: text,
  url: z.url({ protocol: /^https?$/, error: "is not an address that begins with http:// or https://" }).nullish(),
  published: date,
  updated: date,
  language: text,
  tags: list,
});

/** Reads front matter. Throws an ArticleError with its line if it is not YAML or lacks a title. */
export function readFrontMatter(yaml: string, path: string): z.infer<typeof FrontMatter> {
  const parsed = FrontMatter.safeParse(plainFields(yaml) ?? parsedYaml(yaml, path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = String(issue.path[0] ?? "");
  if (field === "") throw new ArticleError(path, "front matter is not a list of fields", 2);
  const at = yaml.split("\n").findIndex((line) => line.startsWith(`${field}:`));
  throw new ArticleError(path, `front matter: ${field} ${issue.message}`, at < 0 ? 1 : at + 2);
}

function parsedYaml(yaml: string, path: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new ArticleError(
      path,
      `front matter is not YAML: ${broken.message.split(/ at line|\n/)[0]}`,
      lines.linePos(broken.pos[0]).line + 1,
    );
  return document.toJS() ?? {};
}

/** `key: words`, `key: 2014-11-28` or `key: "words"`: a text to YAML too, whatever follows. */
const FIELD = /^((?!null:)[a-z]+): (?:"([^"\\]*)"|(\p{L}.*|\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?))$/u;
/** In words without quotation marks, these have a meaning of their own. */
const MEANT = /: |:$| #| $|^(?:true|false|null)$/i;
/** Breaks and characters that YAML forbids or treats apart. */
const ODD = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe]/;

/**
 * The fields of front matter whose every line is a key with a text, which is most of it; null for any other. YAML's parser takes five times as long.
 */
export function plainFields(yaml: string): Record<string, string> | null {
  if (ODD.test(yaml)) return null;
  const fields: Record<string, string> = {};
  for (const line of yaml.split("\n")) {
    const [, key, quoted, plain] = FIELD.exec(line) ?? [];
    if (key === undefined || Object.hasOwn(fields, key) || (plain !== undefined && MEANT.test(plain))) return null;
    fields[key] = quoted ?? plain!;
  }
  return fields;
}
