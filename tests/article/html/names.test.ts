import { expect, it } from "vitest";
import { readPage } from "../../../src/article/html/page.ts";

const STORY = "<p>The ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.</p>".repeat(5);

it("knows boilerplate by any of the names an element has: its class, its id, its role", () => {
  const boxes = ['class="x7" id="share-bar"', 'class="newsletter" id="x7"', 'class="x7" role="navigation"'];
  for (const names of boxes) {
    const page = `<html><head><title>Ferry back at its berth</title></head><body><article>${STORY}<div ${names}><p>Tell your friends what you have just read here.</p></div>${STORY}</article></body></html>`;
    expect([names, readPage(page, "page.html").text.includes("Tell your friends")]).toEqual([names, false]);
  }
});
