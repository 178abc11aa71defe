// A process of the bench "scale": the program itself, until its input ends.
import { PassThrough } from "node:stream";
import { start } from "../../src/app.ts";
import { configuration } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";

const stopped = new Promise<void>((resolve) => process.stdin.resume().once("end", resolve));
const terminal = { input: new PassThrough(), output: new PassThrough(), locale: "en", stopped };
await start(configuration(process.env), { http: true }, terminal, openLog("warn"));
process.exit();
