import type { Outcome, TopicTrend } from "../../answer/outcome.ts";
import { type Card, type Item, menu } from "../card.ts";
import { short } from "../cut.ts";
import { date } from "../figures.ts";
import type { Part } from "../parts.ts";
import { number } from "../wording.ts";
import { dotted, ELLIPSIS, LONGEST, text, type Writer } from "../writer.ts";

const STEPS = "▁▂▃▄▅▆▇█";

/** Counts as a bar of one character each. */
function bars(counts: readonly number[]): Part[] {
  const most = Math.max(1, ...counts);
  return [
    { kind: "figure", text: counts.map((n) => STEPS[Math.round((n / most) * (STEPS.length - 1))]).join(""), instant: null },
  ];
}

/** How many articles in the last window, and in one before it on average. */
function counts(writer: Writer, { windows, articles }: TopicTrend): Part[] {
  const last = windows.at(-1) ?? 0;
  if (last === 0) return writer.say("topics.ever", { count: articles });
  const before = windows.slice(0, -1).reduce((sum, n) => sum + n, 0) / Math.max(1, windows.length - 1);
  const mean: Part = { kind: "figure", text: number(Math.round(before * 10) / 10, writer.locale), instant: null };
  return writer.say("topics.now", { count: last, before: [mean] });
}

/** `/topics`: what is written about, with a bar of the windows; each opens its story. */
export function topics(writer: Writer, outcome: Extract<Outcome, { kind: "topics" }>): Card {
  const { from, to, days, topics: all } = outcome;
  const [first, last] = [date(from, writer.locale), date(to, writer.locale)];
  return {
    tone: "plain",
    head: text("note", ...writer.say("topics.window", { count: days, from: first, to: last })),
    items: all.map((topic): Item => {
      const request = {
        command: "ask",
        options: { question: `tell me about ${topic.name.text}` },
        page: 0,
        locale: writer.locale,
      };
      return [
        ...text("line", ...short(topic.name, LONGEST.phrase)),
        ...text("note", ...dotted(topic.windows.some((n) => n > 0) ? bars(topic.windows) : [], counts(writer, topic))),
        ...menu(writer.say("menu.more"), [
          writer.choice(request, short(topic.name, Math.min(LONGEST.phrase, writer.limits.label - ELLIPSIS), false)),
        ]),
      ];
    }),
    foot: [],
    count: writer.say("topics.count", { count: all.length }),
    citations: all.map(({ citation }) => citation),
    itemsPerPage: 10,
  };
}
