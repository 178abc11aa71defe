import { cited } from "../answer/source.ts";
import { verifier } from "../ingest/verify.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim source ID`: the cited words, byte for byte. */
export const source: Subcommand = (program, terminal, done) => {
  const command = program
    .command("source")
    .description("show the cited words, byte for byte")
    .argument("<id>", "a citation id from a copied reply: ARTICLE@REVISION:START-END")
    .option("--json", "as JSON");
  archiveOption(command).action(async (id: string, options: ArchiveOption & { json?: boolean }) => {
    const outcome = await withArchive(options, (archive) => cited({ archive, verify: verifier(archive) }, id));
    if (outcome.kind !== "source") {
      terminal.err(outcome.kind === "stale" && outcome.why === "withdrawn" ? `${id} was withdrawn` : `nothing is held at ${id}`);
      done(1);
      return;
    }
    const { excerpt, citation, proof } = outcome;
    const bytes = (proof?.kind === "proved" && proof.place) || null;
    if (proof?.kind === "failed") terminal.err(`not proved: ${proof.reason}`);
    terminal.out(
      options.json
        ? JSON.stringify({ id, ...excerpt, url: citation.url, changed: citation.changed, proof: proof?.kind ?? null, bytes })
        : excerpt.text,
    );
  });
};
