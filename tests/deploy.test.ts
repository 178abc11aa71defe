import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configuration, settings } from "../src/config.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const known = new Set([...Object.keys(settings.shape), "NODE_ENV"]);

describe("what a server is deployed with", () => {
  it("sets only settings that there are, to values that they take", () => {
    const { services } = parse(read("compose.yaml"), { merge: true });
    for (const name of ["answer-1", "answer-2", "fill"]) {
      const { environment } = services[name];
      const filled = Object.fromEntries(
        Object.entries<string>(environment).map(([key, value]) => [
          key,
          value.replace(/\$\{(\w+)[^}]*\}/g, (_, variable) => (variable === "DISCORD_PUBLIC_KEY" ? "0".repeat(64) : "x")),
        ]),
      );
      expect(Object.keys(filled).filter((key) => !known.has(key))).toEqual([]);
      expect(configuration(filled).databaseUrl).toBe("postgres://verbatim:x@postgres/verbatim");
      expect(services[name].read_only).toBe(true);
    }
    const image = [...read("Dockerfile").matchAll(/([A-Z_]+)=[/\w.]+(?= \\|\n)/g)].map(([, key]) => key!);
    expect(image).toContain("HEALTH_PORT");
    expect(image.filter((key) => !known.has(key))).toEqual([]);
    const unit = /^Environment=(.*)$/m.exec(read("deploy/verbatim.service"))![1]!.split(" ");
    expect(unit.map((pair) => pair.split("=")[0]!).filter((key) => !known.has(key))).toEqual([]);
  });

  it("copies files that there are, and leaves out none that the program imports", () => {
    const copied = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, paths]) => paths!.split(" "));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(["bin", "commands", "src", "package.json"]));
    const kept = read(".dockerignore")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    expect(kept).toEqual(expect.arrayContaining(copied));
  });
});
