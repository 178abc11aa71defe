import { indexAt, type Span } from "../../text/span.ts";
import type { Name } from "../analysis.ts";
import { type Clause, isHyphen, type Run, wordAt } from "./clause.ts";
import { AUXILIARIES, DETERMINERS, isParticiple, isStop } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const ROLES = new Set(
  `president premier chancellor minister secretary senator governor mayor congressman congresswoman representative lawmaker legislator delegate councillor
  councilman councilwoman councilor commissioner ambassador envoy diplomat attorney prosecutor solicitor lawyer barrister judge justice magistrate sheriff
  chief deputy director chairman chairwoman chairperson chair executive ceo cfo coo cto founder co-founder cofounder owner boss head leader manager partner
  principal president-elect vice-president treasurer spokesman spokeswoman spokesperson adviser advisor aide strategist consultant analyst economist
  professor lecturer researcher scientist historian physicist biologist epidemiologist psychologist sociologist dean provost chancellor superintendent
  teacher coach captain goalkeeper striker midfielder defender quarterback pitcher player champion author writer novelist poet editor reporter
  correspondent journalist columnist anchor host presenter broadcaster producer actor actress singer musician rapper composer conductor artist painter
  architect designer engineer developer programmer doctor surgeon physician nurse pastor priest bishop archbishop cardinal pope imam rabbi king queen
  prince princess duke duchess emperor general colonel major lieutenant sergeant admiral commander officer detective inspector constable pilot astronaut
  farmer activist organiser organizer campaigner candidate nominee frontrunner front-runner whip speaker trustee investor billionaire entrepreneur
  businessman businesswoman tycoon magnate banker trader veteran tsar czar undersecretary administrator coordinator curator pollster lobbyist
  counsel comptroller auditor chef gov sen rep gen col prof capt lt sgt rev amb pm mp md`.split(/\s+/),
);
/** Words that stand between a role and what it is a role in. */
const JOINS = /^(?:of|for|at|in|on|to|and|with|from)$/;
const LONGEST_BEFORE = 7;
const LONGEST_BEHIND = 16;

const isRole = (lower: string) =>
  ROLES.has(lower) ||
  (lower.length > 6 && /(?:man|woman|person)$/.test(lower) && ROLES.has(lower.replace(/(?:wo)?man$|person$/, "man")));
const isTitleStop = (tokens: readonly Token[], at: number) =>
  wordAt(tokens, at) === "." && tokens[at]!.tight && wordAt(tokens, at - 1).length <= 4;

/** "former mayor" before a name: the run of words that ends at it, its last one a role. */
function before(tokens: readonly Token[], name: number): Run | null {
  const to = name;
  const last = isTitleStop(tokens, to - 1) ? to - 2 : to - 1;
  if (tokens[last]?.kind !== "word" || !isRole(tokens[last].lower)) return null;
  let from = last;
  while (from > 0 && last - from < LONGEST_BEFORE) {
    const token = tokens[from - 1]!;
    if (isHyphen(token) && tokens[from]!.tight && tokens[from - 2]?.kind === "word") {
      from -= 2;
      continue;
    }
    if (isTitleStop(tokens, from - 1) && tokens[from - 2]?.capital && isRole(wordAt(tokens, from - 2))) {
      from -= 2;
      continue;
    }
    const { lower } = token;
    if (
      token.kind !== "word" ||
      DETERMINERS.has(lower) ||
      (isStop(lower) && lower !== "then") ||
      (isParticiple(lower) && !/^(?:retired|elected|acting|disgraced|united)$/.test(lower))
    )
      break;
    from--;
  }
  return { from, to };
}

/** "the chief executive of the port authority" behind a name and a comma or "is": up to the next stop, its head a role. */
function behind(tokens: readonly Token[], name: number): Run | null {
  let from = name;
  if (wordAt(tokens, from) === ",") from++;
  else if (/^(?:is|was|became|becomes)$/.test(wordAt(tokens, from))) from++;
  else return null;
  if (/^(?:a|an|the|his|her|its|their)$/.test(wordAt(tokens, from))) from++;
  let head = -1;
  let to = from;
  for (; to < tokens.length && to - from < LONGEST_BEHIND; to++) {
    const token = tokens[to]!;
    const { lower } = token;
    if (token.kind === "number") return null;
    if (token.kind === "sign") {
      if (isHyphen(token) || lower === "&" || (lower === "." && tokens[to + 1] && tokens[to - 1]!.lower.length <= 2)) continue;
      break;
    }
    if (head < 0) {
      if (isRole(lower)) head = to;
      else if (isStop(lower) && !/^(?:then|most|long)$/.test(lower)) return null;
    } else if (isRole(lower) && !isStop(wordAt(tokens, to - 1))) head = to;
    else if (
      AUXILIARIES.has(lower) ||
      (isStop(lower) && !JOINS.test(lower) && !DETERMINERS.has(lower)) ||
      (to > head + 1 && isParticiple(lower)) ||
      (to === head + 1 && isParticiple(lower))
    )
      break;
  }
  if (head < 0) return null;
  while (
    to > head + 1 &&
    (tokens[to - 1]!.kind === "sign" || JOINS.test(wordAt(tokens, to - 1)) || DETERMINERS.has(wordAt(tokens, to - 1)))
  )
    to--;
  return { from, to };
}

/** Who is what: the words beside a name that say its role. `name` is the mention they stand at. */
export function rolesOf({ tokens }: Clause, mentions: readonly Span[]): { run: Run; name: Span }[] {
  const found: { run: Run; name: Span }[] = [];
  for (const name of mentions) {
    const first = indexAt(tokens, name.start);
    if (tokens[first]?.start !== name.start) continue;
    const title = before(tokens, first);
    if (title) found.push({ run: title, name });
    const apposition = behind(tokens, indexAt(tokens, name.end - 1) + 1);
    if (apposition) found.push({ run: apposition, name });
  }
  return found;
}

/** Every mention of a person, in the text's order. */
export const mentionsOf = (names: readonly Name[], kinds: (kind: Name["kind"]) => boolean): Span[] =>
  names
    .filter((name) => kinds(name.kind))
    .flatMap((name) => name.mentions)
    .sort((a, b) => a.start - b.start);
