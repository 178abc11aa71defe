/** Codes from here on are told by what Unicode says of each, one by one. */
const LISTED = 0x3000;
const LETTER = 1;
const NUMBER = 2;
const KINDS = new Uint8Array(LISTED);
for (let code = 0; code < LISTED; code++) {
  const letter = String.fromCharCode(code);
  KINDS[code] = /[\p{L}\p{M}]/u.test(letter) ? LETTER : /\p{N}/u.test(letter) ? NUMBER : 0;
}

/** May the code unit belong to a letter or to a mark on one? Of those from U+3000 on, halves of pairs among them, every one may. */
export const mayBeLetter = (code: number): boolean => code >= LISTED || KINDS[code] === LETTER;

/** May it belong to a letter, a mark on one, or a digit? */
export const mayBeWord = (code: number): boolean => code >= LISTED || KINDS[code] !== 0;

/** Is it one of the letters a to z, in either case? */
const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** The end of the run of letters a to z that begins at `at`, before `until`; `at` where none does. */
export function lettersEnd(text: string, at: number, until: number = text.length): number {
  let end = at;
  while (end < until && isPlainLetter(text.charCodeAt(end))) end++;
  return end;
}
