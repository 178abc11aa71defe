// Control characters, bidirectional overrides and soft hyphens are ignored in both article and input.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const SILENT = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** White space other than a single space; most runs are one and need no replacing. */
const WIDE = /[^\S ]\s*| \s+/g;

/** Puts a text on one line: silent characters removed, white space collapsed. */
export const spaced = (text: string): string => text.replace(SILENT, "").replace(WIDE, " ");

/** A space where a block may begin or end: between table cells, before a number that may open a list item. */
export const SOFT_EDGE = "\ufdd0";

/** Normalises a text of lines: white space collapsed, one empty line between blocks. */
export const lined = (text: string): string =>
  text
    .replace(SILENT, "")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n");

/** Puts a text on one line, with soft edges for empty lines. */
export const softened = (text: string): string =>
  /\n[^\S\n]*\r?\n/.test(text)
    ? text
        .split(/\n[^\S\n]*\r?\n/)
        .map(spaced)
        .join(SOFT_EDGE)
    : spaced(text);

/** Collapses runs of spaces and edges to the strongest: a form feed separates sections, a line feed blocks. */
export const edged = (text: string): string => text.replace(RUN, strongest);

/** Two or more spaces and edges. */
const RUN = /[ \n\f\ufdd0]{2,}/g;

const strongest = (run: string): string => ["\f", "\n", SOFT_EDGE].find((edge) => run.includes(edge)) ?? " ";
