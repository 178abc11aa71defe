/**
 * Writing Discord's markdown so that words are shown exactly as they are. Escaped is what would be read as markup and nothing else: who
 * copies a message gets the backslashes with it.
 */

const MARKUP = new RegExp(
  [
    // Emphasis, code, spoilers, masked links, everything between < and >.
    "[\\\\*_~|`[<]",
    // Pings, an address that would become a link, an emoji by its name.
    "@(?=everyone|here)",
    ":(?=//|[^\\s:]+:)",
    // At the beginning of a line: headings, quotes, small print, lists.
    "(?<=^\\s*)[#>+-](?=[ #>]|$)",
    "(?<=^\\s*\\d+)\\.(?= |$)",
  ].join("|"),
  "gm",
);

/** The text with a backslash wherever Discord would read markup. */
export const escaped = (text: string): string => text.replace(MARKUP, "\\$&");

/** In bold: line by line and without white space at the ends, which Discord's clients read each in their own way. */
export const bold = (text: string): string => text.replace(/\S(?:.*\S)?/g, (line) => `**${escaped(line)}**`);

/** In italics, on one line. */
export const italics = (text: string): string => (text.trim() === "" ? "" : `*${escaped(text.trim().replace(/\s+/g, " "))}*`);

/** As inline code. A backtick cannot be written in it and is left out. */
export const code = (text: string): string => `\`${text.replace(/`/g, "")}\``;

/** As a block quote. */
export const quoted = (written: string): string => written.replace(/^/gm, "> ");
