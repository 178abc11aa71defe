import { commands } from "../../commands/index.ts";
import { idOf } from "../../src/article/identity.ts";
import { configuration } from "../../src/config.ts";
import type { WritableArchive } from "../../src/ingest/open-archive.ts";
import { openLog } from "../../src/log.ts";
import type { Postgres } from "../../src/postgres/connect.ts";
import { openState } from "../../src/state/state.ts";
import { answer } from "../../src/surfaces/discord/answer.ts";
import { openBot } from "../../src/surfaces/discord/open.ts";
import { press } from "../surfaces/discord/interactions.ts";
import type { Articles } from "./scale-articles.ts";
import type { Cluster, Process } from "./scale-cluster.ts";

type Count = (what: string, by?: number) => void;

/** The ids of the buttons and menu entries of a reply, but for those that open a form. */
export const buttonsOf = (reply: unknown): string[] =>
  [...JSON.stringify(reply ?? null).matchAll(/"(?:custom_id|value)":"(1[^"]*)"/g)]
    .map(([, id]) => id!)
    .filter((id) => !/^1[:+~*](?:report|further)/.test(id));

/** Nothing is posted twice and nothing lost: the posts noted as sent are the messages that stand in the channels, and every article was decided about. */
export async function checkPosts(
  { sql }: Postgres,
  messages: readonly { readonly id: string }[],
  digests: number,
  count: Count,
): Promise<string[]> {
  const faults: string[] = [];
  // A post of copies names further papers in a message that stands already.
  const all = await sql<{ message: string; body: string }[]>`SELECT message, body::text AS body FROM post WHERE state = 'sent'`;
  const sent = all.filter(({ body }) => JSON.parse(body).kind !== "copies");
  count("posts edited to name other papers", all.length - sent.length);
  const standing = new Set(messages.map(({ id }) => id));
  count("posts", sent.length);
  const noted = new Set(sent.map(({ message }) => message));
  const same = ({ id: _, ...message }: { readonly id: string }) => JSON.stringify(message);
  for (const message of messages) {
    if (noted.has(message.id)) continue;
    const isTwice = messages.some((other) => noted.has(other.id) && same(other) === same(message));
    faults.push(
      `a message stands that was not noted as sent${isTwice ? ", beside one of the same words" : ""}: ${same(message)}`,
    );
  }
  for (const { message } of sent)
    if (!standing.has(message)) faults.push(`a post was noted as sent and stands nowhere: ${message}`);
  const dropped = await sql<
    { why: string; n: number }[]
  >`SELECT why, count(*) AS n FROM post WHERE state = 'dropped' GROUP BY why`;
  for (const { why, n } of dropped) count(`posts dropped: ${why}`, n);
  const [written] = await sql<{ n: number }[]>`SELECT count(*) AS n FROM post WHERE key LIKE 'digest %'`;
  count("digests", written!.n);
  if (written!.n !== digests) faults.push(`${digests} digests were due, ${written!.n} were written`);
  // An article may have been withdrawn before its turn.
  const untold = await sql<{ id: string }[]>`
    SELECT DISTINCT c.id FROM change c WHERE c.kind = 'added' AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.article = c.id)
      AND NOT EXISTS (SELECT 1 FROM change w WHERE w.id = c.id AND w.kind = 'withdrawn')`;
  for (const { id } of untold) faults.push(`nobody was told of ${id}, and nothing says why`);
  return faults;
}

/** Files whose text is not that of their article; a withdrawn article keeps the text that it had. */
export async function unlike(archive: WritableArchive, { texts }: Articles): Promise<string[]> {
  const wrong = await Promise.all(
    [...texts].map(async ([path, text]) => {
      // Lists leave out withdrawn articles.
      const article = await archive.article(idOf(null, path));
      if (article?.withdrawn || article?.text.trim() === text) return [];
      return [`${path} is held as ${JSON.stringify(article?.text)} instead of ${JSON.stringify(text)}`];
    }),
  );
  return wrong.flat();
}

/** Purged articles that the record has again, with what it has of them. */
export async function returned({ sql }: Postgres, purged: ReadonlySet<string>): Promise<string[]> {
  const rows = await sql<{ id: string; kind: string }[]>`SELECT DISTINCT id, kind FROM change WHERE kind <> 'purged'`;
  return rows
    .filter(({ id }) => purged.has(id))
    .map(({ id, kind }) => `a purged article is in the record again: ${id} (${kind})`);
}

/** Each process answers as one process on SQLite does, and so does each button, pressed in another process than the one that sent it. */
export async function checkAnswers(
  cluster: Cluster,
  alone: WritableArchive,
  questions: readonly object[],
  count: Count,
): Promise<string[]> {
  const faults: string[] = [];
  const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
  const runtime = { commands, services: { archive: alone, now: () => new Date() }, share: config.share };
  // On a busy machine an answer may be promised for later; here it is wanted whole.
  const bot = { ...openBot(runtime, openState(":memory:"), config, openLog("silent")), patience: 600_000 };
  const expect = async (interaction: object) => (await answer({ ...interaction, id: "1" }, bot)).callback;

  async function whole(one: Process, interaction: object): Promise<string> {
    for (let tries = 0; ; tries++) {
      const found = await cluster.ask(one, interaction).then((callback) => JSON.stringify(callback), String);
      if (!found.startsWith('{"type":5') || tries === 20) return found;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async function compare(one: Process, interaction: object, expected: string): Promise<void> {
    const found = await whole(one, interaction);
    if (found === expected) return;
    const at = [...expected].findIndex((letter, n) => letter !== found[n]);
    const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
    const { data } = interaction as { data?: unknown };
    faults.push(`${one.name} answers ${JSON.stringify(data)} otherwise: ${around(found)} instead of ${around(expected)}`);
  }

  for (const [n, question] of questions.entries()) {
    const callback = await expect(question);
    for (const one of cluster.processes) {
      await compare(one, question, JSON.stringify(callback));
      count("answers compared");
    }
    const buttons = buttonsOf(callback);
    const id = buttons[n % Math.max(1, buttons.length)];
    if (id === undefined) continue;
    const pressed = JSON.stringify(await expect(press(id)));
    for (const one of cluster.processes) {
      await compare(one, press(id), pressed);
      count("buttons compared");
    }
  }
  return faults;
}
