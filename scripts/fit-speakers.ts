/**
 * Fits the weights of the speaker ranker to articles whose quotations are marked up: `npm run fit:speakers -- FOLDER… [--write]`.
 * FOLDER holds the texts and a gold.jsonl, one article a line, in the layout that PolNeAR is converted to:
 * `{ "file", "quotes": [{ "start", "end", "speaker": { "start", "end" } | null, "cue": { "start", "end" } | null }],
 * "optional": [{ "start", "end" }], "unquoted": [{ "start", "end" }] }`: what is marked and nobody's words teaches the ranker when nobody speaks;
 * what is optional counts neither way. Without --write it only prints how the weights do on articles they were not fitted on: those of a
 * publisher left out, and a tenth of all.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Attributed, type Candidate, candidatesOf, settled } from "../src/language/english/quotations/candidates.ts";
import { type PlacedQuotation, type QuotationContext, spanOf } from "../src/language/english/quotations/context.ts";
import { FEATURES } from "../src/language/english/quotations/feature-names.ts";
import { featuresOf, MODES, type Mode, modeOf, SURELY_SAID } from "../src/language/english/quotations/features.ts";
import { attributeAll, likeliest, type StoredWeights, type Weights } from "../src/language/english/quotations/rank.ts";
import { mentionIn } from "../src/language/english/quotations/sayings.ts";
import { isSaid } from "../src/language/english/quotations/scare.ts";
import { shared } from "../src/text/span.ts";
import { countExact, type Exact, f1 } from "./fit-speakers/exact.ts";
import { type Article, type GoldQuotation, readGold } from "./fit-speakers/gold.ts";

type Example = {
  readonly mode: (typeof MODES)[number];
  readonly candidates: readonly (readonly number[])[];
  readonly right: readonly boolean[];
};

const EPOCHS = 25;
/** The weights kept are the mean of those of the last epochs, taken every so many examples. */
const AVERAGED = 10;
const EVERY = 50;
const RATE = 0.1;
/** Of the weights that all modes share. */
const DECAY = 1e-3;
/** Of a mode's difference from them: whether up to three words are somebody's is a matter of taste in many examples, so they keep closer. */
const OWN_DECAY: Record<Mode, number> = { direct: 2.5e-3, mixed: 2.5e-3, alone: 2.5e-3, short: 1e-2 };
const START = 1e-3;
const SMALLEST = 0.05;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
if (positionals.length === 0) {
  console.error("usage: npm run fit:speakers -- FOLDER… [--write]");
  process.exit(2);
}

/** 0 wrong, 1 the speaker is right, 2 the cue too. */
function grade(context: QuotationContext, quotation: PlacedQuotation, candidate: Candidate, gold: GoldQuotation): number {
  const { saying } = settled(quotation, candidate, 0);
  if (saying === null) return gold.speaker === null ? 2 : 0;
  if (gold.speaker === null) return 0;
  const { items } = context.sentences[saying.sentence]!;
  if (shared(spanOf(items, mentionIn(saying.saying)), gold.speaker) === 0) return 0;
  return gold.cue && shared(spanOf(items, saying.saying.cue), gold.cue) > 0 ? 2 : 1;
}

/** The examples of an article, each quotation seeing the right choice for the one before. */
function examplesOf({ context, pairs, scare }: Article): Example[] {
  const found: Example[] = [];
  let previous: Attributed | null = null;
  for (const quotation of context.quotations) {
    const match = pairs.get(quotation);
    if (!match && !(scare.has(quotation) && quotation.words < SURELY_SAID)) continue;
    const candidates: Candidate[] = candidatesOf(context, quotation, previous);
    const grades = candidates.map((candidate) =>
      match ? grade(context, quotation, candidate, match) : candidate.from === "nobody" ? 2 : 0,
    );
    const best = Math.max(...grades);
    if (best === 0) continue;
    found.push({
      mode: modeOf(quotation),
      candidates: candidates.map((candidate) => featuresOf(context, quotation, candidate)),
      right: grades.map((one) => one === best),
    });
    const choice: Attributed = settled(quotation, candidates[grades.indexOf(best)]!, 0);
    if (choice.saying) previous = choice;
  }
  return found;
}

const perMode = (size: number, value: number) =>
  Object.fromEntries(MODES.map((mode) => [mode, new Float64Array(size).fill(value)])) as Record<Mode, Float64Array>;

/**
 * Softmax regression by AdaGrad with weight decay, averaged over the last epochs (Polyak and Juditsky 1992); the same order of examples
 * every time. A mode's weights are those that all modes share and its own difference from them, so that a mode with few examples stays close
 * to the others.
 */
function learn(examples: readonly Example[]): Weights {
  const size = FEATURES.length;
  const shared = new Float64Array(size);
  const sharedSquares = new Float64Array(size).fill(START);
  const own = perMode(size, 0);
  const ownSquares = perMode(size, START);
  const sums = perMode(size, 0);
  const gradient = new Float64Array(size);
  const step = (weights: Float64Array, squares: Float64Array, feature: number, decay: number) => {
    const slope = gradient[feature]! + decay * weights[feature]!;
    squares[feature]! += slope * slope;
    weights[feature]! -= (RATE * slope) / Math.sqrt(squares[feature]!);
  };
  let seen = 0;
  let averaged = 0;
  for (const { mode, candidates, right } of shuffled(examples)) {
    if (++seen > examples.length * (EPOCHS - AVERAGED) && seen % EVERY === 0) {
      averaged++;
      for (const of of MODES)
        for (let feature = 0; feature < size; feature++) sums[of][feature]! += own[of][feature]! + shared[feature]!;
    }
    const scores = candidates.map((features) =>
      features.reduce((sum, feature) => sum + shared[feature]! + own[mode][feature]!, 0),
    );
    const highest = Math.max(...scores);
    const powers = scores.map((sum) => Math.exp(sum - highest));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const good = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0);
    gradient.fill(0);
    candidates.forEach((features, at) => {
      const push = powers[at]! / all - (right[at] ? powers[at]! / good : 0);
      for (const feature of features) gradient[feature]! += push;
    });
    for (let feature = 0; feature < size; feature++) {
      step(shared, sharedSquares, feature, DECAY);
      step(own[mode], ownSquares[mode], feature, OWN_DECAY[mode]);
    }
  }
  return Object.fromEntries(MODES.map((mode) => [mode, sums[mode].map((sum) => sum / averaged)])) as unknown as Weights;
}

/** The examples of all epochs, each in an order of its own. */
function* shuffled<T>(examples: readonly T[]): Generator<T> {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const order = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    yield* order;
  }
}

/** `of` quotations matched, the speakers and cues right among them, `scares` nobody's spans and how many of them are given; exact spans. */
type Count = Exact & { of: number; right: number; cue: number; reachable: number; scare: number; scares: number };

const nothing = (): Count => ({ found: 0, gold: 0, extra: 0, of: 0, right: 0, cue: 0, reachable: 0, scare: 0, scares: 0 });

function add(total: Count, count: Count | Exact): void {
  for (const [key, value] of Object.entries(count) as [keyof Count, number][]) total[key] += value;
}

function evaluate(articles: readonly Article[], weights: Weights): Count {
  const count = nothing();
  for (const { context, gold, pairs, scare } of articles) {
    count.scares += scare.size;
    let previous: Attributed | null = null;
    const found = attributeAll(context, likeliest(weights), (one) => isSaid(context, one));
    const spans = found.map(({ quotation }) => quotation.span);
    add(count, countExact(context.layout.text, gold, spans));
    for (const attributed of found) {
      const match = pairs.get(attributed.quotation);
      if (scare.has(attributed.quotation)) count.scare++;
      if (match) {
        const got = match.speaker === null ? 2 : grade(context, attributed.quotation, attributed.choice, match);
        count.of++;
        if (got > 0) count.right++;
        if (got === 2) count.cue++;
        const reachable = candidatesOf(context, attributed.quotation, previous).some(
          (one) => grade(context, attributed.quotation, one, match) > 0,
        );
        if (match.speaker === null || reachable) count.reachable++;
      }
      if (attributed.saying) previous = attributed;
    }
  }
  return count;
}

const articles = positionals.flatMap(readGold);
const examples = articles.map(examplesOf);
const share = (part: number, of: number) => (part / of).toFixed(4);

const figures = (count: Count) =>
  `exact ${f1(count).toFixed(4)}, speaker ${share(count.right, count.of)} of ${count.of}, speaker and cue ${share(count.cue, count.of)}, ` +
  `of what is nobody's ${share(count.scare, count.scares)} given`;

/** Every part of the articles, read with weights of the other parts. */
function leftOut(parts: readonly string[]): ReadonlyMap<string, Count> {
  return new Map(
    [...new Set(parts)].map((part) => {
      const weights = learn(examples.flatMap((some, index) => (parts[index] === part ? [] : some)));
      return [
        part,
        evaluate(
          articles.filter((_, index) => parts[index] === part),
          weights,
        ),
      ];
    }),
  );
}

function pooled(counts: ReadonlyMap<string, Count>): Count {
  const total = nothing();
  for (const count of counts.values()) add(total, count);
  return total;
}

// A publisher's style is learnt from its other articles too: only one that is left out whole shows what to expect of unseen ones.
const byPublisher = leftOut(articles.map(({ publisher }) => publisher));
for (const [publisher, count] of byPublisher) console.log(`without ${publisher}: ${figures(count)}`);
const total = pooled(byPublisher);
console.log(`${articles.length} articles, weights of the other publishers: ${figures(total)}`);
console.log(`a candidate is right in ${share(total.reachable, total.of)}`);
console.log(
  `weights of the other nine tenths of the articles: ${figures(pooled(leftOut(articles.map((_, index) => String(index % 10)))))}`,
);
const all = learn(examples.flat());
const own = evaluate(articles, all);
console.log(`weights of all articles on the same ones: ${figures(own)}`);
if (options.write) {
  const stored = Object.fromEntries(
    MODES.map((mode) => [
      mode,
      Object.fromEntries(
        FEATURES.flatMap((name, index) =>
          Math.abs(all[mode][index]!) < SMALLEST ? [] : [[name, Number(all[mode][index]!.toFixed(2))]],
        ),
      ),
    ]),
  ) as StoredWeights;
  writeFileSync(
    new URL("../src/language/english/quotations/weights.json", import.meta.url),
    `${JSON.stringify(stored, null, 2)}\n`,
  );
}
