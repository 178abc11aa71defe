/** Word classes that tell where a noun phrase begins and ends: closed ones complete, of open ones what occurs beside figures in news. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const DETERMINERS = words(
  "a an the this that these those my your his her its our their some any each every no another all both either neither such what which whose",
);

const PREPOSITIONS = words(
  `of in on at by to from for with without within into onto over under above below between among through during before after since until till against
  about around across along behind beyond near off out up down toward towards upon per via amid than as like despite except including plus versus vs
  outside inside throughout alongside`,
);

const PRONOUNS = words(
  "i you he she it we they me him us them himself herself itself themselves who whom there here it's he's she's they're we're i'm that's there's who's",
);

const CONJUNCTIONS = words(
  "and or but nor so yet if when while where because although though whereas unless whether once how why",
);

export const AUXILIARIES = words(
  `is are was were be been being am has have had having do does did will would can could may might must shall should won't wouldn't can't couldn't
  don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't cannot`,
);

/** Verbs without -ed or -ing that follow a figure's noun. */
const VERBS = words(
  `said says say told tells went go goes came come comes took take takes gave give gives got get gets made make makes found find saw see sees knew know knows
  thought think felt feel left began begin begins became become becomes kept keep keeps held brought bring wrote write stood lost won met ran paid pay
  spent spend sent built fell fallen rose risen grew grown fled died die sat led read spoke broke chose drew drove ate flew forgot froze hid hit
  hurt kept knelt laid lay let lit put quit rang rode sang sank shook shone shot shut slept slid sold stole struck swam swept swore threw tore woke
  wore voted plan plans want wants need needs seem seems remain remains live lives work support supports back backs agree agrees believe believes claim
  claims include includes use uses cost costs face faces call calls show shows ask asks help helps look looks turn turns start starts allow allows lead
  leads oppose disagree ahead`,
);

const ADVERBS = words(
  `not n't never also too very more most less least much many often always already still even just only ever again later earlier ago away aside closer worth together apart
  now then today yesterday tomorrow tonight here there almost nearly about roughly around else instead perhaps maybe soon long far well abroad overnight
  overall last next alone either combined total per each respectively worldwide nationwide altogether
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december`,
);

/** Nouns that are verbs too: verbs after a noun, nouns after an attributive figure ("the $46 million cost gap"). */
const HOMOGRAPHS = words(
  "cost costs plan plans support back claim claims call calls show help turn start face use need want run hit work lead look cut vote",
);

export const isHomograph = (lower: string): boolean => HOMOGRAPHS.has(lower);

/** Stop words that may open a noun phrase before another word ("15 earlier contests"). */
const OPENING = words(
  "earlier later other more fewer further such very most well long far all early late low close next last near live",
);

export const mayOpen = (lower: string): boolean => OPENING.has(lower);

/** Words that qualify a figure rather than tie it to a noun. */
const BENDING = words(
  "about around nearly only roughly approximately some as much many over under above below more less fewer than almost still also now then least most between or",
);

export const bends = (lower: string): boolean => BENDING.has(lower);

/** Words that end any noun phrase. */
const STOP: ReadonlySet<string> = new Set([
  ...DETERMINERS,
  ...PREPOSITIONS,
  ...PRONOUNS,
  ...CONJUNCTIONS,
  ...AUXILIARIES,
  ...VERBS,
  ...ADVERBS,
]);

export const isStop = (lower: string): boolean => STOP.has(lower);

/** Plurals without -s, and what is counted as if it were one ("43 injured"). */
const PLURALS = words(
  `people men women children police feet teeth mice geese sheep aircraft fish cattle deer media data criteria phenomena bacteria personnel staff folk
  dead injured wounded missing hurt hostage spacecraft salmon species series crew households alumni nuclei oxen offspring youth clergy swiss chinese
  japanese british french percent`,
);

const SINGULARS_IN_S = words(
  "indoors outdoors upstairs downstairs news politics economics physics mathematics athletics always perhaps this its gas bus plus lens yes texas dallas paris arkansas",
);

/** Plurals that modify another noun. */
const MODIFYING_PLURALS = words(
  "sales drugs sanctions arms sports news goods systems human-rights rights savings operations communications states nations affairs women men children women's people sports appeals earnings jobs elections services veterans",
);

export const isPlural = (lower: string): boolean =>
  PLURALS.has(lower) ||
  (lower.length > 3 && lower.endsWith("s") && !/(?:ss|us|is|ous|'s)$/.test(lower) && !SINGULARS_IN_S.has(lower)) ||
  (lower.length > 4 && /(?:men|people|children)$/.test(lower));

/** May this plural modify a plural after it ("sales jobs")? */
export const mayModify = (lower: string): boolean =>
  MODIFYING_PLURALS.has(lower) || /^(?:police|swiss|chinese|japanese|british|french)$/.test(lower);

const NOUNS_IN_ING = words(
  `building meeting hearing ruling rating spending funding housing training bombing shooting killing offering opening warning wedding ceiling evening
  morning wing ring king spring painting thing being feeling finding holding filing listing crossing landing beginning ending gathering briefing reading
  pricing drawing recording uprising sibling string clothing`,
);

/** A verb form rather than a noun: "-ed", and "-ing" but for the nouns made of it. */
export const isParticiple = (lower: string): boolean =>
  (lower.length > 4 && lower.endsWith("ed") && !/(?:eed|bed|shed|hundred|sacred)$/.test(lower)) ||
  (lower.length > 4 && lower.endsWith("ing") && !NOUNS_IN_ING.has(lower));

export const isAdverb = (lower: string): boolean =>
  lower.length > 4 &&
  lower.endsWith("ly") &&
  !/^(?:family|early|daily|weekly|monthly|yearly|july|italy|only|rally|supply|elderly|friendly|deadly|assembly|ally|monopoly|anomaly|likely|costly|lovely|lonely|quarterly)$/.test(
    lower,
  );

/** Verbs, prepositions and adverbs between a figure and the noun before it that it measures ("profit rose by"). */
export const BRIDGES = words(
  `of at to by from for on up down out is are was were be been being will would could may might has have had can now still also then currently
  rose rise rises risen fell fall falls fallen grew grow grows grown jumped jump jumps dropped drop drops climbed climb climbs declined decline slipped slid
  surged surge soared soar plunged plunge plummeted slumped slump shrank tumbled gained increased decreased doubled tripled edged inched dipped rebounded hit hits reached reach reaches
  stood stands stand stay stayed remained remains averaged average averages totalled totaled total totals amounted amounts amount exceeded exceeds
  exceed topped tops cost costs costing worth lasted lasts last lasting went goes ran runs run took takes take measured measures measuring weighed weighs
  weigh weighing valued estimated priced set put only roughly nearly almost about around approximately some between as much many low high little
  more less fewer than over under above below least most drove driven came comes come equal equals equivalent became become becomes covered covers
  cover covering spans spanning generated pegged projected expected forecast increase decrease raised cut lowered`,
);
