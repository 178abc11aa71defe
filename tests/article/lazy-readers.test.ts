import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

it("loads the parsers of pages and feeds only when one is read", () => {
  const module = JSON.stringify(join(import.meta.dirname, "../../src/article/read.ts"));
  const program = `
    import { createRequire } from "node:module";
    const { readArticles } = await import(${module});
    const isLoaded = (name) => Object.keys(createRequire(${module}).cache).some((path) => path.includes("node_modules/" + name + "/"));
    const loaded = () => ["linkedom", "feedsmith"].filter(isLoaded).join();
    const read = (text) => readArticles(Buffer.from(text), "input");
    const steps = [loaded()];
    read("A ferry\\n\\nThe ferry sails again.");
    steps.push(loaded());
    read("<!doctype html><title>A ferry</title><p>The ferry sails again.");
    steps.push(loaded());
    read('<rss version="2.0"><channel><title>Ferries</title></channel></rss>');
    steps.push(loaded());
    console.log(JSON.stringify(steps));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(["", "", "linkedom", "linkedom,feedsmith"]);
});
