import { main } from "../../src/cli/main.ts";

/** Runs `verbatim` with `args` and lines of standard input; gives the exit status and the lines it wrote. */
export async function verbatim(args: readonly string[], input: readonly string[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await main(["node", "verbatim", ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    lines: async function* () {
      yield* input;
    },
    interactive: false,
  });
  return { status, out, err };
}
