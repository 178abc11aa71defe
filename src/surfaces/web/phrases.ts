import { plain } from "../../cards/parts.ts";
import { type Key, type Slots, say } from "../../cards/wording.ts";

/** A phrase of the catalogue as text. */
export const phrase = (locale: string, key: Key, slots?: Slots): string => plain(say(locale, key, slots));
