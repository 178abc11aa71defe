import { setTimeout as wait } from "node:timers/promises";
import { answer, failed } from "../../src/surfaces/discord/answer.ts";
import { openGateway } from "../../src/surfaces/discord/gateway.ts";
import { talk } from "../../src/surfaces/discord/talk.ts";
import { message, slash } from "../surfaces/discord/interactions.ts";
import { type StandIn, self, standIn, type Trouble, token } from "../surfaces/discord/stand-in.ts";
import { testBot } from "../surfaces/discord/test-bot.ts";
import { type Budget, type Findings, tally } from "./budget.ts";

/** The time limit of an answer, retries included (milliseconds). */
const LONGEST = 20_000;

/** One round in this many loses its connection, which takes seconds to restore. */
const LOSSES = 8;

const TROUBLES: readonly Trouble[] = [502, "dropped", 429, 500, 503];
const PATHS = [/callback$/, /@original$/, /^\/channels\/\d+\/messages$/, /^\/webhooks\/\d+\/[^/]+$/] as const;

/** Close codes after which the bot may reconnect (Discord's reference, "Gateway close event codes"). */
const CLOSINGS = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009] as const;

/**
 * Runs a bot against a failing Discord: responses are lost, requests turned away, connections closed, sessions forgotten, events delivered twice.
 * Every interaction must be answered once, every deferral followed up, every mention answered with one message.
 */
export async function discord({ random, more }: Budget): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  const server = await standIn();
  const { bot } = testBot();
  const gateway = await openGateway({
    token,
    api: server.api,
    status: "",
    answer: (interaction) => answer(interaction, bot),
    failed: (error, locale) => failed(error, undefined, locale, bot),
    talk: (heard, around) => talk(heard, around, bot),
    log: bot.log,
  });
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  for (let round = 0; more(); round++) {
    server.made.length = 0;
    server.messages.length = 0;
    if (random() < 1 / LOSSES) count(await lose(server, any, random, faults));
    server.state.troubles = Array.from({ length: Math.floor(random() * 4) }, () => ({ path: any(PATHS), how: any(TROUBLES) }));
    const troubles = server.state.troubles.map(({ path, how }) => `${how} at ${path.source}`);
    for (const { how } of server.state.troubles) count(`troubles: ${how}`);

    const at = { user: String(100_000_000_000_000_000n + BigInt(round)) };
    const asked = [
      slash("echo", { words: "hello" }, at),
      slash("slow", {}, at),
      slash("slow", { fail: true }, at),
      slash("refused", {}, at),
    ];
    for (const interaction of asked) server.expectAnswer(interaction.id);
    const [echo, slow, failing] = asked as [(typeof asked)[0], (typeof asked)[0], (typeof asked)[0]];
    const mention = message(`<@${self}> who said it?`, { author: { id: at.user, username: "ada", discriminator: "0" } });
    for (let times = random() < 0.2 ? 2 : 1; times > 0; times--) {
      for (const interaction of asked) server.dispatch("INTERACTION_CREATE", interaction);
      server.dispatch("MESSAGE_CREATE", mention);
    }

    const carriedOut = (method: string, path: RegExp, interaction: { readonly token: string }) =>
      server.made.filter(
        (made) => made.method === method && made.status === 200 && path.test(made.path) && made.path.includes(interaction.token),
      );
    const replies = () => server.messages.filter(({ to }) => to === mention.id);
    const wanted: Readonly<Record<string, () => boolean>> = {
      "every interaction is answered": () => asked.every(({ id }) => server.isAnswered(id)),
      "a promised reply follows": () => carriedOut("PATCH", /@original$/, slow).length > 0,
      "a promise that failed is withdrawn": () => carriedOut("DELETE", /@original$/, failing).length > 0,
      "a mention is answered": () => replies().length > 0,
    };
    const until = performance.now() + LONGEST;
    const missing = () => Object.entries(wanted).filter(([, stands]) => !stands());
    while (missing().length > 0 && performance.now() < until) await wait(10);
    await wait(50);
    const blame = `round ${round} (${troubles.join(", ")})`;
    faults.push(...missing().map(([what]) => `${blame}: not so: ${what}`));
    if (replies().length > 1) faults.push(`${blame}: a mention is answered ${replies().length} times`);
    if (carriedOut("POST", /^\/webhooks/, failing).length > 1) faults.push(`${blame}: a private note is sent twice`);
    if (carriedOut("POST", /callback$/, echo).length > 1) faults.push(`${blame}: an interaction is answered twice`);
    count("interactions", asked.length);
    count("mentions");
  }
  await gateway.close();
  await server.close();
  return { counts, faults };
}

/** Breaks the connection in one of Discord's ways and waits until it is restored. Returns the way. */
async function lose(server: StandIn, any: <T>(list: readonly T[]) => T, random: () => number, faults: string[]): Promise<string> {
  const { state } = server;
  const before = state.identified + state.resumed;
  state.forgetSession = random() < 0.3;
  const ways: Readonly<Record<string, () => void>> = {
    "lost connections: closed": () => server.disconnect(any(CLOSINGS)),
    "lost connections: told to reconnect": () => server.tell({ op: 7, d: null }),
    "lost connections: session invalid": () => server.tell({ op: 9, d: random() < 0.5 }),
  };
  const way = any(Object.keys(ways));
  ways[way]!();
  const until = performance.now() + 2 * LONGEST;
  while (state.identified + state.resumed === before && performance.now() < until) await wait(20);
  if (state.identified + state.resumed === before) faults.push(`${way}: not found again`);
  state.forgetSession = false;
  await wait(50);
  return way;
}
