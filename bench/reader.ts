// How far the candidates limit any reader: an oracle that knows the answers chooses among them.
//   npm run bench -- reader --questions FOLDER [--given]      (a folder as `verbatim evaluate` reads it)

import { consult } from "../src/answer/ask.ts";
import { chooserOf } from "../src/answer/choose-by-reader.ts";
import { askedOfAll, holdsGold, type KnownQuestion, readQuestionSet } from "../src/cli/evaluate/question-set.ts";
import type { GuardedQuestion, GuardedReader } from "../src/reader/guarded.ts";
import { slice } from "../src/text/span.ts";
import type { BenchOptions } from "./run.ts";

const CANDIDATES = 24;

/** Prints how often the labelled sentence is among the candidates, and how often the answer shown then holds it. */
export async function bench({ questions, given, keep }: BenchOptions): Promise<void> {
  if (questions === undefined) return console.log("needs --questions FOLDER");
  const set = await readQuestionSet(questions, keep);
  const asked = (given ? set.asked.filter(({ article }) => article !== null) : askedOfAll(set)).filter(
    ({ answerable }) => answerable,
  );
  let [among, shown, words, seen] = [0, 0, 0, 0];
  for (const known of asked) {
    const label = new Set(known.pages.map((page) => set.ids.get(page)));
    let found = false;
    const oracle = oracleOf(known, label, (asked, hit) => {
      seen = Math.max(seen, asked.candidates.length);
      words += asked.candidates.reduce((sum, { sentences }) => sum + sentences.join(" ").split(/\s+/).length, 0);
      found = hit;
    });
    const filter = given ? { article: set.ids.get(known.article!) } : {};
    const { best } = await consult(set.archive, known.question, filter, {
      threshold: 0,
      choose: chooserOf(oracle, "bench"),
      ...(known.day !== null && { now: new Date(known.day) }),
    });
    if (found) among++;
    if (best && label.has(best.article.id) && holdsGold(slice(best.article.text, best.excerpt), known.gold)) shown++;
  }
  const share = (count: number) => (count / asked.length).toFixed(4);
  console.log(
    `${set.name}${given ? ", article given" : ""}  questions ${asked.length}  labelled sentence among ${seen} candidates ${share(among)}  right sentence with the oracle ${share(shown)}  words a question ${Math.round(words / asked.length)}`,
  );
  await set.archive.close();
}

/** Chooses the sentence that holds a gold answer, of a labelled article. */
function oracleOf(
  { gold }: KnownQuestion,
  label: ReadonlySet<string | undefined>,
  heard: (asked: GuardedQuestion, hit: boolean) => void,
): GuardedReader {
  return {
    model: "oracle",
    host: null,
    summaries: false,
    limits: { candidates: CANDIDATES, parallel: 1, milliseconds: 60_000 },
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
