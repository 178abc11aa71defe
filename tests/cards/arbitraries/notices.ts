import fc from "fast-check";
import { citation, holdings, modelName, of, suggestion } from "./parts.ts";
import { line, type Story } from "./stories.ts";

/** What quotes little or nothing: choices, refusals, sources, help. */
export const notices = (stories: readonly Story[]): fc.Arbitrary<unknown>[] => [
  fc.record({
    kind: fc.constant("ambiguous" as const),
    what: fc.constantFrom("speaker", "article"),
    choices: fc.array(suggestion(stories), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant("nothing" as const),
    holdings,
    nearest: fc.array(suggestion(stories), { maxLength: 30 }),
    citations: fc.array(of(stories, citation), { maxLength: 12 }),
  }),
  of(stories, (from) =>
    fc.record({
      kind: fc.constant("unread" as const),
      citation: citation(from),
      why: fc.constantFrom("language", "no prose", "none", "alone"),
    }),
  ),
  fc.record({ kind: fc.constant("stale" as const), why: fc.constantFrom("withdrawn", "unknown", "version") }),
  fc.record({
    kind: fc.constant("wrong" as const),
    option: line,
    wants: fc.constantFrom("date", "article or topic", "words", "address"),
  }),
  fc.record({
    kind: fc.constant("added" as const),
    added: fc.array(
      of(stories, (from) =>
        fc.record({ citation: citation(from), outcome: fc.constantFrom("added" as const, "updated" as const) }),
      ),
      { maxLength: 9 },
    ),
    refused: fc.array(fc.constantFrom("answers 500", "is not an http or https address"), { maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant("sources" as const),
    sources: fc.array(
      fc.record({
        kind: fc.constantFrom("feed" as const, "folder" as const),
        place: fc.webUrl(),
        missing: fc.boolean(),
        fetched: fc.constantFrom(null, "2026-01-02T03:04:05.000Z"),
        articles: fc.nat(),
        failures: fc.nat(),
        error: fc.constantFrom(null, "answers 500"),
      }),
      { maxLength: 40 },
    ),
  }),
  fc.record({ kind: fc.constant("help" as const) }),
  fc.record({
    kind: fc.constant("about" as const),
    holdings,
    reader: fc.option(fc.record({ model: modelName, host: fc.option(fc.domain()) })),
  }),
];
