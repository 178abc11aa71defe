import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { openChannel } from "../../../src/surfaces/terminal/channel.ts";
import { LOCAL, printer } from "../../../src/surfaces/terminal/posts.ts";
import { openTeller, type Teller } from "../../../src/tell/teller.ts";
import { tellerOn } from "../../tell/support.ts";

it("prints what is followed when it comes in, and a number presses a button of the post", async () => {
  const on = await tellerOn();
  const { archive, follows, digests, outbox } = on;
  const [input, output] = [new PassThrough(), new PassThrough()];
  let printed = "";
  output.on("data", (part) => {
    printed += part;
  });
  const until = async (words: string) => {
    for (let tries = 0; !printed.includes(words) && tries < 200; tries++) await wait(5);
    expect(printed).toContain(words);
  };
  const now = () => on.clock.now;
  const following = { follows, digests, last: archive.lastChange, limits: { perServer: 9, perPerson: 9 } };
  const runtime = { commands, services: { archive, now: () => new Date(now()), following, place: LOCAL }, share: 1 };
  const failed = (error: unknown) => {
    throw error;
  };
  let teller: Teller | undefined;
  const channel = openChannel(runtime, {
    ...{ input, output, locale: "en", failed },
    posting: (show) => {
      const deliver = printer(runtime, { output, failed }, show);
      teller = openTeller({ archive, follows, digests, outbox, deliver, sends: "terminal", perHour: 9, now, failed });
    },
  });
  input.write("/follow words:ferry\n");
  await until("[1] Follow");
  input.write("1\n");
  await until("I will post here from now on");
  await on.add({
    title: "The ferry is back",
    text: "It rained. The ferry carried 400 people. Nobody fell into the water. All went home.",
  });
  await teller!.turn();
  await until("│ The ferry carried 400 people.");
  input.write("1\n");
  await until("│ It rained. The ferry carried 400 people.");
  input.end();
  await channel;
  await on.close();
});

it("refuses a post that cannot be shown, and reports why", async () => {
  const on = await tellerOn();
  const runtime = { commands, services: { archive: on.archive, now: () => new Date() }, share: 1 };
  const failures: unknown[] = [];
  const broken = new Error("the output is closed");
  const deliver = printer(runtime, { output: new PassThrough(), failed: (error) => failures.push(error) }, () => {
    throw broken;
  });
  const post = { id: 1, body: { kind: "limit" } } as unknown as Parameters<typeof deliver>[0];
  expect(await deliver(post, { kind: "help" } as never, undefined as never)).toEqual({ kind: "refused" });
  expect(failures).toEqual([broken]);
  await on.close();
});
