/** Two lists with more pairs than this are not compared in their middle: what differs there is all removed and all added. */
const MOST = 4_000_000;

/**
 * The longest common subsequence of two lists (Wagner and Fischer 1974), as pairs of indices in order. Equal items at both ends are paired
 * first, so that lists that differ little cost little.
 */
export function commonPairs<T>(one: readonly T[], other: readonly T[]): [one: number, other: number][] {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const pairs: [number, number][] = Array.from({ length: head }, (_, at) => [at, at]);
  const [rows, columns] = [one.length - head - tail, other.length - head - tail];
  if (rows * columns <= MOST) {
    const width = columns + 1;
    const lengths = new Uint16Array((rows + 1) * width);
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--)
        lengths[i * width + j] =
          one[head + i] === other[head + j]
            ? lengths[(i + 1) * width + j + 1]! + 1
            : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (one[head + i] === other[head + j]) pairs.push([head + i++, head + j++]);
      else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
      else j++;
    }
  }
  for (let at = tail; at > 0; at--) pairs.push([one.length - at, other.length - at]);
  return pairs;
}
