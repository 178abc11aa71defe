import { check as checkQuotation } from "../answer/check.ts";
import type { Checked } from "../answer/outcome.ts";
import type { Holdings } from "../index/archive.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim check QUOTE`: is the quotation held word for word, and who said it? With -, one per line. */
export const check: Subcommand = (program, terminal) => {
  const command = program
    .command("check")
    .description("check a quotation: is it held word for word, from this speaker, and if not, what changed?")
    .argument(
      "[quote]",
      "the quotation; with -, one per line from standard input: plain text or JSON with `quote` and `speaker`",
      "-",
    )
    .option("--speaker <name>", "who is said to have said it")
    .option("--json", "one JSON object per quotation");
  archiveOption(command).action(async (quote: string, options: ArchiveOption & { json?: boolean; speaker?: string }) => {
    await withArchive(options, async (archive) => {
      const lines = quote === "-" ? terminal.lines() : [JSON.stringify({ quote })];
      for await (const line of lines) {
        if (line.trim() === "") continue;
        const claim = { speaker: options.speaker, ...claimOf(line) };
        const began = performance.now();
        const checked = await checkQuotation(archive, claim);
        const ms = Math.round((performance.now() - began) * 100) / 100;
        terminal.out(options.json ? JSON.stringify({ ...checkJson(checked), ms }) : checkText(checked, await archive.holdings()));
      }
    });
  });
};

/** An input line: JSON with `quote`, else the quotation itself. */
function claimOf(line: string): { quote: string; speaker?: string } {
  try {
    const { quote, speaker } = JSON.parse(line);
    if (typeof quote === "string") return { quote, ...(typeof speaker === "string" && { speaker }) };
  } catch {
    // Not JSON: plain text.
  }
  return { quote: line };
}

/** A checked quotation as JSON; "unconfirmed" is written as `misattributed` without a speaker. */
function checkJson({ quote, verdict, match, parts, changes, copies, wordings, notes }: Checked) {
  const place = ({ article, start, end, text }: Checked["parts"][number]["words"]) => ({ article, start, end, text });
  return {
    quote,
    verdict: verdict === "unconfirmed" ? "misattributed" : verdict,
    match:
      match && verdict !== "absent" ? { ...place(match.words), speaker: verdict === "unconfirmed" ? null : nameOf(match) } : null,
    parts: parts.map(({ words }) => place(words)),
    changes: changes.map(({ stored, given, turns }) => ({ stored: stored?.text ?? "", given, turns })),
    copies,
    wordings: wordings.map(({ words }) => place(words)),
    nearest: match && verdict === "absent" ? place(match.words) : null,
    notes,
  };
}

const nameOf = ({ attribution }: NonNullable<Checked["match"]>): string | null => attribution?.name?.text ?? null;

/** A checked quotation as text for the terminal. */
function checkText(
  { verdict, match, parts, changes, copies, wordings, notes }: Checked,
  { articles, earliest, latest }: Holdings,
): string {
  const sourceLine = ({ title, source, published }: NonNullable<typeof match>["citation"]) =>
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
      ? [
          `  ${verdict === "absent" ? "nearest: " : ""}“${match.words.text}”${who ? ` ${who}` : ""}`,
          `  ${sourceLine(match.citation)}`,
        ]
      : []),
    ...(copies > 1 ? [`  in ${copies} articles`] : []),
    ...parts.map(({ words, citation }) => `  piece: “${words.text}” ${sourceLine(citation)}`),
    ...changes.map(({ stored, given, turns }) => `  ${turns}: ${stored?.text || "(nothing)"} → ${given || "(left out)"}`),
    ...wordings.map(({ words, citation }) => `  elsewhere: “${words.text}” ${sourceLine(citation)}`),
    "",
  ].join("\n");
}
