import { stemmer } from "stemmer";
import { WordCache } from "./word-cache.ts";

/** Irregular forms, each list headed by its base form. Forms that are more often another word ("left", "saw", "felt") are left out. */
const IRREGULAR = `be is are was were been am; begin began begun; bite bit bitten; blow blew blown; break broke broken; bring brought; build built; buy bought;
  catch caught; choose chose chosen; come came; deal dealt; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten;
  fall fell fallen; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; freeze froze
  frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; have has had; hear heard; hide hid hidden; hold held;
  keep kept; know knew known; lead led; lend lent; lose lost; make made; mean meant; meet met; pay paid; ride rode ridden; ring rang
  rung; rise rose risen; run ran; say said says; seek sought; sell sold; send sent; shake shook shaken; shoot shot; shrink shrank shrunk; sing
  sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood; steal stole stolen; stick stuck;
  strike struck stricken; swear swore sworn; sweep swept; swim swam swum; take took taken; teach taught; tear tore torn; tell told;
  think thought; throw threw thrown; understand understood; wake woke woken; wear wore worn; weep wept; win won; withdraw withdrew
  withdrawn; write wrote written; arise arose arisen; become became; do did done does; lay laid; overcome overcame; undergo
  underwent undergone; overthrow overthrew overthrown; resell resold; rebuild rebuilt; die died dying dies death dead; bear born bore borne;
  man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice; goose geese; wife wives; life lives; knife knives;
  thief thieves; half halves; leaf leaves; wolf wolves; loaf loaves; shelf shelves; crisis crises; analysis analyses; medium media;
  criterion criteria; phenomenon phenomena; better best good; worse worst bad`;

/** Irregular forms and the base form of each. */
export const BASE = new Map<string, string>();
for (const family of IRREGULAR.split(";")) {
  const forms = family.trim().split(/\s+/);
  for (const form of forms) BASE.set(form, forms[0]!);
}

/** The base form of an irregular form ("bought": "buy"); any other word as it is. */
export const baseOf = (word: string): string => BASE.get(word) ?? word;

const stems = new WordCache((word) => (/[\dA-Z]/.test(word) ? word : stemmer(baseOf(word))));

/**
 * The stem of a folded, lower-case word: Porter's, with irregular forms under that of their base form ("bought" and "buying": "bui").
 * Figures, and acronyms that `words` keeps in capitals, stay as they are.
 */
export const stem = (word: string): string => stems.at(word);
