/** Code units from here on are looked up one by one. */
const LISTED = 0x3000;
const LETTER = 1;
const LOWER = 2;
const MARK = 4;
const NUMBER = 8;
const SPACE = 16;
const WORD = LETTER | MARK | NUMBER;
const KINDS = new Uint8Array(LISTED);
for (const [kind, letters] of [
  [LETTER, /\p{L}/u],
  [LOWER, /\p{Ll}/u],
  [MARK, /\p{M}/u],
  [NUMBER, /\p{N}/u],
  [SPACE, /\s/],
] as const)
  for (let code = 0; code < LISTED; code++) if (letters.test(String.fromCharCode(code))) KINDS[code]! |= kind;

/** Is the code unit a letter? From U+3000 on all count as letters but surrogates, which are mostly pictures. */
export const isLetter = (code: number): boolean => (code >= LISTED ? code < 0xd800 : (KINDS[code]! & LETTER) !== 0);

/** Is it a lower-case letter? None is from U+3000 on. */
export const isLowerCase = (code: number): boolean => code < LISTED && (KINDS[code]! & LOWER) !== 0;

/** May it be part of a letter, combining marks included? From U+3000 on, here and below, every code unit may. */
export const mayBeLetter = (code: number): boolean => code >= LISTED || (KINDS[code]! & (LETTER | MARK)) !== 0;

/** May it be part of a letter or a digit, combining marks included? */
export const mayBeWord = (code: number): boolean => code >= LISTED || (KINDS[code]! & WORD) !== 0;

/** Is it white space, as in \s? */
export const isSpace = (code: number): boolean =>
  code < LISTED ? (KINDS[code]! & SPACE) !== 0 : code === 0x3000 || code === 0xfeff;
