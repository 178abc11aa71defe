import fc from "fast-check";
import type { Request } from "../../../src/answer/command.ts";
import type { Outcome } from "../../../src/answer/outcome.ts";
import { answers } from "./answers.ts";
import { notices } from "./notices.ts";
import { overviews } from "./overviews.ts";
import { line, type Story, story } from "./stories.ts";

const outcomes = (stories: readonly Story[]): fc.Arbitrary<Outcome> =>
  fc.oneof(...answers(stories), ...overviews(stories), ...notices(stories)) as fc.Arbitrary<Outcome>;

const request: fc.Arbitrary<Request> = fc.record({
  command: fc.constantFrom("summary", "quote", "facts", "search", "ask", "check"),
  options: fc.dictionary(
    fc.constantFrom("speaker", "topic", "article", "question"),
    fc.oneof(fc.boolean(), line, fc.string({ unit: "binary" })),
    { maxKeys: 3 },
  ),
  page: fc.constantFrom(0, 0, 1, 2, 7, 1000),
  locale: fc.constantFrom("en-US", "en-GB", "es-ES", "es-419", "fr", "de", "pt-BR", "hi", "ja", "xx", "not a locale"),
});

/** Any outcome over some articles of any kind, and any request that it may answer. */
export const scenes: fc.Arbitrary<{ stories: Story[]; outcome: Outcome; request: Request; share: number }> = fc
  .tuple(story(1), story(2), story(3))
  .chain((stories) =>
    fc.record({
      stories: fc.constant(stories),
      outcome: outcomes(stories),
      request,
      share: fc.constantFrom(1 / 3, 1 / 3, 0.1, 1, 0),
    }),
  );
