import { frequency } from "../english/frequency.ts";
import { stemOf } from "./known-words.ts";
import type { Query } from "./match.ts";
import { Comparison, sumVector, vectorCount, vectorOf, wordVector } from "./word-vectors.ts";

/** The information of each word with a vector, from 0 to about 6: the rarer its stem, the more. Filled in as words are looked at. */
let information: Float32Array | null = null;

/** Room for words at first: twenty articles have two to four thousand. */
const ROOM = 4096;

/** How alike the words with a vector are to a question. A word is compared once, whichever articles have it. */
class Alike {
  /** For each word looked at, in turn: its similarity to the question as a whole. */
  fitting: Float32Array = new Float32Array(ROOM);
  /** For each word looked at, in turn: its similarity to each term, from 0 to .99. */
  terms: Float32Array;
  /** For each word, one more than its turn; 0 if it was not looked at yet. */
  readonly #turns: Uint16Array;
  #looked = 0;
  readonly #information: Float32Array;
  /** Compares with each term, then with the question as a whole. */
  readonly #comparison: Comparison;
  readonly #cosines: Float64Array;

  constructor({ question, weights }: Query) {
    const words = vectorCount();
    const asked = question.terms.map(({ word, number }) => (number ? -1 : vectorOf(word)));
    const whole = sumVector(asked.flatMap((word, i) => (word < 0 ? [] : [{ word, weight: weights[i]! }])));
    this.terms = new Float32Array(ROOM * weights.length);
    this.#turns = new Uint16Array(words);
    information ??= new Float32Array(words);
    this.#information = information;
    this.#comparison = new Comparison([...asked.map((word) => (word < 0 ? null : wordVector(word))), whole]);
    this.#cosines = new Float64Array(weights.length + 1);
  }

  /** Compares a word with the question and returns its turn, the index of what was found. */
  turnOf(word: number): number {
    const turn = this.#turns[word]! - 1;
    return turn >= 0 ? turn : this.#compare(word);
  }

  /** The information of a word that has had its turn. */
  informationOf(word: number): number {
    return this.#information[word]!;
  }

  #compare(word: number): number {
    const turn = this.#looked++;
    this.#turns[word] = turn + 1;
    const cosines = this.#cosines;
    const terms = cosines.length - 1;
    if (turn === this.fitting.length) {
      this.fitting = doubled(this.fitting);
      this.terms = doubled(this.terms);
    }
    this.#information[word] ||= -Math.log(frequency(stemOf(word)));
    this.#comparison.compare(word, cosines);
    this.fitting[turn] = cosines[terms]!;
    for (let i = 0; i < terms; i++) this.terms[turn * terms + i] = Math.max(0, Math.min(0.99, cosines[i]!));
    return turn;
  }
}

function doubled(values: Float32Array): Float32Array {
  const more = new Float32Array(2 * values.length);
  more.set(values);
  return more;
}

const known = new WeakMap<Query, Alike>();

/** How alike words are to a question: the same for all its articles. */
export function alikeTo(query: Query): Alike {
  const alike = known.get(query) ?? new Alike(query);
  known.set(query, alike);
  return alike;
}
