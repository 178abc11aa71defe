// Control characters, bidirectional overrides and soft hyphens say nothing: they are left out of the article and of the raw input alike.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const SILENT = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text on one line: silent characters left out, each run of white space one space. */
export const spaced = (text: string): string => text.replace(SILENT, "").replace(/\s+/g, " ");

/** A text as blocks on lines of their own, parted where two line breaks meet. */
export const paragraphed = (text: string): string =>
  text
    .replace(SILENT, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.replace(/\s+/g, " "))
    .join("\n");
