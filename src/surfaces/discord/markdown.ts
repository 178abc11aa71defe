/**
 * Writes Discord's Markdown so that text appears exactly as it is. Only markup is escaped, since copying a message copies the backslashes.
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

/** Escapes whatever Discord would read as markup. */
export const escaped = (text: string): string => text.replace(MARKUP, "\\$&");

/** In bold, line by line and trimmed: Discord's clients differ on the rest. */
export const bold = (text: string): string => text.replace(/\S(?:.*\S)?/g, (line) => `**${escaped(line)}**`);

/** In italics, on one line. */
export const italics = (text: string): string => (text.trim() === "" ? "" : `*${escaped(text.trim().replace(/\s+/g, " "))}*`);

/** As inline code, without backticks, which cannot be escaped there. */
export const code = (text: string): string => `\`${text.replace(/`/g, "")}\``;

/** As a block quote. */
export const quoted = (written: string): string => written.replace(/^/gm, "> ");
