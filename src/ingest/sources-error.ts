import type { Document, LineCounter, Node, YAMLMap } from "yaml";
import type { z } from "zod";

/** A problem in the sources file, and its line (from 1) if known. */
export type SourcesProblem = { readonly reason: string; readonly line: number | null };

/** An invalid sources file: the message has a line for each problem. */
export class SourcesError extends Error {
  override readonly name = "SourcesError";
  readonly file: string;
  readonly problems: readonly SourcesProblem[];

  constructor(file: string, problems: readonly SourcesProblem[]) {
    super(problems.map(({ reason, line }) => `${file}${line === null ? "" : `, line ${line}`}: ${reason}`).join("\n"));
    this.file = file;
    this.problems = problems;
  }
}

type Path = readonly (string | number)[];

/** A schema's issue, placed in the document; the schema's messages say what is allowed ("a list"). */
export function problemOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): SourcesProblem[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  const at = (path: Path) => lineOf(document, path, lines);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      reason: `${named([...path, key])} is unknown in ${issue.message}`,
      line: at([...path, key]),
    }));
  const wrong = document.hasIn(path) || path.length === 0 ? "is not" : "is missing:";
  return [{ reason: `${named(path)} ${wrong} ${issue.message}`, line: at(path) }];
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" };

/** A path in the file for people: "feeds, 1st: url". */
function named(path: Path): string {
  if (path.length === 0) return "the file";
  return path.reduce<string>((words, part, at) => {
    if (typeof part === "number") return `${words}, ${part + 1}${ENDINGS[ordinals.select(part + 1)]}`;
    return at === 0 ? part : `${words}: ${part}`;
  }, "");
}

/** The line of a setting or list entry, or of its parent if it is missing. */
function lineOf(document: Document, path: Path, lines: LineCounter): number | null {
  for (let length = path.length; length >= 0; length--) {
    const holder = document.getIn(path.slice(0, Math.max(0, length - 1)), true) as YAMLMap | undefined;
    const pair = holder?.items?.find(({ key }) => (key as { value?: unknown } | null)?.value === path[length - 1]);
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
