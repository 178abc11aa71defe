// Control characters, bidirectional overrides and soft hyphens say nothing: they are left out of the article and of the raw input alike.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const SILENT = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** White space that is not one space: nearly every run is, and need not be replaced. */
const WIDE = /[^\S ]\s*| \s+/g;

/** A text on one line: silent characters left out, each run of white space one space. */
export const spaced = (text: string): string => text.replace(SILENT, "").replace(WIDE, " ");

/** Stands for a space at which a block may begin or end, and need not: between the cells of a row, before a number that may open a list item. */
export const SOFT_EDGE = "\ufdd0";

/** A text of lines: white space inside one drawn together, an empty line between blocks kept as one. */
export const lined = (text: string): string =>
  text
    .replace(SILENT, "")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n");

/** A text on one line, in which an empty line may part blocks. */
export const softened = (text: string): string =>
  /\n[^\S\n]*\r?\n/.test(text)
    ? text
        .split(/\n[^\S\n]*\r?\n/)
        .map(spaced)
        .join(SOFT_EDGE)
    : spaced(text);

/** Draws the marks of edges together with the spaces around them: a line feed parts blocks, a form feed parts sections. */
export const edged = (text: string): string => text.replace(RUN, strongest);

/** Two or more spaces and marks of edges. */
const RUN = /[ \n\f\ufdd0]{2,}/g;

const strongest = (run: string): string => ["\f", "\n", SOFT_EDGE].find((edge) => run.includes(edge)) ?? " ";
