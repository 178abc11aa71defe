import type { Attribution, Quote } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { isEnglish } from "../../language/read.ts";
import { drafts, type Item } from "../card.ts";
import { clippingOf, short } from "../cut.ts";
import type { Block, Part } from "../parts.ts";
import { LONGEST, text, type Writer } from "../writer.ts";

/** Who speaks and, unless the name is beside the quotation, how that is known. */
export function who(writer: Writer, { name, how, mention, role }: Attribution): Part[] {
  const named = short(name, LONGEST.name);
  const said = short(mention, LONGEST.phrase);
  if (named.length === 0) return writer.say("said.unclear", { mention: said });
  if (how === "inherited" && name?.text === mention.text) return writer.say("said.again", { name: named });
  if (how !== "named") return writer.say(`said.${how}`, { mention: said, name: named });
  return role === null ? named : writer.say("said.role", { name: named, role: short(role, LONGEST.role) });
}

/** A quotation with its speaker; its cue is said once. */
export function quotation(writer: Writer, { words, shown, attribution: speaker, cue, citation }: Quote): Item {
  const silent = shown.end > words.end;
  return [...drafts(clippingOf(shown)), ...attribution(writer, speaker, silent ? null : cue, citation.language)];
}

/** The line under a quotation: the speaker and, if it is a word, the cue. `language` is the article's. */
export function attribution(writer: Writer, speaker: Attribution | null, cue: Excerpt | null, language: string | null): Block[] {
  if (speaker === null) return text("line", ...writer.say(isEnglish(language) ? "said.nobody" : "said.unread"));
  const speakerParts = who(writer, speaker);
  const word = cue !== null && /\p{L}/u.test(cue.text) ? cue : null;
  return text(
    "line",
    ...(word === null ? speakerParts : writer.say("said.cue", { who: speakerParts, cue: short(word, LONGEST.phrase) })),
  );
}
