import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/article/address.ts";

const STORY = "https://harbour-times.example/2026/05/ferry-strike";

describe("canonical", () => {
  it.each([
    ["as it is", STORY],
    ["http", "http://harbour-times.example/2026/05/ferry-strike"],
    ["www", "https://www.harbour-times.example/2026/05/ferry-strike"],
    ["a mobile host", "https://m.harbour-times.example/2026/05/ferry-strike"],
    ["an AMP host", "https://amp.harbour-times.example/2026/05/ferry-strike"],
    ["a closing slash", "https://harbour-times.example/2026/05/ferry-strike/"],
    ["doubled slashes", "https://harbour-times.example//2026/05//ferry-strike"],
    [".html", "https://harbour-times.example/2026/05/ferry-strike.html"],
    ["an index page", "https://harbour-times.example/2026/05/ferry-strike/index.php"],
    ["AMP at the end", "https://harbour-times.example/2026/05/ferry-strike/amp/"],
    ["AMP in front", "https://harbour-times.example/amp/2026/05/ferry-strike"],
    [".amp.html", "https://harbour-times.example/2026/05/ferry-strike.amp.html"],
    ["AMP as a parameter", "https://harbour-times.example/2026/05/ferry-strike?outputType=amp"],
    ["a campaign", "https://harbour-times.example/2026/05/ferry-strike?utm_source=rss&utm_medium=feed&fbclid=IwAR0x"],
    ["a fragment", "https://harbour-times.example/2026/05/ferry-strike#comments"],
    ["the port of the scheme", "http://harbour-times.example:80/2026/05/ferry-strike"],
    ["capitals in the host", "HTTPS://Harbour-Times.Example/2026/05/ferry-strike"],
    ["a user", "https://reader:secret@harbour-times.example/2026/05/ferry-strike"],
    ["needless encoding", "https://harbour-times.example/2026/05/ferry%2Dstrike"],
    ["white space around", `  ${STORY}\n`],
  ])("is the same with %s", (_, url) => expect(canonical(url)).toBe(STORY));

  it.each([
    ["the path", "https://harbour-times.example/2026/05/ferry-strike-ends"],
    ["the case of the path", "https://harbour-times.example/2026/05/Ferry-Strike"],
    ["a parameter that chooses the page", "https://harbour-times.example/2026/05/ferry-strike?page=2"],
    ["another port", "https://harbour-times.example:8443/2026/05/ferry-strike"],
    ["another host below the same domain", "https://news.harbour-times.example/2026/05/ferry-strike"],
    ["a hashbang", "https://harbour-times.example/2026/05/ferry-strike#!/photos"],
  ])("differs by %s", (_, url) => expect(canonical(url)).not.toBe(STORY));

  it("sorts the remaining parameters", () => {
    expect(canonical("https://a.example/story?page=2&id=7&utm_id=x")).toBe(canonical("https://a.example/story?id=7&page=2"));
  });

  it("keeps a host that would otherwise be empty", () => {
    expect(canonical("https://m.example/")).toBe("https://m.example");
    expect(canonical("https://amp.dev/about")).toBe("https://amp.dev/about");
  });

  it.each(["ftp://a.example/x", "content/a.md", "", "javascript:alert(1)"])("leaves %j alone", (text) =>
    expect(canonical(text)).toBe(text),
  );

  it("is idempotent", () => {
    const part = fc.constantFrom(
      "amp",
      "AMP",
      "www",
      "m",
      "index.html",
      "x.html",
      "x.amp.html",
      "a b",
      "%2d",
      "%zz",
      "2026",
      "",
      "é",
    );
    const query = fc.constantFrom("", "?amp", "?id=3&utm_x=1", "?b=2&a=1", "?q=a+b%20c", "#x", "#!/x");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), query, (parts, asked) => {
        const once = canonical(`http://www.m.amp.example.org/${parts.join("/")}${asked}`);
        expect(canonical(once)).toBe(once);
      }),
    );
  });
});
