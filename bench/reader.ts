// How far the candidates limit any reader: an oracle that knows the answers chooses among them.
//   npm run bench -- reader --questions FOLDER [--given] [--candidates 24] [--keep FOLDER]      (a folder as `verbatim evaluate` reads it)

import { consult } from "../src/answer/ask.ts";
import { chooserOf } from "../src/answer/choose-by-reader.ts";
import { askedOfAll, holdsGold, type KnownQuestion, readQuestionSet } from "../src/cli/evaluate/question-set.ts";
import type { GuardedQuestion, GuardedReader } from "../src/reader/guarded.ts";
import { slice } from "../src/text/span.ts";
import type { BenchOptions } from "./run.ts";

/** Prints how often the labelled sentence is among the candidates, and how often the answer shown then holds it. */
export async function bench({ questions, given, keep, candidates = 24 }: BenchOptions): Promise<void> {
  if (questions === undefined) return console.log("needs --questions FOLDER");
  const set = await readQuestionSet(questions, keep);
  const asked = (given ? set.asked.filter(({ article }) => article !== null) : askedOfAll(set)).filter(
    ({ answerable }) => answerable,
  );
  let [put, among, shown, words, seen] = [0, 0, 0, 0, 0];
  for (const known of asked) {
    const label = new Set(known.pages.map((page) => set.ids.get(page)));
    // A question may be put twice: first to the articles of a time that it names.
    let [isPut, isAmong] = [false, false];
    const oracle = oracleOf(known, label, candidates, (asked, hit) => {
      isPut = true;
      seen = Math.max(seen, asked.candidates.length);
      words += asked.candidates.reduce((sum, { sentences }) => sum + sentences.join(" ").split(/\s+/).length, 0);
      isAmong ||= hit;
    });
    const filter = given ? { article: set.ids.get(known.article!) } : {};
    const { best } = await consult(set.archive, known.question, filter, {
      threshold: 0,
      choose: chooserOf(oracle, "bench"),
      ...(known.day !== null && { now: new Date(known.day) }),
    });
    if (isPut) put++;
    if (isAmong) among++;
    if (best && label.has(best.article.id) && holdsGold(slice(best.article.text, best.excerpt), known.gold)) shown++;
  }
  const share = (count: number, of = asked.length) => (count / of).toFixed(4);
  console.log(
    `${set.name}${given ? ", article given" : ""}  questions ${asked.length}  put to the reader ${put}  labelled sentence among ${seen} candidates ${share(among, put)}  right sentence with the oracle ${share(shown)}  words a question ${Math.round(words / put)}`,
  );
  await set.archive.close();
}

/** Chooses the sentence that holds a gold answer, of a labelled article. */
function oracleOf(
  { gold }: KnownQuestion,
  label: ReadonlySet<string | undefined>,
  candidates: number,
  heard: (asked: GuardedQuestion, hit: boolean) => void,
): GuardedReader {
  return {
    model: "oracle",
    host: null,
    summaries: false,
    limits: { candidates, parallel: 1, milliseconds: 60_000 },
    close: async () => {},
    async read(asked) {
      const picks = asked.candidates.flatMap(({ sentences }, candidate) => {
        if (!label.has(asked.places[candidate]!.split("@")[0])) return [];
        const sentence = sentences.findIndex((sentence) => holdsGold(sentence, gold));
        return sentence < 0 ? [] : [{ candidate, sentence, span: null, confidence: null }];
      });
      heard(asked, picks.length > 0);
      return picks.slice(0, 1);
    },
  };
}
