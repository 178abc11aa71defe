import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../../../scripts/browser.ts";
import { listenFetch } from "../../../src/surfaces/listen.ts";
import { ferry, siteOf } from "./site.ts";

const mill = {
  title: "Wages rise at the mill",
  source: "Mill Gazette",
  published: "2021-05-04",
  url: "https://example.org/wages",
  text: `The mill will raise wages by 4 percent, its owner Ana Ruiz said on Tuesday. “We listened to the people who work here,” she said.\n\nThe union had asked for 6 percent. Tom Li, who leads the union, said: “Four is not six.” ${"The talks go on through the summer and nobody expects a strike. ".repeat(6)}`.trim(),
};

/** An article that tries everything: elements, attributes, styles, links, and to look like the page. */
const hostile = {
  title: `<script>window.hit=1</script><img src=x onerror="window.hit=2">"><svg onload=window.hit=3>`,
  source: `</title><style>main{display:none}</style>`,
  byline: `' onfocus='window.hit=4' autofocus='`,
  published: "2019-01-01",
  url: "https://example.org/hostile?q='><script>window.hit=5</script>",
  text: `The otters <iframe src="javascript:window.hit=6"></iframe> are back. “Click <a href="javascript:window.hit=7">here</a> {{constructor}} \${window.hit=8},” Ana Ruiz said. It cost $3 million <base href="https://evil.example/"> in 2018.`,
};

const many = Array.from({ length: 5 }, (_, n) => ({
  title: `Otter count ${n}`,
  url: `https://example.org/otters/${n}`,
  published: `2018-0${n + 1}-01`,
  text: `The harbour counted ${n + 3} otters this week. “There are more each year,” Bea Moss said.`,
}));

let browser: Browser;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  if (!hasBrowser) return;
  const { app, archive } = await siteOf([ferry, mill, hostile, ...many], {});
  const served = await listenFetch(app.fetch, { host: "127.0.0.1", port: 0 }, "WEB_PORT");
  address = `http://127.0.0.1:${served.port}`;
  browser = await openBrowser();
  close = async () => {
    await browser.close();
    await served.close();
    await archive.close();
  };
});

afterAll(() => close?.());

/** Opens a page, and closes it after `use`. No request may leave the page's own address, and no error may reach the console. */
async function at(path: string, use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) complaints.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(address + path);
    await use(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds serious or critical. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>(
    "axe.run({ resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}

/** Long enough for a machine with much else to do. */
const soon = { timeout: 20_000 };

const replies = (page: Page) => page.locator("#replies .reply");

describe.skipIf(!hasBrowser)("in a browser", () => {
  it("answers without a reload, and a button adds its reply", () =>
    at("/", async (page) => {
      await page.evaluate("window.same = true");
      await page.fill("[name=question]", "How many people did the ferry carry?");
      await page.keyboard.press("Enter");
      await replies(page).first().waitFor();
      expect(await replies(page).first().locator("blockquote strong").textContent()).toBe("400");
      expect(new URL(page.url()).pathname).toBe("/ask");
      await page.click("text=In context");
      await expect.poll(() => replies(page).count(), soon).toBe(2);
      expect(await page.evaluate("document.activeElement.textContent")).toBe(`In context: ${ferry.title}`);
      expect(await page.evaluate("window.same")).toBe(true);
      await page.goBack();
      await expect.poll(() => replies(page).count(), soon).toBe(1);
      expect(new URL(page.url()).pathname).toBe("/ask");
    }));

  it("turns pages in place, and opens the menu", () =>
    at("/search?words=otters", async (page) => {
      const before = await page.locator(".card").textContent();
      await page.click("a[aria-label='Page 2']");
      await expect.poll(() => page.locator(".card").textContent(), soon).not.toBe(before);
      expect(await replies(page).count()).toBe(1);
      await page.click(".menu summary");
      await page.click(".menu a:has-text('In context') >> nth=0");
      await expect.poll(() => replies(page).count(), soon).toBe(2);
    }));

  it("suggests while one types; arrows and Enter choose, and the value goes along", () =>
    at("/summary", async (page) => {
      const answered = page.waitForResponse((response) => response.url().endsWith("article=wages+r"));
      await page.locator("[name=article]").pressSequentially("wages r");
      await answered;
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
      expect(await page.locator("[name=article]").getAttribute("aria-activedescendant")).toBe("summary-article-list-0");
      await page.keyboard.press("Enter");
      expect(await page.inputValue("[name=article]")).toBe(mill.title);
      expect(await page.getByRole("listbox").isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      await replies(page).first().waitFor();
      expect(page.url()).toMatch(/article=wages-[0-9a-f]{10}$/);
    }));

  it("asks further about a reply", () =>
    at("/ask?question=How+many+people+did+the+ferry+carry%3F", async (page) => {
      await page.click(".further summary");
      await page.fill(".further [name=question]", "and who said that?");
      await page.keyboard.press("Enter");
      await expect.poll(() => replies(page).count(), soon).toBe(2);
      expect(page.url()).toContain("/context?");
    }));

  it("works with the keyboard alone", () =>
    at("/quote?speaker=ana+ruiz&topic=wages", async (page) => {
      await page.evaluate("window.same = true");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      await page.keyboard.press("Enter");
      // From the content on, and without loading the page again.
      await page.waitForURL("**#main");
      const focused = () => page.evaluate<string>("document.activeElement.textContent.trim()");
      for (let presses = 0; presses < 40 && (await focused()) !== "Proof"; presses++) await page.keyboard.press("Tab");
      expect(await page.evaluate("window.same")).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/c/**");
      expect(await page.locator("#copy pre").textContent()).toContain("We listened to the people who work here,");
    }));

  it("works without script", () =>
    at(
      "/",
      async (page) => {
        await page.fill("[name=question]", "How many people did the ferry carry?");
        await page.click("button[type=submit]");
        expect(await page.locator("blockquote strong").textContent()).toBe("400");
        await page.click("text=In context");
        expect(await page.locator("h1").textContent()).toBe(`In context: ${ferry.title}`);
        await page.click(".card h2 ~ .note a:has-text('Proof')");
        expect(await page.locator(".verdict").count()).toBe(1);
        await page.click("text=The article as it was read");
        expect(await page.locator(".text").textContent()).toContain("The ferry is back.");
      },
      { javaScriptEnabled: false },
    ));

  it("says at a quotation who speaks, by pointer and by focus", () =>
    at("/search?words=wages", async (page) => {
      await page.click("a:has-text('Proof')");
      await page.click("text=The article as it was read");
      const tip = page.locator(".text .tip").first();
      expect(await tip.isVisible()).toBe(false);
      await page.locator(".text .quotation").first().hover();
      expect(await tip.isVisible()).toBe(true);
      expect(await tip.textContent()).toContain("Ana Ruiz");
      await page.mouse.move(0, 0);
      await page.locator(".text .quotation").first().focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Shift+Tab");
      expect(await tip.isVisible()).toBe(true);
    }));

  it("shows a hostile article as text: nothing of it runs, loads or hides the page", () =>
    at("/search?words=otters+hostile", async (page) => {
      const paths = ["/search?words=otters", "/search?words=otters&page=2", "/quote?speaker=ana+ruiz"];
      const links = [address + paths[0], address + paths[1], address + paths[2]];
      await page.goto(`${address}/`);
      links.push(address + (await page.locator(".articles a", { hasText: "window.hit=1" }).getAttribute("href")));
      for (const link of links) {
        await page.goto(link);
        expect(await page.locator("main").isVisible()).toBe(true);
        expect(await page.evaluate("window.hit ?? null")).toBeNull();
        expect(await page.locator("main :is(script, style, iframe, img, svg, base)").count()).toBe(0);
        expect(await page.locator("[onerror], [onload], [onfocus], [autofocus], a[href^='javascript:']").count()).toBe(0);
      }
      expect(await page.locator("h1").textContent()).toBe(hostile.title);
      expect(await page.locator(".text").textContent()).toContain(`<iframe src="javascript:window.hit=6">`);
    }));

  it("would block a script that got into the page all the same", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const blocked: string[] = [];
    page.on("console", (message) => blocked.push(message.text()));
    await page.goto(address);
    // Trusted Types refuse the first two as they are set, the policy the rest.
    await page.evaluate(`
      const attempt = (what) => { try { what(); } catch {} };
      const script = document.createElement("script");
      attempt(() => { script.textContent = "window.hit = 1"; });
      attempt(() => { document.body.setAttribute("onclick", "window.hit = 2"); });
      document.body.append(script);
      document.body.click();
      const image = document.createElement("img");
      image.src = "https://evil.example/x.png";
      document.body.append(image);
    `);
    expect(await page.evaluate("window.hit ?? null")).toBeNull();
    await expect.poll(() => blocked.join("\n"), soon).toMatch(/evil\.example.*violates.*img-src/s);
    await context.close();
  });

  const id = /\/a\/wages-[0-9a-f]{10}/;
  const shapes = [
    [360, "light", ["/", "/quote?speaker=ana+ruiz", "article"]],
    [1440, "dark", ["/check?quote=Four+is+almost+six&speaker=Tom+Li", "article", "proof"]],
  ] as const;
  it.each(shapes)("has no barrier and no sideways scrolling at %d pixels, %s", (width, colorScheme, paths) =>
    at(
      "/",
      async (page) => {
        const article = (await page.content()).match(id)![0];
        const proof = async () => (await (await page.request.get(address + article)).text()).match(/\/c\/[^"]+/)![0];
        for (const named of paths) {
          const path = named === "article" ? article : named === "proof" ? await proof() : named;
          await page.goto(address + path, { waitUntil: "load" });
          await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
          expect([path, await barriers(page)]).toEqual([path, []]);
          expect([path, await page.evaluate("document.documentElement.scrollWidth <= innerWidth")]).toEqual([path, true]);
        }
      },
      { viewport: { width, height: 800 }, colorScheme },
    ),
  );

  it("speaks another language from head to foot, and leaves the news as it is printed", () =>
    at(
      "/quote?speaker=tom+li",
      async (page) => {
        expect(await page.locator("html").getAttribute("lang")).toBe("ja");
        expect(await page.locator("button[type=submit]").first().textContent()).toBe("送信");
        expect(await page.locator("blockquote").textContent()).toBe("Four is not six.");
        expect(await page.locator("nav a[aria-current]").textContent()).toBe("引用");
      },
      { locale: "ja-JP" },
    ));

  it("is light: the first page, and its largest paint", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(address, { waitUntil: "networkidle" });
    const paint = await page.evaluate<number>(`new Promise((resolve) =>
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))`);
    console.log(
      `first page: ${(bytes / 1000).toFixed(1)} kB over the wire, largest contentful paint after ${paint.toFixed(0)} ms`,
    );
    expect(bytes).toBeGreaterThan(2000);
    expect(bytes).toBeLessThanOrEqual(60_000);
    await context.close();
  });
});
