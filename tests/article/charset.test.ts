import { describe, expect, it } from "vitest";
import { decodeMarkup } from "../../src/article/charset.ts";

const HTML = "<p>Café à la Marine</p>";
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("decodeMarkup", () => {
  it.each([
    ["UTF-8", Buffer.from(HTML), null],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${HTML}`), null],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${HTML}`, "utf16le"), null],
    ["what the server says", latin1(HTML), "ISO-8859-1"],
    ["windows-1252 if nothing is declared", latin1(HTML), null],
    ["UTF-8 though the server says otherwise", Buffer.from(HTML), "iso-8859-1"],
    ["windows-1252 if the server names an unknown one", latin1(HTML), "klingon"],
  ])("reads %s", (_, bytes, served) => expect(decodeMarkup(bytes, served)).toBe(HTML));

  it.each([
    ['<meta charset="windows-1251"><p>Паром</p>', "windows-1251", [0xcf, 0xe0, 0xf0, 0xee, 0xec]],
    [
      '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=koi8-r"><p>Паром</p>',
      "koi8-r",
      [0xf0, 0xc1, 0xd2, 0xcf, 0xcd],
    ],
    ['<?xml version="1.0" encoding="windows-1251"?><p>Паром</p>', "windows-1251", [0xcf, 0xe0, 0xf0, 0xee, 0xec]],
  ])("follows the page's declaration: %s", (html, _, word) => {
    const [before, after] = html.split("Паром") as [string, string];
    expect(decodeMarkup(Buffer.concat([latin1(before), Buffer.from(word), latin1(after)]))).toBe(html);
  });

  it("reads seven-bit Japanese, though it is valid UTF-8", () => {
    const bytes = Buffer.concat([
      latin1('<meta charset="iso-2022-jp"><p>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x41, 0x25, 0x1b, 0x28, 0x42]),
      latin1("</p>"),
    ]);
    expect(decodeMarkup(bytes)).toContain("<p>船</p>");
  });

  it("keeps a UTF-8 page readable despite a broken byte", () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="utf-8"><p>Café '), Buffer.from([0xff]), Buffer.from("</p>")]);
    expect(decodeMarkup(bytes)).toContain("Café \ufffd");
  });
});
