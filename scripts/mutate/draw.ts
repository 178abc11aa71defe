/** A draw of at most `count`, the same for the same `random`, that takes the kinds in turn: else a file of word lists would yield nothing but strings. */
export function draw<T extends { readonly kind: string }>(all: readonly T[], count: number, random: () => number): T[] {
  const kinds = [...Map.groupBy(all, ({ kind }) => kind).values()];
  const drawn: T[] = [];
  while (drawn.length < Math.min(count, all.length)) {
    for (const left of kinds) {
      if (left.length > 0 && drawn.length < count) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
    }
  }
  return drawn;
}
