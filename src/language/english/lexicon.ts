import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";

/** Word classes, as bits: a word may be in several, and its neighbours decide. */
export const Tag = {
  past: 1 << 0,
  present: 1 << 1,
  base: 1 << 2,
  ing: 1 << 3,
  auxiliary: 1 << 4,
  determiner: 1 << 5,
  pronoun: 1 << 6,
  preposition: 1 << 7,
  conjunction: 1 << 8,
  subordinator: 1 << 9,
  relative: 1 << 10,
  adverb: 1 << 11,
  time: 1 << 12,
  noun: 1 << 13,
  adjective: 1 << 14,
  actor: 1 << 15,
  male: 1 << 16,
  female: 1 << 17,
  surname: 1 << 18,
  place: 1 << 19,
  organisation: 1 << 20,
  title: 1 << 21,
  plural: 1 << 22,
  possessive: 1 << 23,
  be: 1 << 24,
  demonym: 1 << 25,
} as const;

const FROM_LEXICON: Readonly<Record<string, number>> = {
  PastTense: Tag.past,
  PresentTense: Tag.present,
  Infinitive: Tag.base,
  Gerund: Tag.ing,
  Participle: Tag.past,
  Adjective: Tag.adjective,
  Comparative: Tag.adjective,
  Superlative: Tag.adjective,
  Singular: Tag.noun,
  Plural: Tag.noun | Tag.plural,
  Uncountable: Tag.noun,
  Noun: Tag.noun,
  Actor: Tag.noun | Tag.actor,
  MaleName: Tag.male,
  FemaleName: Tag.female,
  FirstName: Tag.male | Tag.female,
  LastName: Tag.surname,
  Person: Tag.surname,
  City: Tag.place,
  Country: Tag.place,
  Place: Tag.place,
  Region: Tag.place,
  Organization: Tag.organisation,
  SportsTeam: Tag.organisation,
  Demonym: Tag.demonym,
  WeekDay: Tag.time,
  Month: Tag.time,
  Duration: Tag.noun,
  Adverb: Tag.adverb,
  TextValue: Tag.adjective,
};

/** Closed classes, and words that the borrowed lexicon lacks or classes differently. They override it. */
const CLOSED: readonly (readonly [number, string])[] = [
  [
    Tag.auxiliary,
    "has have had do does did will would can could may might must shall should 'd 'll 've ca wo didn't doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't cannot shouldn't didn’t doesn’t don’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t shouldn’t",
  ],
  [Tag.auxiliary | Tag.be, "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"],
  [Tag.determiner, "the a an this these those some any each every another no all both many several few most such either neither"],
  [Tag.determiner | Tag.possessive, "my your our its their his"],
  [
    Tag.pronoun,
    "i you he she it we they him them us me himself herself themselves someone somebody everyone everybody nobody anyone one others",
  ],
  [Tag.pronoun | Tag.determiner | Tag.possessive, "her"],
  [
    Tag.preposition,
    "of in on at for from by with about into over under between among during through against toward towards upon within without across behind beyond near amid around along inside outside despite besides via per like unlike than to off onto throughout concerning regarding including",
  ],
  [Tag.conjunction, "and or but nor yet so then"],
  [
    Tag.subordinator,
    "that because if when while after before since although though whether unless until as once whereas where why how what",
  ],
  [Tag.relative, "who which whose whom"],
  [
    Tag.adverb,
    "also likely not never ever again already always often later earlier then now still even just only once twice recently previously repeatedly publicly privately famously simply soon sometimes meanwhile however therefore instead perhaps maybe indeed once further there here too thus far flatly n't yesterday today tomorrow tonight aloud back out up away ago rather quite very almost nearly",
  ],
  [
    Tag.time,
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec mon. tues. wed. thurs. fri. sat. sun. jan. feb. mar. apr. aug. sept. oct. nov. dec. yesterday today tonight tomorrow morning afternoon evening night week month year weekend",
  ],
  [
    Tag.title,
    "mr mrs ms miss mx dr sen rep gov lt gen col maj sgt capt prof rev sir dame lord lady judge justice president vice senator senators governor mayor congressman congresswoman representative secretary minister chancellor king queen prince princess pope bishop archbishop cardinal father professor doctor general colonel captain sergeant officer detective sheriff chief attorney ambassador speaker chairman chairwoman director commissioner councilman councilwoman prime deputy former ex-president ex-minister treasurer first lady lieutenant coach mp mep msp ceo cfo rabbi imam sheikh pastor sister brother baroness baron count countess leader whip delegate secretary-general attorney-general director-general governor-general vice-president president-elect mayor-elect governor-elect editor-in-chief commander-in-chief co-chair vice-chair",
  ],
  [
    Tag.noun | Tag.actor,
    "spokesman spokeswoman spokesperson spokespeople official officials man woman men women boy girl boss founder candidate lawyer adviser advisor aide aides strategist analyst analysts economist professor author owner manager executive reporter reporters journalist resident residents neighbor neighbour mother father son daughter wife husband brother sister voter voters supporter supporters critic critics source sources expert experts police authorities leader leaders lawmaker lawmakers chairman chairwoman head co-founder pollster activist activists host moderator student students teacher teachers people person others democrats republicans prosecutors investigators researchers scientists doctors protesters crowd tycoon veteran",
  ],
  [
    Tag.noun,
    "report statement letter filing memo poll survey study article story editorial newspaper paper magazine website site document tweet ad advertisement campaign administration government committee department agency company group organization organisation union court council ministry board office team party white house headline sign banner spot transcript lawsuit complaint email post blog column",
  ],
  [
    Tag.past,
    "said told went got became left led put met held kept stood sat ran let lost meant felt saw spent won began gave came took made found brought read set cut hit cost shot",
  ],
];

/** Forenames that the borrowed lists lack, or leave to a tagger because they are words too. */
const FORENAMES: readonly (readonly [number, string])[] = [
  [
    Tag.male,
    "jack mark bill bob rob chuck drew nick lance frank rich guy dick earl gene dean jay ray reed rex rod leo max norm christian cliff bud buck chase grant wade skip randy rusty dusty woody austin diego kent kobe orlando salvador santiago jordan will matt mitt rand newt ted jeb rudy barack vladimir narendra emmanuel volodymyr recep benjamin justin jair boris rishi keir olaf viktor donald elon sundar satya tim jeff tad robby corey paul bernie jinping xi shinzo moon kim",
  ],
  [
    Tag.female,
    "daisy eve faith gail grace hazel heather hope holly jade jasmine jean jewel joy kitty lily melody olive patsy pearl penny rose ruby summer viola violet victoria virginia sydney alexandria samara bella brandy brook crystal dawn dolly fern flo sue april june misty peg melania ivanka ursula kamala angela theresa giorgia jacinda nancy hillary carly kellyanne huma donna debbie sanna mette indira aung greta malala tsai michelle",
  ],
];

/** "I’ve", "they'd": a pronoun with its auxiliary. */
const CONTRACTIONS = ["i", "you", "he", "she", "it", "we", "they", "that", "there", "who"].flatMap((pronoun) =>
  ["ve", "d", "ll", "m", "re"].flatMap((verb) => [`${pronoun}'${verb}`, `${pronoun}’${verb}`]),
);

/** The class of an unlisted word, by its suffix. */
function bySuffix(word: string): number {
  if (word.length > 3) {
    if (word.endsWith("ly")) return Tag.adverb;
    if (word.endsWith("ed") && !word.endsWith("eed")) return Tag.past;
    if (word.endsWith("ing")) return Tag.ing;
  }
  return 0;
}

async function build(): Promise<ReadonlyMap<string, number>> {
  const { default: nlp } = await import("compromise/two");
  const tags = new Map<string, number>();
  const { lexicon } = (nlp.model() as unknown as { one: { lexicon: Record<string, string | string[]> } }).one;
  for (const [word, of] of Object.entries(lexicon)) {
    let bits = 0;
    for (const name of Array.isArray(of) ? of : [of]) bits |= FROM_LEXICON[name] ?? 0;
    // Participles listed as adjectives only: "released", "leading".
    if ((bits & Tag.adjective) !== 0) bits |= bySuffix(word) & (Tag.past | Tag.ing);
    if (bits !== 0) tags.set(word, bits);
  }
  const closed = new Map<string, number>();
  for (const [bits, list] of CLOSED) for (const word of list.split(" ")) closed.set(word, (closed.get(word) ?? 0) | bits);
  for (const [word, bits] of closed) tags.set(word, bits | ((tags.get(word) ?? 0) & (Tag.male | Tag.female | Tag.surname)));
  for (const word of CONTRACTIONS) tags.set(word, Tag.pronoun | Tag.auxiliary);
  for (const [bits, list] of FORENAMES) {
    for (const word of list.split(" ")) {
      const other = Tag.male | Tag.female;
      tags.set(word, ((tags.get(word) ?? 0) & ~other) | bits);
    }
  }
  return tags;
}

/** Workers are handed their parent's lists: building them takes a third of a worker's start. */
const KEY = "lexicon";

/** compromise's word lists as bits (its tagger is not run), overridden by the closed classes of English. */
const LEXICON = (getEnvironmentData(KEY) as ReadonlyMap<string, number> | undefined) ?? (await build());
setEnvironmentData(KEY, LEXICON);

/** The classes of a lower-case word; 0 if unknown. */
export const tagsOf = (word: string): number => LEXICON.get(word) ?? bySuffix(word);
