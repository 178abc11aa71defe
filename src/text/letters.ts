/** Is it one of the letters a to z, in either case? */
const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** The end of the run of letters a to z that begins at `at`; `at` where none does. */
export function lettersEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isPlainLetter(text.charCodeAt(end))) end++;
  return end;
}
