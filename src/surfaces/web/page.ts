import type { Command } from "../../answer/command.ts";
import { inLanguageOf } from "../../cards/localised-commands.ts";
import { icon, script, style } from "./assets.ts";
import { type Html, html } from "./html.ts";
import { wordingLanguage } from "./locale.ts";
import { phrase } from "./phrases.ts";

/** What a page shows, and what surrounds it. */
export type WebPage = {
  readonly locale: string;
  /** For the browser's tab and its history. */
  readonly title: string;
  readonly main: Html;
  /** The command that the page is about, marked in the navigation. */
  readonly current?: string;
  /** Uses the width of a wide screen. */
  readonly wide?: boolean;
  /** Elements for the head. */
  readonly head?: Html;
};

/** Commands at the foot of every page: the other ways into the archive, and help. */
const BELOW = ["timeline", "compare", "changes", "help", "about"];

/** Commands in the navigation; `/help` explains the others. */
const SHOWN = ["ask", "quote", "facts", "summary", "search", "check", "latest", "people", "topics"];

function tab(command: Command, { locale, current }: WebPage): Html {
  const label = inLanguageOf(locale, `${command.name}.name`, command.name);
  return command.name === current
    ? html`<li><a href="/${command.name}" aria-current="page">${label}</a></li>`
    : html`<li><a href="/${command.name}">${label}</a></li>`;
}

/** A whole document. */
export function documentOf(page: WebPage, commands: ReadonlyMap<string, Command>): Html {
  const { locale, title, main, head, wide } = page;
  const named = (names: readonly string[]) =>
    names.flatMap((name) => commands.get(name) ?? []).map((command) => tab(command, page));
  return html`<!doctype html>
<html lang="${wordingLanguage(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === "" ? "Verbatim" : `${title} · Verbatim`}</title>
<link rel="icon" href="${icon.address}" type="image/svg+xml">
<link rel="stylesheet" href="${style.address}">
<script type="module" src="${script.address}"></script>${head ?? null}
</head>
<body data-copy="${phrase(locale, "web.copy")}" data-copied="${phrase(locale, "web.copied")}">
<a class="skip" href="#main">${phrase(locale, "web.skip")}</a>
<header>
<p class="brand"><a href="/">Verbatim</a></p>
<nav aria-label="${phrase(locale, "web.commands")}"><ul>${named(SHOWN)}</ul></nav>
</header>
<main id="main" tabindex="-1"${wide ? html` class="wide"` : null}>
${main}
</main>
<footer>
<ul>${named(BELOW)}</ul>
</footer>
</body>
</html>
`;
}
