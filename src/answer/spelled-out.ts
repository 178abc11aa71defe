const list = (text: string) => text.trim().split(/\s+/);

/** Careless forms and what they stand for. Forms that are words of their own ("well", "its", "ill") are left out. */
const FULL: ReadonlyMap<string, string> = new Map([
  ...list("ca wo do is are was were does did has have had could would should").map(
    (verb) => [`${verb}nt`, `${verb}n't`] as const,
  ),
  ["theyre", "they're"],
  ["youre", "you're"],
  ["ive", "I've"],
  ["im", "I'm"],
  ["u", "you"],
  ["ur", "your"],
  ["abt", "about"],
  ["bc", "because"],
  ["cuz", "because"],
  ["govt", "government"],
  ["pls", "please"],
  ["ppl", "people"],
  ["prez", "president"],
  ["thru", "through"],
  ["yr", "year"],
  ["yrs", "years"],
  ["vs", "against"],
]);

/** A word in small letters (a capital may open it), with the full stop of an abbreviation inside a sentence. */
const WORD = /(?<![\p{L}\p{N}'’.-])\p{L}\p{Ll}*(?!\.?[\p{L}\p{N}'’-])(?:\.(?=\s+\p{Ll}))?/gu;

const ASKING_IS = /\b(what|who|where|when|how)['’]?s\b/giu;

/** A question with its careless forms in full: "whats", "cant", "yr", "vs". Acronyms stay. */
export const spelledOut = (question: string): string =>
  question.replace(ASKING_IS, "$1 is").replace(WORD, (word) => FULL.get(word.replace(".", "").toLowerCase()) ?? word);
