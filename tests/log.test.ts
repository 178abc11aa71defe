import { expect, it } from "vitest";
import { openLog } from "../src/log.ts";

it("writes JSON Lines without tokens or private text", () => {
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => lines.push(line) });
  log.info({ token: "MTA.secret", request: { options: { quote: "private words" } }, command: "check" }, "asked");
  log.debug("not asked for");
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/secret|private words/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ command: "check", msg: "asked" });
});
