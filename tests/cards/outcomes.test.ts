import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import { plain } from "../../src/cards/parts.ts";
import { render } from "../../src/cards/render.ts";
import { respond } from "../../src/cards/respond.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";
import { analysed } from "../support/articles.ts";

const SHORT = { title: "Pier closes", text: "The pier is closed. It opens in May." };
const LONG = {
  title: "Ferry returns",
  published: "2020-03-01",
  source: "The Harbour Post",
  text: `The ferry came back to the harbour on Monday after nine weeks of repairs. It carried 400 passengers on its first day. “We missed it,” Lena Vogel said. The crew had walked off over pay in January. The company paid $2 million for the repairs. The mayor welcomed the ferry at the pier with a band. Two buses had replaced it since winter. The next ferry leaves at noon.`,
};

/** All blocks of the reply to a command on an archive of `articles`. */
async function blocksOf(articles: readonly Parameters<typeof analysed>[0][], command: string, options: Record<string, string>) {
  const archive = openArchive(":memory:");
  for (const one of articles) await archive.add(...analysed(one));
  const runtime = { commands, services: { archive, now: () => new Date("2026-01-01") }, share: 1 };
  const { blocks } = await respond({ command, options, page: 0, locale: "en-US" }, runtime, discord);
  await archive.close();
  return blocks;
}

type Blocks = Awaited<ReturnType<typeof blocksOf>>;
const lines = (blocks: Blocks) => blocks.flatMap((block) => ("parts" in block ? [plain(block.parts)] : []));
const labels = (blocks: Blocks) =>
  blocks.flatMap((block) => {
    const pressed = block.kind === "buttons" ? block.buttons : block.kind === "menu" ? block.choices : [];
    return pressed.map(({ label }) => plain(label));
  });

/** The reply to an outcome that quotes nothing. */
const replyTo = (outcome: Outcome) =>
  render(outcome, { request: { command: "sources", options: {}, page: 0, locale: "en-US" }, share: 1 } as never, discord);
const drawn = (outcome: Outcome) => lines(replyTo(outcome).blocks);
const toneOf = (outcome: Outcome) => replyTo(outcome).tone;

describe("/summary", () => {
  it("offers a shorter and a longer one, and neither where the article is shown whole", async () => {
    const medium = labels(await blocksOf([LONG], "summary", { article: "ferry" }));
    expect(medium).toEqual(expect.arrayContaining(["Shorter", "Longer"]));
    expect(labels(await blocksOf([LONG], "summary", { article: "ferry", length: "short" }))).not.toContain("Shorter");
    const whole = labels(await blocksOf([SHORT], "summary", { article: "pier" }));
    expect(whole).not.toEqual(expect.arrayContaining(["Longer"]));
    expect(whole).not.toEqual(expect.arrayContaining(["Shorter"]));
  });
});

describe("/about", () => {
  it("says from when to when the articles are, and nothing of that where none has a date", async () => {
    expect(lines(await blocksOf([LONG], "about", {})).join("\n")).toMatch(/1 article · .*2020/);
    expect(lines(await blocksOf([SHORT], "about", {})).join("\n")).not.toMatch(/20\d\d/);
  });
});

describe("/sources", () => {
  it("says of each feed when it was fetched and why it failed", () => {
    const feed = {
      kind: "feed",
      place: "https://example.org/feed",
      missing: false,
      fetched: null,
      articles: 3,
      failures: 0,
      error: null,
    };
    const failing = { ...feed, fetched: "2026-01-01T10:00:00Z", failures: 2, error: "answers 500" };
    const [title, place, never, , failed] = drawn({ kind: "sources", sources: [feed, failing] } as never);
    expect([title, place]).toEqual(["Where articles come from", "https://example.org/feed"]);
    expect(never).toContain("3 articles");
    expect(failed).toContain("answers 500");
  });
});

describe("/add", () => {
  it("says that a page held no article only where nothing was added or refused", () => {
    const nothing = drawn({ kind: "added", added: [], refused: [] } as never);
    const refused = drawn({ kind: "added", added: [], refused: ["is empty"] } as never);
    expect(nothing).toHaveLength(1);
    expect(refused).toEqual([expect.stringContaining("is empty")]);
    expect(toneOf({ kind: "added", added: [], refused: ["is empty"] } as never)).toBe("absent");
  });
});
