import type { Conditions, NewFollow } from "../../src/answer/follow.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import type { Article } from "../../src/article/article.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { speakerKey } from "../../src/language/english/names/same-person.ts";
import { openState, type State } from "../../src/state/state.ts";
import { nextAttempt } from "../../src/tell/attempt.ts";
import type { ClaimedPost } from "../../src/tell/outbox.ts";
import type { Deliver, Delivered } from "../../src/tell/send.ts";
import { openTeller } from "../../src/tell/teller.ts";
import { analysed } from "../support/articles.ts";

export const HOUR = 3_600_000;
export const START = Date.parse("2026-03-02T10:00:00Z");

export const person = (name: string, said: "quoted" | "named" = "quoted") => ({ name, keys: [speakerKey(name)], said });

/** An archive, a state and a teller whose posts end in `posted`. `clock.now` may be set; `answer` is what a surface answers, which
 * cannot tell what arrived. */
export async function tellerOn(stateFile = ":memory:", options: { perHour?: number; state?: State } = {}) {
  const clock = { now: START };
  const archive = openArchive(":memory:", () => new Date(clock.now));
  const state = options.state ?? openState(stateFile, () => new Date(clock.now));
  const { follows, digests, outbox } = state.telling!;
  const posted: { post: ClaimedPost; outcome: Outcome }[] = [];
  const surface = { answer: (_: ClaimedPost): Delivered | null => null };
  const deliver: Deliver = async (post, outcome, attempting) => {
    if (outcome === null) return { kind: "unsure" };
    const attempts = nextAttempt(post, "unknown", clock.now, 0);
    if (attempts === null) return { kind: "unsure" };
    if (!(await attempting(attempts))) return { kind: "taken" };
    const answer = surface.answer(post);
    if (answer && answer.kind !== "sent") return answer;
    posted.push({ post, outcome });
    return { kind: "sent", message: `m${post.id}` };
  };
  const failures: unknown[] = [];
  const begin = () =>
    openTeller({
      ...{ archive, follows, digests, outbox, deliver, sends: "discord", perHour: options.perHour ?? 10 },
      now: () => clock.now,
      failed: (error) => failures.push(error),
    });
  const teller = begin();
  await teller.turn();
  let number = 0;

  return {
    clock,
    archive,
    state,
    follows,
    digests,
    outbox,
    posted,
    surface,
    teller,
    begin,
    failures,
    add: (fields: Partial<Article> & { text: string }) =>
      archive.add(...analysed({ title: `Story ${++number}`, published: new Date(clock.now).toISOString(), ...fields })),
    follow: async (conditions: Conditions, more: Partial<NewFollow> = {}) =>
      follows.add({
        ...{ channel: "1", server: "9", user: "5", locale: "en", quiet: null, role: null },
        begins: await archive.lastChange(),
        conditions,
        ...more,
      }),
    titles: () => posted.map(({ outcome }) => ("citation" in outcome ? outcome.citation.title.text : outcome.kind)),
    fates: async (article: string) => Object.fromEntries(await follows.fates(article, clock.now)),
    close: async () => {
      await teller.close();
      await state.close();
      await archive.close();
    },
  };
}
