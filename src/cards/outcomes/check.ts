import type { Checked, Outcome, Verdict, WordChange } from "../../answer/outcome.ts";
import { type Card, drafts, type Item, row } from "../card.ts";
import { clippingOf, echo, short } from "../cut.ts";
import type { Block, Part, Tone } from "../parts.ts";
import { LONGEST, text, type Writer } from "../writer.ts";
import { attribution, who } from "./attribution.ts";
import { searched } from "./not-found.ts";
import { foot } from "./results.ts";

/** At most this many changes are listed; all are highlighted. */
const LISTED = 6;

const TONES: Readonly<Record<Verdict, Tone>> = {
  exact: "exact",
  altered: "altered",
  misattributed: "doubtful",
  unconfirmed: "doubtful",
  stitched: "doubtful",
  absent: "absent",
};

const SIGNS: Readonly<Record<Verdict, string>> = {
  exact: "✅",
  altered: "✏️",
  misattributed: "👥",
  unconfirmed: "👤",
  stitched: "🧵",
  absent: "❔",
};

/** The worst first: a card with several verdicts has the colour of the worst. */
const SEVERITY: readonly Verdict[] = ["misattributed", "stitched", "altered", "unconfirmed", "absent", "exact"];

function changed(writer: Writer, { stored, given, turns }: WordChange): Block[] {
  const yours = echo(given, LONGEST.source);
  const what = stored === null ? "check.added" : given === "" ? "check.left" : "check.change";
  const space: Part = { kind: "wording", text: " " };
  return text(
    "line",
    ...writer.say(what, { stored: short(stored, LONGEST.source), given: yours }),
    space,
    ...writer.say(`check.turns.${turns}`),
  );
}

function notes(writer: Writer, { copies, notes: all, match }: Checked): Block[] {
  return [
    ...(copies > 0 ? text("note", ...writer.say("check.copies", { count: copies })) : []),
    ...(match?.within ? text("note", ...writer.say("check.within", { who: who(writer, match.within) })) : []),
    ...all.flatMap((key) => (key === "within" ? [] : text("note", ...writer.say(`check.note.${key}`)))),
  ];
}

/** A quotation as printed, with its source. */
const printed = (writer: Writer, { words, citation }: Checked["parts"][number]): Item => [
  ...drafts(clippingOf(words)),
  ...writer.source(citation, words),
  ...row(writer.context(words)),
];

/** The verdict on one quotation, then the printed words with every change highlighted. */
function items(writer: Writer, checked: Checked, several: boolean, holdings: Part[]): Item[] {
  const { verdict, match, parts, wordings, changes, quote } = checked;
  const sign: Part = { kind: "wording", text: `${SIGNS[verdict]} ` };
  const head: Item = [
    ...text("heading", sign, ...writer.say(`check.${verdict}`)),
    ...(several ? text("note", ...echo(quote, LONGEST.echo)) : []),
    ...(verdict === "absent" ? text("note", ...holdings) : []),
    ...(verdict === "absent" && match !== null ? text("line", ...writer.say("check.nearest")) : []),
  ];
  const strong = changes.flatMap(({ stored }) => (stored === null ? [] : [stored]));
  const pieces = parts.map((piece) => printed(writer, piece));
  const others = wordings.map((other) => printed(writer, other));
  const apart = verdict === "stitched" && pieces.length > 0;
  if (match === null || apart) return [[...head, ...notes(writer, checked)], ...pieces, ...others];
  const found: Item = [
    ...head,
    ...drafts(clippingOf(match.words, strong)),
    ...(match.spoken ? attribution(writer, match.attribution, null, match.citation.language) : []),
    ...changes.slice(0, LISTED).flatMap((change) => changed(writer, change)),
    ...writer.source(match.citation, match.words),
    ...notes(writer, checked),
    ...row(writer.context(match.words)),
  ];
  return [found, ...others];
}

/** `/check`: whether quotations are printed as given, by word, sign and colour. */
export function check(writer: Writer, { checked, holdings }: Extract<Outcome, { kind: "check" }>): Card {
  const verdict = SEVERITY.find((worst) => checked.some((one) => one.verdict === worst)) ?? "absent";
  const citations = checked.flatMap(({ match, parts, wordings }) => [
    ...(match === null ? [] : [match.citation]),
    ...[...parts, ...wordings].map(({ citation }) => citation),
  ]);
  return {
    tone: TONES[verdict],
    head: [],
    items: checked.flatMap((one) => items(writer, one, checked.length > 1, searched(writer, holdings))),
    foot: foot(writer, citations, ["summary", "quote"]),
    count: [],
    citations,
    itemsPerPage: 3,
  };
}
