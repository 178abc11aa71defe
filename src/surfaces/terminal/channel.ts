import { createInterface } from "node:readline";
import { askedBy } from "../../answer/choose-by-reader.ts";
import type { Request } from "../../answer/command.ts";
import { type Exchange, followUp } from "../../answer/follow-up.ts";
import { exchangeOf } from "../../cards/exchange.ts";
import { type Runtime, respond } from "../../cards/respond.ts";
import type { Reply } from "../../cards/surface.ts";
import { LineError, readLine } from "./command-line.ts";
import { complete } from "./complete.ts";
import { pressable, type TerminalOptions, terminal } from "./draw.ts";

/** Where lines come from and replies go; `failed` receives errors of commands. */
export type Streams = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly locale: string;
  readonly failed: (error: unknown) => void;
  /** Receives a function that shows unsolicited posts. */
  readonly posting?: (show: (post: Reply<string>) => void) => void;
};

/** One person types here. */
const ASKER = "terminal";

/** Wider lines are hard to read. */
const WIDEST = 100;

/** How replies are drawn on an output. */
export const optionsOf = (output: Streams["output"]): TerminalOptions => ({
  tty: output.isTTY === true,
  // A terminal of unknown width says 0.
  width: Math.min(output.columns || WIDEST, WIDEST),
});

/**
 * The local channel: commands typed as on Discord and answered through the same cards and gate. A number presses a button of the last
 * reply. From a pipe, each line is answered in turn. Resolves at the end of input or at `/quit`.
 */
export async function openChannel(runtime: Runtime, { input, output, locale, failed, posting }: Streams): Promise<void> {
  const looked = input.isTTY === true && output.isTTY === true;
  const surface = terminal(optionsOf(output));
  const say = (text: string): void => {
    output.write(`${text}\n`);
  };
  const lines = createInterface({
    input,
    ...(looked ? { output, prompt: "> " } : {}),
    terminal: looked,
    completer: (line: string, done: (error: Error | null, result: [string[], string]) => void) => {
      complete(line, runtime.commands, runtime.services, locale).then(
        (completion) => done(null, completion),
        () => done(null, [[], line]),
      );
    },
  });
  let buttons: readonly Request[] = [];
  let last: Exchange = { requests: [], speaker: null };

  const answer = async (line: string): Promise<void> => {
    const pressed = /^\d+$/.test(line) ? buttons[Number(line) - 1] : undefined;
    if (/^\d+$/.test(line) && pressed === undefined) {
      return say(buttons.length === 0 ? "There are no buttons." : `Buttons are numbered 1 to ${buttons.length}.`);
    }
    try {
      const request = pressed ?? followUp(readLine(line, runtime.commands, locale), last, "next");
      const { blocks, drawing } = await respond(request, { ...runtime, services: askedBy(ASKER, runtime.services) }, surface);
      buttons = pressable(blocks);
      last = await exchangeOf(request, blocks, runtime.services.archive);
      say(`${drawing}\n`);
    } catch (error) {
      if (error instanceof LineError) return say(`${error.message[0]!.toUpperCase()}${error.message.slice(1)}.`);
      failed(error);
      say("Something went wrong here; the log says what.");
    }
  };

  if (looked) say("The local channel: type /help, or a question; tab completes, a number presses a button, /quit ends.\n");
  if (looked) lines.prompt();
  posting?.(({ blocks, drawing }) => {
    buttons = pressable(blocks);
    say(looked ? `\r${drawing}\n` : `${drawing}\n`);
    if (looked) lines.prompt(true);
  });
  for await (const typed of lines) {
    const line = typed.trim();
    if (line === "/quit") break;
    if (line !== "") {
      if (!looked) say(`> ${line}`);
      await answer(line);
    }
    if (looked) lines.prompt();
  }
  lines.close();
}
