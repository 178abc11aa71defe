const OPENINGS = [
  "<div>",
  "<b>",
  "<ul><li>",
  "<table><tr><td>",
  "<item>",
  "> ",
  "[",
  '{"a":',
  "<![CDATA[",
  "&amp;",
  "\u001b[1m",
  "\u0000",
];

/** One input made from a corpus: bits flipped, pieces spliced in, cut short, in another character set, or deeply nested. */
export function mutated(corpus: readonly Buffer[], random: () => number): Buffer {
  const draw = (below: number): number => Math.floor(random() * below);
  let bytes = corpus[draw(corpus.length)]!;
  for (let count = 1 + draw(4); count > 0; count--) {
    const at = draw(bytes.length + 1);
    const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)];
    const other = corpus[draw(corpus.length)]!;
    const kind = draw(5);
    if (kind === 0) {
      bytes = Buffer.from(bytes);
      if (bytes.length > 0) bytes[draw(bytes.length)]! ^= 1 << draw(8);
    } else if (kind === 1) bytes = Buffer.concat([before, other.subarray(draw(other.length), draw(other.length)), behind]);
    else if (kind === 2) bytes = before;
    else if (kind === 3) bytes = Buffer.from(bytes.toString("utf8"), random() < 0.5 ? "latin1" : "utf16le");
    else bytes = Buffer.concat([before, Buffer.from(OPENINGS[draw(OPENINGS.length)]!.repeat(1 + draw(400))), behind]);
  }
  return bytes;
}
