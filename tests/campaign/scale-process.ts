// One process of the campaign "scale": the program itself, with a clock that is wrong by CLOCK_WRONG_BY milliseconds.
import { PassThrough } from "node:stream";
import { start } from "../../src/app.ts";
import { configuration } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";

const wrongBy = Number(process.env.CLOCK_WRONG_BY);
const right = Date.now.bind(Date);
globalThis.Date = class extends Date {
  static override now = () => right() + wrongBy;
  // biome-ignore lint/suspicious/noExplicitAny: Date takes many kinds of arguments
  constructor(...given: any[]) {
    if (given.length === 0) super(right() + wrongBy);
    else super(...(given as [number]));
  }
} as DateConstructor;

const stopped = new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
const terminal = { input: new PassThrough(), output: new PassThrough(), locale: "en", stopped };
await start(configuration(process.env), { http: true }, terminal, openLog("warn"));
process.exit();
