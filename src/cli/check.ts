import { check as checkQuotation } from "../answer/check.ts";
import type { Checked } from "../answer/outcome.ts";
import type { Holdings } from "../index/archive.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim check QUOTE`: is the quotation held, word for word, and from whom? `-` reads one a line. */
export const check: Subcommand = (program, terminal) => {
  const command = program
    .command("check")
    .description("does an article hold these words, from this speaker, and if not, what was changed?")
    .argument("[quote]", "the words; - for lines of them, plain or as JSON with `quote` and `speaker`, on standard input", "-")
    .option("--speaker <name>", "to whom the words are given")
    .option("--json", "one line of JSON a quotation");
  archiveOption(command).action(async (quote: string, options: ArchiveOption & { json?: boolean; speaker?: string }) => {
    await withArchive(options, async (archive) => {
      const lines = quote === "-" ? terminal.lines() : [JSON.stringify({ quote })];
      for await (const line of lines) {
        if (line.trim() === "") continue;
        const claim = { speaker: options.speaker, ...claimOf(line) };
        const began = performance.now();
        const checked = await checkQuotation(archive, claim);
        const ms = Math.round((performance.now() - began) * 100) / 100;
        terminal.out(options.json ? JSON.stringify({ ...described(checked), ms }) : shown(checked, await archive.holdings()));
      }
    });
  });
};

/** A line of input: an object with `quote`, else the quotation itself. */
function claimOf(line: string): { quote: string; speaker?: string } {
  try {
    const { quote, speaker } = JSON.parse(line);
    if (typeof quote === "string") return { quote, ...(typeof speaker === "string" && { speaker }) };
  } catch {
    // Plain text that is no JSON.
  }
  return { quote: line };
}

/** `misattributed` without a speaker stands for what no article confirms. */
function described({ quote, verdict, match, parts, changes, copies, wordings, notes }: Checked) {
  const told = ({ article, start, end, text }: Checked["parts"][number]["words"]) => ({ article, start, end, text });
  return {
    quote,
    verdict: verdict === "unconfirmed" ? "misattributed" : verdict,
    match:
      match && verdict !== "absent" ? { ...told(match.words), speaker: verdict === "unconfirmed" ? null : nameOf(match) } : null,
    parts: parts.map(({ words }) => told(words)),
    changes: changes.map(({ stored, given, turns }) => ({ stored: stored?.text ?? "", given, turns })),
    copies,
    wordings: wordings.map(({ words }) => told(words)),
    nearest: match && verdict === "absent" ? told(match.words) : null,
    notes,
  };
}

const nameOf = ({ attribution }: NonNullable<Checked["match"]>): string | null => attribution?.name?.text ?? null;

/** The same for people. */
function shown(
  { verdict, match, parts, changes, copies, wordings, notes }: Checked,
  { articles, earliest, latest }: Holdings,
): string {
  const place = ({ title, source, published }: NonNullable<typeof match>["citation"]) =>
    [title.text, source?.text, published?.slice(0, 10)].filter(Boolean).join(" · ");
  const who = match && (nameOf(match) ?? match.attribution?.mention.text);
  return [
    `${verdict}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`,
    ...(verdict === "absent"
      ? [
          `  not in the ${articles} ${articles === 1 ? "article" : "articles"} held${earliest && latest ? `, ${earliest} to ${latest}` : ""}`,
        ]
      : []),
    ...(match
      ? [`  ${verdict === "absent" ? "nearest: " : ""}“${match.words.text}”${who ? ` ${who}` : ""}`, `  ${place(match.citation)}`]
      : []),
    ...(copies > 1 ? [`  held by ${copies} articles`] : []),
    ...parts.map(({ words, citation }) => `  piece: “${words.text}” ${place(citation)}`),
    ...changes.map(({ stored, given, turns }) => `  ${turns}: ${stored?.text || "(nothing)"} → ${given || "(left out)"}`),
    ...wordings.map(({ words, citation }) => `  elsewhere: “${words.text}” ${place(citation)}`),
    "",
  ].join("\n");
}
