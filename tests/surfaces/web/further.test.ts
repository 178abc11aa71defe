import { expect, it } from "vitest";
import { ferry, pageOf, siteOf } from "./site.ts";

const further = async (question: string, after: string) => {
  const { headers, status } = await pageOf(await siteOf([ferry]), `/further?${new URLSearchParams({ question, after })}`);
  return { status, to: new URL(headers.get("Location")!, "http://localhost") };
};

it("leads a question about a reply to what it comes to", async () => {
  const who = await further("and who said that?", "/search?words=weeks");
  expect([who.status, who.to.pathname]).toEqual([303, "/context"]);
  const more = await further("what else did she say?", "/quote?speaker=ana+ruiz");
  expect(more.to.pathname + more.to.search).toMatch(/^\/quote\?.*speaker=ana\+ruiz/);
});

it.each(["", "https://evil.example/ask?question=x", "//evil.example/a", "/nowhere", "/add?url=x", "http://["])(
  "takes a question after %j as one of its own",
  async (after) => {
    const { to } = await further("Who came back?", after);
    expect([to.origin, to.pathname, to.searchParams.get("question")]).toEqual(["http://localhost", "/ask", "Who came back?"]);
  },
);

it("suggests as Discord does, from the other fields too, with the value that the field takes", async () => {
  const site = await siteOf([ferry]);
  const offered = async (path: string) => JSON.parse((await pageOf(site, path)).body);
  expect(await offered("/suggest/quote/speaker?speaker=ru")).toEqual([{ value: "ana ruiz", label: "Ana Ruiz", mark: "🗣️" }]);
  const [article] = await offered("/suggest/summary/article?article=ferry");
  expect(article).toMatchObject({ label: ferry.title, value: (await site.archive.list())[0]!.id });
  expect(await offered("/suggest/quote/since?since=2")).toEqual([]);
  expect(await offered("/suggest/quote/__proto__?since=2")).toEqual([]);
  expect((await pageOf(site, "/suggest/add/url?url=x")).status).toBe(404);
  expect((await pageOf(site, "/suggest/nowhere/x")).status).toBe(404);
});
