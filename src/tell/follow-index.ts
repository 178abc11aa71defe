import type { Conditions } from "../answer/follow.ts";
import { frequency } from "../language/english/frequency.ts";
import { type Matchable, matches, type Prepared, prepared } from "./matching.ts";

/**
 * Many follows, looked up by what an article has: each is filed under one thing it cannot do without (a surname, its rarest word, a publisher),
 * so that an article is compared with few of them.
 */
export class FollowIndex<F extends { readonly conditions: Conditions }> {
  readonly #byName = new Map<string, Filed<F>[]>();
  readonly #byToken = new Map<string, Filed<F>[]>();
  readonly #bySource = new Map<string, Filed<F>[]>();

  constructor(follows: Iterable<F>) {
    for (const follow of follows) this.#file({ follow, prepared: prepared(follow.conditions) });
  }

  /** The follows whose conditions an article meets, in no order. */
  matching(article: Matchable): F[] {
    const found: F[] = [];
    const take = (filed: readonly Filed<F>[] | undefined) => {
      for (const one of filed ?? []) if (matches(article, one.prepared)) found.push(one.follow);
    };
    for (const surname of new Set([...article.named].map(lastWord))) take(this.#byName.get(surname));
    for (const token of article.places.keys()) take(this.#byToken.get(token));
    if (article.source !== null) for (const [source, filed] of this.#bySource) if (article.source.includes(source)) take(filed);
    return found;
  }

  #file(one: Filed<F>): void {
    const { conditions, topic, words, source } = one.prepared;
    const file = (under: Map<string, Filed<F>[]>, key: string) => {
      const filed = under.get(key);
      if (filed) filed.push(one);
      else under.set(key, [one]);
    };
    const [rarest] = [...topic, ...words].flat().sort((a, b) => frequency(a) - frequency(b));
    if (conditions.person) for (const surname of new Set(conditions.person.keys.map(lastWord))) file(this.#byName, surname);
    else if (rarest !== undefined) file(this.#byToken, rarest);
    else if (source !== null) file(this.#bySource, source);
  }
}

type Filed<F> = { readonly follow: F; readonly prepared: Prepared };

const lastWord = (key: string): string => key.slice(key.lastIndexOf(" ") + 1);
