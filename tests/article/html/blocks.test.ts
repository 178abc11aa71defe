import { describe, expect, it } from "vitest";
import { blocksOf } from "../../../src/article/html/blocks.ts";
import { parseDocument } from "../../../src/article/html/dom.ts";

const texts = (html: string): string[] => blocksOf(parseDocument(html)).map(({ text }) => text);

describe("blocksOf", () => {
  it.each([
    ["collapses white space", "<p>  The\n\t ferry   is\tback </p>", ["The ferry is back"]],
    ["keeps other spaces", "<p>4\u00a0200\u2009people\u200b</p>", ["4\u00a0200\u2009people\u200b"]],
    ["collapses it across elements", "<p>The <b> ferry </b> is</p>", ["The ferry is"]],
    ["adds no space", "<p><b>Fer</b><i>ry</i></p>", ["Ferry"]],
    ["separates block elements", "<div>ready</div><div>Create</div>", ["ready", "Create"]],
    ["separates text from the blocks around it", "<div>one<p>two</p>three</div>", ["one", "two", "three"]],
    ["breaks a line at br", "<p>one <br> two</p>", ["one\ntwo"]],
    ["ends a block at two of them", "<p>one<br>\n<br/>two<br><br><br>three</p>", ["one", "two", "three"]],
    ["keeps the lines of preformatted text", "<pre>one\n  two</pre>", ["one\n  two"]],
    [
      "gives the cells of a row",
      "<table><tr><th>Boat</th><td> 7 </td></tr><tr><td>Crew</td><td>12</td></tr></table>",
      ["Boat\t7", "Crew\t12"],
    ],
    ["separates the cells of a layout", "<table><tr><td><p>one</p></td><td><p>two</p></td></tr></table>", ["one", "two"]],
    ["separates list items", "<ul><li>one<li>two</ul>", ["one", "two"]],
    ["decodes entities", "<p>AT&amp;T &lt;b&gt; &#8220;yes&#8221;</p>", ["AT&T <b> “yes”"]],
    [
      "leaves out what is not shown",
      "<p>one</p><p hidden>two</p><p style='display:none'>three</p><script>four</script><p aria-hidden=true>five</p>",
      ["one"],
    ],
    [
      "leaves out paragraphs with a formula, which would be cut inside a sentence",
      "<p>one</p><p>Let <math><mi>x</mi></math> be</p><p>If <span style='display: none'><math><mi>y</mi></math></span><img src=y.svg>, then</p><p>two</p>",
      ["one", "two"],
    ],
    ["reads a page without a body", "one<p>two", ["one", "two"]],
    ["reads what is outside the body", "<html><head></head><div>one</div><body>two</body></html>", ["one", "two"]],
  ])("%s", (_, html, expected) => expect(texts(html)).toEqual(expected));

  it("counts the linked part of a block", () => {
    expect(blocksOf(parseDocument("<p>See <a href='/x'>the <b>boat</b></a> now</p>")).map(({ linked }) => linked)).toEqual([8]);
  });
});
