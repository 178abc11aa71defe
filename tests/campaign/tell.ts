import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { REST } from "discord.js";
import { commands } from "../../commands/index.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { speakerKey } from "../../src/language/english/names/same-person.ts";
import { openLog } from "../../src/log.ts";
import { openState } from "../../src/state/state.ts";
import { answer, failed } from "../../src/surfaces/discord/answer.ts";
import { openGateway } from "../../src/surfaces/discord/gateway.ts";
import { deliverer } from "../../src/surfaces/discord/posts.ts";
import { openTeller } from "../../src/tell/teller.ts";
import { analysed } from "../support/articles.ts";
import { type StandIn, standIn, type Trouble, token } from "../surfaces/discord/stand-in.ts";
import { testBot } from "../surfaces/discord/test-bot.ts";
import { type Budget, type Findings, tally } from "./budget.ts";

const CHANNELS = ["300000000000000001", "300000000000000002"] as const;
const TROUBLES: readonly Trouble[] = [502, "dropped", "silent", 429, 500, 503];
const PATHS = [/^\/channels\/\d+\/(?:messages(?:\/\d+)?|threads)$/, /^\/channels\/\d+$/, /^\/users\/@me\/channels$/] as const;
const MINUTE = 60_000;
/** For how long Discord knows a nonce: "a few minutes". */
const NONCE = 3 * MINUTE;
/** How long a post may take to be sent once all is well again: the longest pause of a closed channel, and an hour for the limit. */
const SETTLING = 8 * 60;

/** A program that was killed. */
class Killed extends Error {
  override readonly name = "Killed";
}

/**
 * Follows articles while programs are killed between any two writes, Discord fails in every way it can, others write in the channels, channels
 * close and open, clocks jump and a second program shares the state. Each article must be posted once in its channel, in order, or be dropped for
 * a reason that is kept. Where Discord can tell neither by nonce nor by the channel whether a post arrived, it may come once more, and after two
 * such attempts it is kept as unsure.
 */
export async function tell({ random, more }: Budget): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const server = await standIn();
  const { bot } = testBot();
  const gateway = await openGateway({
    ...{ token, api: server.api, status: "", log: bot.log },
    answer: (interaction) => answer(interaction, bot),
    failed: (error, locale) => failed(error, undefined, locale, bot),
    talk: async () => null,
  });
  const rest = gateway.rest as REST;
  rest.options.timeout = 150;
  for (let run = 0; more(); run++) {
    const found = await oneRun(join(folder, `${run}.sqlite`), server, rest, random, count);
    faults.push(...found.map((fault) => `run ${run}: ${fault}`));
    count("runs");
  }
  await gateway.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  return { counts, faults };
}

/** Waits, while minutes pass by the programs' clock, until requests that timed out on a busy machine have arrived as well. */
async function arrived(server: StandIn): Promise<void> {
  for (let times = 0; times < 3; times++) {
    await delay(10);
    // The connection may be one that was just dropped.
    await fetch(`${server.api}/v10/arrived`).catch(() => {});
  }
}

async function oneRun(
  file: string,
  server: StandIn,
  rest: REST,
  random: () => number,
  count: (what: string, by?: number) => void,
) {
  server.messages.length = 0;
  server.made.length = 0;
  server.threads.length = 0;
  server.state.forums.clear();
  server.state.closed.clear();
  server.state.troubles = [];
  server.state.historyHidden = random() < 0.15;
  /** The time, and that of the programs' clock. */
  const clock = { now: Date.parse("2026-03-02T10:00:00Z"), wrong: 0 };
  const now = () => clock.now + clock.wrong;
  server.state.now = () => clock.now;
  const whole = (most: number) => Math.floor(random() * most);
  const any = <T>(list: readonly T[]): T => list[whole(list.length)]!;
  const archive = openArchive(":memory:", () => new Date(now()));
  if (random() < 0.3) server.state.forums.set(CHANNELS[1], {});
  const perHour = 2 + whole(12);
  const unexpected: string[] = [];
  let setBack = false;

  /** A program on the shared state; `killAfter` calls into it, it is dead. */
  function program(killAfter: number) {
    const state = openState(file, () => new Date(now()));
    let left = killAfter;
    const step = () => {
      if (left-- <= 0) throw new Killed();
    };
    const mortal = <T extends object>(of: T): T =>
      new Proxy(of, {
        get: (target, name) => {
          const method = Reflect.get(target, name) as unknown;
          if (typeof method !== "function") return method;
          return async (...given: unknown[]) => {
            step();
            const result = await (method as (...given: unknown[]) => unknown).apply(target, given);
            step();
            return result;
          };
        },
      });
    const { follows, digests, outbox } = state.telling!;
    const services = {
      archive,
      now: () => new Date(now()),
      following: { follows, digests, last: archive.lastChange, limits: { perServer: 9, perPerson: 9 } },
    };
    const deliver = deliverer(rest, { commands, services, share: 1, forms: true }, async () => {}, openLog("silent"));
    const sender = mortal({ deliver });
    const failed = (error: unknown) => unexpected.push(String(error));
    const teller = openTeller({
      archive,
      follows: mortal(follows),
      digests,
      outbox: mortal(outbox),
      deliver: sender.deliver,
      sends: "discord",
      perHour,
      now,
      failed,
    });
    return {
      state,
      turn: () =>
        teller.turn().catch((error: unknown) => {
          if (!(error instanceof Killed)) unexpected.push(`${error}`);
        }),
      dead: () => left < 0,
      close: () => state.close(),
    };
  }
  const mortality = () => (random() < 0.6 ? whole(40) : Number.POSITIVE_INFINITY);

  const first = program(Number.POSITIVE_INFINITY);
  await first.turn();
  const { follows } = first.state.telling!;
  const begins = await archive.lastChange();
  const common = { server: "200000000000000001", user: "100000000000000001", locale: "en", quiet: null, role: null, begins };
  await follows.add({
    ...common,
    channel: CHANNELS[0],
    conditions: { person: { name: "Ana Ruiz", keys: [speakerKey("Ana Ruiz")], said: "quoted" } },
  });
  await follows.add({ ...common, channel: CHANNELS[0], conditions: { words: "harbour" } });
  await follows.add({ ...common, channel: CHANNELS[1], conditions: { topic: "harbour" } });
  await first.close();

  const expected: string[] = [];
  const texts = new Map<string, string>();
  const copies = new Set<string>();
  const add = async (name: string, text: string, isCopy = false) => {
    const [article, analysis] = analysed({
      path: `${name}.md`,
      title: `Report ${name}`,
      published: new Date(now()).toISOString(),
      text,
    });
    const { outcome } = await archive.add(article, analysis, null);
    if (isCopy) copies.add(article.id);
    else if (outcome === "added") expected.push(article.id);
    if (!isCopy) texts.set(name, text);
  };
  let programs = [program(mortality())];
  for (let round = 3 + whole(6); round > 0; round--) {
    for (let articles = whole(4); articles > 0; articles--) {
      const name = String(texts.size);
      await add(
        name,
        `The harbour was full on day ${name}. “We counted ${name} ships and ${name} boats,” Ana Ruiz said. Pier ${name} was empty.`,
      );
    }
    const changed = any([...texts.keys(), null]);
    if (changed !== null && random() < 0.3)
      await add(changed, `${texts.get(changed)!.replace("We counted", "They counted")} It was ${round}.`);
    const copied = any([...texts.keys(), null]);
    if (copied !== null && random() < 0.3) await add(`copy ${copied} ${round}`, `${texts.get(copied)!} A band played.`, true);
    if (random() < 0.6)
      server.state.troubles = Array.from({ length: 1 + whole(3) }, () => {
        const how = any(TROUBLES);
        count(`troubles: ${how}`);
        return { path: any(PATHS), how };
      });
    if (random() < 0.15) server.state.closed.add(any(CHANNELS));
    else if (random() < 0.5) server.state.closed.clear();
    if (random() < 0.1) server.disconnect(4000);
    if (random() < 0.15) {
      const jump = Math.round((random() - 0.5) * 4 * 60 * MINUTE);
      clock.wrong += jump;
      setBack ||= jump < 0;
      count("clock jumps");
    }
    if (programs.length < 2 && random() < 0.25) programs.push(program(mortality()));
    if (random() < 0.4) server.write(any(CHANNELS));
    await Promise.all(programs.map((one) => one.turn()));
    for (const one of programs.filter(({ dead }) => dead())) {
      count("kills");
      await one.close();
    }
    programs = programs.filter(({ dead }) => !dead());
    if (programs.length === 0) programs.push(program(mortality()));
    // Most programs are begun again at once, some after minutes; a few are down for hours.
    clock.now += random() < 0.1 ? whole(120 * MINUTE) : whole(5 * MINUTE);
    await arrived(server);
    server.forgetNonces(NONCE);
  }
  for (const one of programs) await one.close();

  server.state.troubles = [];
  server.state.closed.clear();
  const last = program(Number.POSITIVE_INFINITY);
  for (let minutes = 0; minutes < SETTLING; minutes += 10) {
    clock.now += 10 * MINUTE;
    server.forgetNonces(NONCE);
    await last.turn();
    if ((await last.state.telling!.outbox.oldestDue(now())) !== null) await arrived(server);
  }
  const faults = [...unexpected];
  for (const channel of CHANNELS) {
    const kept = (await last.state.telling!.follows.list({ channel }))[0]!;
    // A post in a forum is a thread, whose id is its first message's; whatever else is in it came later.
    const forum = server.state.forums.has(channel);
    const inside = new Set(server.threads.filter(({ parent_id }) => parent_id === channel).map(({ id }) => id));
    const own = server.messages.filter((message) => (forum ? inside.has(message.channel) : message.channel === channel));
    const isReply = ({ id, channel, to }: (typeof own)[number]) => (forum ? id !== channel : to !== undefined);
    const posted = own.filter((message) => !isReply(message));
    const ids = posted.flatMap(({ components }) => /\?a=([\w-]+)/.exec(JSON.stringify(components))?.[1] ?? []);
    count(forum ? "posts in forums" : "posts", ids.length);
    // A copy is a post of its own where the story itself was over the limit.
    const inOrder = [...new Set(ids)].filter((id) => !copies.has(id));
    if (inOrder.join() !== expected.filter((id) => inOrder.includes(id)).join()) faults.push(`${channel}: out of order`);
    for (const id of expected) {
      const times = ids.filter((one) => one === id).length;
      const fate = (await last.state.telling!.follows.fates(id, now())).get(kept.id);
      if (times > 1) {
        count("posts that came twice, since Discord could not tell");
        // A clock set back may make an old nonce seem one that Discord still knows.
        if (times > 2 && setBack) count("posts that came three times after the clock was set back");
        if (!server.state.historyHidden || times > (setBack ? 3 : 2)) faults.push(`${channel}: ${id} was posted ${times} times`);
      }
      if (fate === "unsure") {
        count(`posts kept as unsure: ${times} came`);
        if (!server.state.historyHidden) faults.push(`${channel}: ${id} is unsure`);
        continue;
      }
      if (fate === "posted" && times === 0) faults.push(`${channel}: ${id} counts as posted and is not`);
      if (fate !== "posted" && times > 0) faults.push(`${channel}: ${id} was posted and counts as ${fate}`);
      if (fate === "limit") count("articles over the limit");
      if (server.state.historyHidden && fate === "posted") count("posts where history was hidden");
      if (fate !== "posted" && fate !== "limit") faults.push(`${channel}: ${id} is lost (${fate})`);
    }
    count("articles", expected.length);
    count("papers named later", server.made.filter(({ method, path }) => method === "PATCH" && path.includes(channel)).length);
    const replies = own.filter(isReply);
    count("corrections", replies.length);
    const twice = replies.length - new Set(replies.map(({ components }) => JSON.stringify(components))).size;
    if (twice > 0 && !server.state.historyHidden) faults.push(`${channel}: ${twice} corrections came twice`);
  }
  await last.close();
  await archive.close();
  return faults;
}
