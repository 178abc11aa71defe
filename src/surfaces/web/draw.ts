import { type Block, type Button, type MenuChoice, type Part, partsOf, plain, type Tone } from "../../cards/parts.ts";
import type { Surface } from "../../cards/surface.ts";
import { say } from "../../cards/wording.ts";
import { addressOf } from "./address.ts";
import { type Html, html } from "./html.ts";

/** One part: highlighted news in bold, the asker's words in italics, our figures as code, as on Discord. */
function inline(part: Part): Html {
  switch (part.kind) {
    case "excerpt":
      return part.strong ? html`<strong>${part.excerpt.text}</strong>` : html`${part.excerpt.text}`;
    case "wording":
      return part.command === undefined ? html`${part.text}` : html`<a href="/${part.command.name}">${part.text}</a>`;
    case "echo":
      return html`<em>${part.text}</em>`;
    case "figure":
      return part.instant === null
        ? html`<code>${part.text}</code>`
        : html`<time datetime="${new Date(part.instant * 1000).toISOString()}">${part.text}</time>`;
  }
}

/** Parts as markup. */
export const line = (parts: readonly Part[]): Html => html`${parts.map(inline)}`;

/** A headline, as a link if it has an address. */
function linked({ title, link }: Extract<Block, { kind: "headline" | "source" }>): Html {
  if (link === null) return line(title);
  const label = title.length === 0 ? [link.label] : title;
  return html`<a href="${link.url}" rel="noopener">${line(label)}</a>`;
}

/** The page that proves the words. */
const proofOf = ({ proof }: Extract<Block, { kind: "headline" | "source" }>): Html | null =>
  proof === undefined ? null : html` · <a href="${proof.url}">${line([proof.label])}</a>`;

/** A button is a link to its reply. Arrows say which page they lead to. */
function button({ label, request, turns, enabled }: Button): Html {
  const page = plain(say(request.locale, "button.page", { page: request.page + 1 }));
  if (!enabled) return html`<span class="button" aria-hidden="true">${line(label)}</span>`;
  return turns
    ? html`<a class="button" href="${addressOf(request)}" data-reply="turn" aria-label="${page}">${line(label)}</a>`
    : html`<a class="button" href="${addressOf(request)}" data-reply="new">${line(label)}</a>`;
}

const choice = ({ label, note, request }: MenuChoice): Html => html`<li>
  <a href="${addressOf(request)}" data-reply="new">${line(label)}${note.length === 0 ? null : html` <small>${line(note)}</small>`}</a>
</li>`;

function block(block: Block): Html {
  switch (block.kind) {
    case "heading":
      return html`<h2>${line(block.parts)}</h2>`;
    case "quote":
      return html`<blockquote lang="" dir="auto">${line(block.parts)}</blockquote>`;
    case "line":
      return html`<p>${line(block.parts)}</p>`;
    case "note":
      return html`<p class="note">${line(block.parts)}</p>`;
    case "headline": {
      const below = html`<p class="note">${line(block.parts)}${proofOf(block)}</p>`;
      return html`<h2 lang="" dir="auto">${linked(block)}</h2>${below}`;
    }
    case "source": {
      const dot = block.title.length > 0 && block.parts.length > 0 ? " · " : null;
      return html`<p class="note source"><cite lang="">${linked(block)}</cite>${dot}${line(block.parts)}${proofOf(block)}</p>`;
    }
    case "plain":
      return html`<pre tabindex="0" lang="" dir="auto">${line(block.parts)}</pre>`;
    case "buttons":
      return html`<p class="buttons">${block.buttons.map(button)}</p>`;
    case "menu":
      return html`<details class="menu">
        <summary>${line(block.prompt)}</summary>
        <ul>${block.choices.map(choice)}</ul>
      </details>`;
  }
}

/** A card as markup. */
const draw = (blocks: readonly Block[], tone: Tone): Html => html`<article class="card ${tone}">${blocks.map(block)}</article>`;

/** Longest page in characters: about what a wide screen shows at once. */
const PAGE = 4000;

/** The page in a browser as a surface. */
export const web: Surface<Html> = {
  limits: { url: 2000, headline: 100, label: 100, note: 100, choices: 25 },
  fitter: () => (blocks) => blocks.flatMap(partsOf).reduce((sum, part) => sum + plain([part]).length, 0) <= PAGE,
  draw,
};
