import { holds, type Span, slice } from "../../text/span.ts";
import type { Analysis, Name } from "../analysis.ts";
import { namesRole } from "./facts/role.ts";
import { Tag, tagsOf } from "./lexicon.ts";
import { isName, nameWords, speakerKey } from "./names/same-person.ts";

/** A person an article quotes, with the place of the name and of the role that the article gives. */
export type QuotedPerson = {
  readonly key: string;
  readonly name: Span;
  readonly role: Span | null;
  readonly quotations: number;
};

/** The people an article quotes, in the order of their first quotation. Groups, papers and the nameless ("officials") are not people. */
export function quotedPeople(
  text: string,
  { quotations, names, facts }: Pick<Analysis, "quotations" | "names" | "facts">,
): QuotedPerson[] {
  const bearers = new Map(names.map((name) => [name.name.start, name]));
  const found = new Map<string, { name: Span; role: Span | null; quotations: number }>();
  for (const { speaker } of quotations) {
    if (!speaker?.name) continue;
    const written = slice(text, speaker.name);
    const key = speakerKey(written);
    const known = found.get(key);
    if (known) {
      known.quotations++;
      known.role ??= roleIn(text, speaker.role);
      continue;
    }
    const bearer = bearers.get(speaker.name.start);
    if (!bearer || !isPerson(bearer, written)) continue;
    const stated = facts.find(({ kind, about }) => kind === "role" && about && bearer.mentions.some((one) => holds(one, about)));
    found.set(key, { name: speaker.name, role: roleIn(text, speaker.role) ?? stated ?? null, quotations: 1 });
  }
  return [...found].map(([key, { name, role, quotations }]) => ({
    key,
    name,
    role: role && { start: role.start, end: role.end },
    quotations,
  }));
}

/** Single words that name no person, whatever stands beside them: "China", "Apple", "Democrat". */
const NO_PERSON = Tag.place | Tag.organisation | Tag.demonym | Tag.noun | Tag.actor;
const NAMES = Tag.male | Tag.female | Tag.surname;

/** A name of a person, or a full name with a listed forename that the article uses for a place or a thing too. */
function isPerson({ kind }: Name, written: string): boolean {
  if (!isName(written)) return false;
  const words = nameWords(written);
  const first = tagsOf(words[0] ?? "");
  if (words.length < 2) return kind === "person" && ((first & NO_PERSON) === 0 || (first & NAMES) !== 0);
  return kind === "person" || (kind !== "organisation" && (first & (Tag.male | Tag.female)) !== 0);
}

/** A role of more words is a clause. */
const LONGEST = 14;

const roleIn = (text: string, role: Span | null): Span | null =>
  role !== null && slice(text, role).split(/\s+/).length <= LONGEST && namesRole(slice(text, role)) ? role : null;
