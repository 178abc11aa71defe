import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Runtime } from "../../src/cards/respond.ts";
import { openChannel } from "../../src/surfaces/terminal/channel.ts";

/** The lines typed in the conversation that the README shows. */
const TYPED = [
  "/ask How many Chinese buyers shop for Indian goods?",
  "/ask tell me about Apollo 11",
  "/ask and who stayed in orbit?",
];

/** The conversation in the local channel, as it prints it. */
export async function conversation(runtime: Runtime): Promise<string> {
  const output = new PassThrough();
  const printed = text(output);
  const failed = (error: unknown) => {
    throw error;
  };
  await openChannel(runtime, { input: Readable.from(TYPED.map((line) => `${line}\n`)), output, locale: "en-US", failed });
  output.end();
  return `${(await printed).trimEnd()}\n`;
}

/** The README with the conversation in its first block of text. */
export const withConversation = (readme: string, printed: string): string =>
  readme.replace(/(?<=\n```text\n)[\s\S]*?(?=```\n)/, () => printed);
