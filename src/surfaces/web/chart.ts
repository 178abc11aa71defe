import type { Period } from "../../answer/over-time.ts";
import { numbers } from "../../cards/formats.ts";
import { periodName } from "./dates.ts";
import { type Html, html } from "./html.ts";
import { phrase } from "./phrases.ts";

/** Size of the drawing, and the room for bars in it; it scales with the page. */
const WIDTH = 640;
const HEIGHT = 200;
const TOP = 24;
const BASE = 170;
/** Bars may be no wider than this, so that few of them do not look like blocks. */
const WIDEST = 48;

/** Bars for the periods as SVG. It is described by `label`; the numbers are in a table beside it. */
export function chart(periods: readonly Period[], label: string, locale: string): Html {
  const most = Math.max(1, ...periods.map(({ articles }) => articles));
  const step = Math.min(WIDEST, WIDTH / Math.max(1, periods.length));
  const width = Math.max(0.5, step * 0.8);
  const bar = ({ period, articles }: Period, index: number): Html => {
    const height = Math.round(((BASE - TOP) * articles * 10) / most) / 10;
    const left = Math.round((index * step + (step - width) / 2) * 10) / 10;
    return html`<rect x="${left}" y="${BASE - height}" width="${width}" height="${height}"><title>${periodName(period, locale)}: ${numbers(locale, {}).format(articles)}</title></rect>`;
  };
  const [first, last] = [periods[0], periods.at(-1)];
  const right = Math.min(WIDTH, step * periods.length);
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
<line x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"></line>
${periods.map(bar)}
<text x="0" y="14">${phrase(locale, "web.most", { count: most })}</text>
${first === undefined ? null : html`<text x="0" y="190">${periodName(first.period, locale)}</text>`}
${last === undefined || last === first ? null : html`<text x="${Math.max(right, 200)}" y="190" text-anchor="end">${periodName(last.period, locale)}</text>`}
</svg>`;
}
