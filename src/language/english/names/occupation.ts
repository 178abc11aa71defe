/**
 * Fields of work that one person rarely changes between, by the words that name them. Left out are words that people in any field may bear
 * ("president", "director", "author") and work that politicians come from ("lawyer", "businessman").
 */
const FIELDS: Readonly<Record<string, string>> = {
  politics:
    "senator sen congressman congresswoman rep representative lawmaker legislator governor gov mayor minister premier chancellor mp councillor councilman councilwoman candidate nominee republican democrat",
  sport:
    "coach quarterback striker midfielder goalkeeper defender pitcher player winger jockey boxer wrestler golfer cyclist sprinter swimmer footballer",
  arts: "actor actress singer musician rapper composer conductor novelist poet painter drummer guitarist comedian filmmaker playwright sculptor",
  science:
    "scientist physicist biologist epidemiologist psychologist sociologist astronomer chemist geologist doctor physician surgeon nurse",
  law: "judge magistrate sheriff detective constable inspector sergeant",
  faith: "pastor priest bishop archbishop cardinal imam rabbi",
  trade: "farmer plumber baker teacher fisherman builder mechanic electrician carpenter waitress barber shopkeeper",
};

const FIELD_OF = new Map(
  Object.entries(FIELDS).flatMap(([field, words]) => words.split(" ").map((word) => [word, field] as const)),
);

/** The field of work that a role names, by its last telling word ("the Bruins coach": sport); null if it may be any. */
export function fieldOf(role: string): string | null {
  const fields = role
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap((word) => FIELD_OF.get(word) ?? FIELD_OF.get(word.replace(/s$/, "")) ?? []);
  return fields.at(-1) ?? null;
}
