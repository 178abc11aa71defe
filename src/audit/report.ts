import type { Audit } from "./audit.ts";

const list = (items: readonly string[]): string => items.map((item) => `- ${item}\n`).join("");
const oneLine = (text: string): string => text.replace(/\s+/g, " ").replace(/\|/g, "\\|");

/** An audit as Markdown. `of` says what was audited. */
export function reportOf(audit: Audit, of: string, date: string, version: string): string {
  const { stray, premises, altered } = audit;
  return `# Audit

${of}: ${audit.held} articles held. Verbatim ${version}, ${date}, seed ${audit.seed}.

What was done is described in [reliability.md](reliability.md); \`npx verbatim audit\` runs it on your own archive.

| what was tried | how many | wrong |
|---|---:|---:|
| excerpts in ${audit.replies} replies to every command over ${audit.articles} articles, each looked for in the raw inputs | ${audit.excerpts} | ${stray.length} |
| replies that the gate held back | ${audit.replies + audit.refused} | ${audit.refused} |
| questions about people and places that do not exist: answered | ${premises.asked} | ${premises.answered.length} |
| quotations with one word changed: called exact | ${altered.checked} | ${altered.exact.length} |

${stray.length > 0 ? `## Words that stand in no raw input\n\n${list(stray.map(({ article, command, words }) => `${article}, /${command}: ${oneLine(words)}`))}\n` : ""}${
  premises.answered.length > 0 ? `## Answered, though it asks for what does not exist\n\n${list(premises.answered)}\n` : ""
}${altered.exact.length > 0 ? `## Called exact, though altered\n\n${list(altered.exact.map(oneLine))}\n` : ""}## What a person has to judge

\`verbatim audit --sheet FILE\` writes quotations drawn at random with their speakers as CSV, with a column for each criterion of the EBU's study
of AI assistants (accuracy, sourcing, opinion kept apart from fact, no editorialising, context).
`;
}

const cell = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** The quotations for a person to judge, as CSV. */
export function sheetOf({ sampled }: Audit): string {
  const head = ["article", "quotation", "speaker", "sentence", "accuracy", "sourcing", "opinion", "editorialising", "context"];
  const rows = sampled.map(({ article, quote, speaker, sentence }) =>
    [article, quote, speaker ?? "", sentence, "", "", "", "", ""].map(cell).join(","),
  );
  return `${[head.join(","), ...rows].join("\n")}\n`;
}
