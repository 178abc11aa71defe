import { expect, it } from "vitest";
import { kindOf } from "../../src/article/kind.ts";

it.each([
  ["html", "<!DOCTYPE html><p>x"],
  ["html", "\ufeff  <!-- saved --> <html>"],
  ["html", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>'],
  ["html", "<div class='story'><p>x</p></div>"],
  ["xml", '<?xml version="1.0"?><rss version="2.0">'],
  ["xml", '\n\nWarning: slow\n<?xml version="1.0"?><rss version="2.0">'],
  ["xml", '<feed xmlns="http://www.w3.org/2005/Atom">'],
  ["xml", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'],
  ["xml", '<?xml version="1.0"?><nitf>'],
  ["xml", '<?xml version="1.0"?><catalogue/>'],
  ["json", ' {"version": "https://jsonfeed.org/version/1.1"}'],
  ["json", '[\n  {"uri": "urn:7"}]'],
  ["text", "---\ntitle: Ferry\n---\n<p>x"],
  ["text", "[Photo: the ferry] The ferry came back."],
  ["text", "{{ advert }}\n\nThe ferry came back."],
  ["text", "The ferry came back <b>on Monday</b>."],
  ["text", "5 < 7"],
  ["text", ""],
])("is %s: %j", (kind, text) => expect(kindOf(new TextEncoder().encode(text))).toBe(kind));

it("reads UTF-16 by its mark", () => {
  expect(kindOf(Buffer.from("\ufeff<html><p>x", "utf16le"))).toBe("html");
});
