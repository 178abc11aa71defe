/** The `verbatim` program: gives the exit status (0 done, 1 some inputs refused, 2 wrong usage). */
export async function main(_argv: readonly string[]): Promise<number> {
  return 2;
}
