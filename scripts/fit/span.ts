import { scores, type WeightTable, weightsOf } from "../../src/language/answering/linear.ts";
import { match } from "../../src/language/answering/match.ts";
import { measureSpans, SPAN_FEATURES } from "../../src/language/answering/span.ts";
import { words } from "../../src/text/words.ts";
import type { Sample } from "./samples.ts";
import { fitChoice, type Group } from "./train.ts";

/** Runs that are this much as good as the best run of their sentences are right. */
const AS_GOOD = 0.99;

type Spans = { readonly sample: Sample; readonly group: Group; readonly overlap: Float64Array };

/** The runs of the first sentence that holds a gold answer, and how well each agrees with it (F1 of their words). */
export function sampleSpans(samples: readonly Sample[]): Spans[] {
  return samples.flatMap((sample) => {
    const at = sample.gold[0]?.indexOf(1) ?? -1;
    if (at < 0) return [];
    const { text } = sample;
    const { rows, spans } = measureSpans(sample.query, match(sample.query, sample.gathered[0]!.postings), text, at, at);
    const golds = sample.asked.gold.map(bare);
    const overlap = Float64Array.from(spans, ({ start, end }) => {
      const run = bare(text.slice(start, end));
      return Math.max(0, ...golds.map((gold) => agreement(run, gold)));
    });
    const best = overlap.reduce((a, b) => Math.max(a, b), 0);
    if (best < 0.5) return [];
    const right = Uint8Array.from(overlap, (f1) => (f1 >= AS_GOOD * best ? 1 : 0));
    return [{ sample, overlap, group: { rows, right, weight: 1 } }];
  });
}

export function fitSpans(spans: readonly Spans[]): WeightTable {
  const weights = fitChoice(
    spans.map(({ group }) => thinned(group)),
    SPAN_FEATURES.length,
    0.01,
  );
  return Object.fromEntries(SPAN_FEATURES.map((name, k) => [name, Number(weights[k]!.toFixed(4))]));
}

/** The right runs and some of the others: a sentence has hundreds, most of them much like their neighbours. */
const ROWS = 60;

function thinned({ rows, right, weight }: Group): Group {
  const size = SPAN_FEATURES.length;
  const step = Math.max(1, Math.floor(right.length / ROWS));
  const kept = [...right.keys()].filter((i) => right[i] === 1 || i % step === 0);
  const some = new Float64Array(kept.length * size);
  for (const [i, row] of kept.entries()) some.set(rows.subarray(row * size, (row + 1) * size), i * size);
  return { rows: some, right: Uint8Array.from(kept, (row) => right[row]!), weight };
}

/** The mean agreement of the chosen runs with gold, for each set. */
export function figuresOfSpans(spans: readonly Spans[], weights: WeightTable): string[] {
  const sums = new Map<string, { agreement: number; count: number }>();
  for (const { sample, group, overlap } of spans) {
    const scored = scores(group.rows, weightsOf(SPAN_FEATURES, weights));
    const sum = sums.get(sample.set) ?? { agreement: 0, count: 0 };
    sum.agreement += overlap[scored.indexOf(Math.max(...scored))]!;
    sum.count++;
    sums.set(sample.set, sum);
  }
  return [...sums].map(
    ([set, { agreement: sum, count }]) => `${set} (answer in its sentence)  questions ${count}  F1 ${(sum / count).toFixed(4)}`,
  );
}

const bare = (text: string): string[] =>
  words(text)
    .map(({ word }) => word)
    .filter((word) => !["a", "an", "the"].includes(word));

/** F1 of two bags of words. */
function agreement(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}
