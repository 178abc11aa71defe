import { indexAt, type Span } from "../../../text/span.ts";
import type { Name } from "../../analysis.ts";
import { type Clause, isHyphen, type TokenRun, wordAt } from "./clause.ts";
import { DETERMINERS, isParticiple, isStop } from "./lexicon.ts";
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
/** Words between a role and what it is a role in. */
const JOINS = /^(?:of|for|at|in|on|to|and|with|from)$/;
const LONGEST_BEFORE = 7;
const LONGEST_BEHIND = 16;

/** How a role is held: words that may precede a capitalised title. */
const HELD =
  /^(?:former|late|then|acting|interim|current|outgoing|incoming|longtime|retired|disgraced|embattled|sitting|deputy|vice|assistant|associate|chief|senior|junior|fellow|ex|conservative|liberal|moderate|first|second|lieutenant)$/;

const isRole = (lower: string) =>
  ROLES.has(lower) || (/.(?:man|woman|person)$/.test(lower) && ROLES.has(lower.replace(/(?:wo)?man$|person$/, "man")));

/** Does a description name an office or an occupation: "the Republican mayor of Miami", but not "a speech"? */
export const namesRole = (description: string): boolean =>
  description
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => isRole(word) || isRole(word.replace(/s$/, "")));

/** Is it the full stop of a short form ("Gov.", "Mr."), not of a sentence? */
const isShortened = (tokens: readonly Token[], at: number) =>
  wordAt(tokens, at) === "." && tokens[at]!.tight && wordAt(tokens, at - 1).length <= 4 && tokens[at + 1]?.capital === true;

/** "former mayor" before a name, "the former mayor," before it and a comma: the words up to the role. */
function before(tokens: readonly Token[], name: number): TokenRun | null {
  const apart = wordAt(tokens, name - 1) === ",";
  const last = apart || isShortened(tokens, name - 1) ? name - 2 : name - 1;
  const role = tokens[last];
  if (role?.kind !== "word" || !isRole(role.lower)) return null;
  let from = last;
  while (from > 0 && last - from < LONGEST_BEFORE) {
    const token = tokens[from - 1]!;
    const { lower } = token;
    if (
      (isHyphen(token) && tokens[from]!.tight && tokens[from - 2]?.kind === "word") ||
      (isShortened(tokens, from - 1) && isRole(wordAt(tokens, from - 2)))
    ) {
      from -= 2;
      continue;
    }
    const glued = token.tight && tokens[from - 2]?.kind === "number";
    if (token.kind !== "word" || glued || (!HELD.test(lower) && (isStop(lower) || (isParticiple(lower) && lower !== "united"))))
      break;
    // Before a capitalised title, a lower-case word is a verb: "assail Sen. Ruiz", but "former Sen. Ruiz".
    if (role.capital && !token.capital && !HELD.test(lower)) break;
    from--;
  }
  if (!apart) return { from, to: name };
  // Without a determiner it is a list: "coaches, Ruiz and Hahn".
  return DETERMINERS.has(wordAt(tokens, from - 1)) || tokens[from]!.lower.endsWith("'s") ? { from, to: name - 1 } : null;
}

/** Does the word at an index end a role and its complements? */
function closes(tokens: readonly Token[], at: number): boolean {
  const { kind, lower } = tokens[at]!;
  if (kind === "sign") return !(isHyphen(tokens[at]) || lower === "&" || isShortened(tokens, at));
  if (isParticiple(lower)) return isStop(wordAt(tokens, at + 1)) || tokens[at + 1]?.kind !== "word";
  return isStop(lower) && !JOINS.test(lower) && (!DETERMINERS.has(lower) || /^(?:who|which|what)/.test(lower));
}

/** "the chief executive of the port authority" after a name and a comma or "is": up to the next stop, with a role as its head. */
function behind(tokens: readonly Token[], name: number): TokenRun | null {
  if (!/^(?:,|is|was|became|becomes)$/.test(wordAt(tokens, name))) return null;
  const from = name + (/^(?:a|an|the|his|her|its|their)$/.test(wordAt(tokens, name + 1)) ? 2 : 1);
  let head = -1;
  let to = from;
  for (; to < tokens.length && to - from < LONGEST_BEHIND; to++) {
    const { kind, lower } = tokens[to]!;
    if (kind === "number") break;
    if (head < 0 && kind === "word" && isStop(lower) && !/^(?:then|most|long)$/.test(lower)) return null;
    if (kind === "word" && isRole(lower) && (head < 0 || !isStop(wordAt(tokens, to - 1)))) head = to;
    else if (head >= 0 ? closes(tokens, to) : kind === "sign" && !isHyphen(tokens[to]) && !isShortened(tokens, to)) break;
  }
  // "Ruiz, Senator Hahn and others" is a list: the title is the next name's.
  const next = tokens[isShortened(tokens, head + 1) ? head + 2 : head + 1];
  if (head < 0 || (next?.kind === "word" && next.capital)) return null;
  const hangs = (at: number) =>
    tokens[at]!.kind === "sign" || JOINS.test(wordAt(tokens, at)) || DETERMINERS.has(wordAt(tokens, at));
  while (to > head + 1 && hangs(to - 1)) to--;
  return { from, to };
}

/** The words beside a mention of a name that say the person's role. */
export function rolesOf({ tokens }: Clause, mentions: readonly Span[]): { run: TokenRun; name: Span }[] {
  const found: { run: TokenRun; name: Span }[] = [];
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

/** The mentions of one kind of name, in the text's order. */
export const mentionsOf = (names: readonly Name[], kinds: (kind: Name["kind"]) => boolean): Span[] =>
  names
    .filter((name) => kinds(name.kind))
    .flatMap((name) => name.mentions)
    .sort((a, b) => a.start - b.start);
