import { consult, type Manner } from "../../answer/ask.ts";
import { slice } from "../../text/span.ts";
import { holdsGold, type KnownQuestion, type QuestionSet } from "./question-set.ts";

/** How one question was answered; `first`: the best article found answers it. */
export type JudgedQuestion = {
  readonly answerable: boolean;
  readonly outcome: "right" | "wrong" | "silent";
  readonly first: boolean;
  readonly milliseconds: number;
};

/** Asks a question with a known answer, of its own article if `given`, and judges the answer: the sentence of a labelled article, with its words. */
export async function judge(
  { archive, ids }: QuestionSet,
  known: KnownQuestion,
  given: boolean,
  choose: Manner["choose"],
): Promise<JudgedQuestion> {
  const { question, gold, day, answerable } = known;
  const filter = given ? { article: ids.get(known.article!) } : {};
  const began = performance.now();
  const { best, found, answered } = await consult(archive, question, filter, {
    ...(choose && { choose }),
    ...(day !== null && { now: new Date(day) }),
  });
  const milliseconds = performance.now() - began;
  const pages = new Set(known.pages.map((page) => ids.get(page)));
  const isRight =
    answerable && best !== null && pages.has(best.article.id) && holdsGold(slice(best.article.text, best.excerpt), gold);
  return {
    answerable,
    outcome: answered ? (isRight ? "right" : "wrong") : "silent",
    first: found.length > 0 && pages.has(found[0]!.article.id),
    milliseconds,
  };
}

/** Figures of a run: shares from 0 to 1, times in milliseconds; null where there were no such questions. */
export type Figures = {
  readonly questions: number;
  readonly right: number | null;
  readonly wrong: number | null;
  readonly silent: number | null;
  /** The right article came first. */
  readonly first: number | null;
  /** Silence where nothing answers. */
  readonly silentRightly: number | null;
  readonly median: number;
  readonly slowest: number;
};

export function figuresOf(judged: readonly JudgedQuestion[]): Figures {
  const [can, cannot] = [true, false].map((is) => judged.filter(({ answerable }) => answerable === is)) as [
    JudgedQuestion[],
    JudgedQuestion[],
  ];
  const share = (list: readonly JudgedQuestion[], of: (one: JudgedQuestion) => boolean) =>
    list.length === 0 ? null : list.filter(of).length / list.length;
  const times = judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  return {
    questions: judged.length,
    right: share(can, ({ outcome }) => outcome === "right"),
    wrong: share(can, ({ outcome }) => outcome === "wrong"),
    silent: share(can, ({ outcome }) => outcome === "silent"),
    first: share(can, ({ first }) => first),
    silentRightly: share(cannot, ({ outcome }) => outcome === "silent"),
    median: at(0.5),
    slowest: at(0.95),
  };
}
