import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { placeIn } from "../../../src/article/proof/place.ts";

/** The bytes of an input that a place names, decoded. */
const bytesAt = (input: Buffer, words: string, { before = "", served = null as string | null, encoding = "utf-8" } = {}) => {
  const place = placeIn(input, served, words, before);
  return place && new TextDecoder(encoding).decode(input.subarray(place.start, place.end));
};

const json = JSON.stringify({ articleBody: "Café prices:\n<p>“The <b>ferry</b> waits,” she said.</p>" });

describe("the place of words in the publisher's bytes", () => {
  it.each([
    ["text, wrapped", "Prices.\n\nThe café’s ferry\nwaits for you.", "café’s ferry waits", "café’s ferry\nwaits"],
    ["inline tags", "<p>The <b>ferry</b> waits.</p>", "The ferry waits.", "The <b>ferry</b> waits."],
    ["entities", "<p>AT&amp;T&rsquo;s caf&eacute; waits.</p>", "AT&T’s café", "AT&amp;T&rsquo;s caf&eacute;"],
    ["a line break", "<p>The ferry<br>waits.</p>", "ferry waits", "ferry<br>waits"],
    ["a soft hyphen", "<p>The fer\u00adry waits.</p>", "ferry", "fer\u00adry"],
    ["a script before", "<script>x = 'The ferry waits.'</script><p>The ferry waits.</p>", "The ferry waits.", "The ferry waits."],
    [
      "Markdown",
      "---\ntitle: T\n---\n\nThe *old* [ferry](https://example.org/a_(b)) waits\\.\n",
      "The old ferry waits.",
      "The *old* [ferry](https://example.org/a_(b)) waits\\.",
    ],
    [
      "a feed's CDATA",
      "<rss version='2.0'><item><description><![CDATA[<p>The <i>ferry</i> &amp; I wait.</p>]]></description></item></rss>",
      "The ferry & I wait.",
      "The <i>ferry</i> &amp; I wait.",
    ],
    [
      "a feed's escaped markup",
      "<rss version='2.0'><item><description>&lt;p&gt;The &lt;i&gt;ferry&lt;/i&gt; waits.&lt;/p&gt;</description></item></rss>",
      "The ferry waits.",
      "The &lt;i&gt;ferry&lt;/i&gt; waits.",
    ],
    ["JSON", json, "“The ferry waits,” she said.", "“The <b>ferry</b> waits,” she said."],
    ["brackets", "<p>The <b>[old]</b> ferry.</p>", "[old]", "[old]"],
    ["Chinese", "<p>渡轮<b>等待</b>你。</p>", "渡轮等待你", "渡轮<b>等待</b>你"],
  ])("is found in %s", (_, input, words, expected) => {
    expect(bytesAt(Buffer.from(input), words)).toBe(expected);
  });

  it("is that of the words shown, not of those in a script", () => {
    const page = "<script>x = 'The ferry waits.'</script><p>The ferry waits.</p>";
    expect(placeIn(Buffer.from(page), null, "The ferry waits.", "")!.start).toBe(page.indexOf("<p>") + 3);
  });

  it.each([
    ["latin1", "latin1", null],
    ["utf16le", "utf-16le", "utf-16le"],
  ] as const)("is found in %s", (encoding, label, served) => {
    const input = Buffer.from("Café: the ferry to Arlén waits.", encoding);
    expect(bytesAt(input, "ferry to Arlén", { served, encoding: label })).toBe("ferry to Arlén");
    expect(placeIn(gzipSync(input), served, "ferry to Arlén", "")).toEqual(placeIn(input, served, "ferry to Arlén", ""));
  });

  it("is found in Shift JIS, and behind a byte order mark", () => {
    const shiftJis = Buffer.from([0x83, 0x74, 0x83, 0x46, 0x83, 0x8a, 0x81, 0x5b, 0x41, 0x42]); // フェリーAB
    expect(placeIn(shiftJis, "shift_jis", "リーA", "")).toEqual({ start: 4, end: 9 });
    expect(placeIn(Buffer.from("\ufeffThe ferry"), null, "ferry", "")).toEqual({ start: 7, end: 12 });
  });

  it("is chosen among several by the text before", () => {
    const input = "<p>He said no. She waited.</p><p>She said no. He left.</p>";
    const second = placeIn(Buffer.from(input), null, "said no.", "He said no. She waited.\n\nShe ");
    expect(second!.start).toBe(input.lastIndexOf("said no."));
  });

  it("is unknown for words that do not stand there", () => {
    expect(placeIn(Buffer.from("<p>The ferry waits.</p>"), null, "The ferry left.", "")).toBeNull();
  });
});
