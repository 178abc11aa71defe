import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { type WebSocket, WebSocketServer } from "ws";
import { checkRequest } from "../../discord-rules.ts";

export const self = "900000000000000009";
export const token = "a.test.token";

/** One request that the bot made. */
export type Made = { readonly method: string; readonly path: string; readonly body: unknown; readonly status: number };

/** A request is carried out but its response lost (502, a dropped connection, silence), or it is turned away (429, 500, 503). */
export type Trouble = 502 | "dropped" | "silent" | 429 | 500 | 503;

type Posted = {
  readonly components?: unknown;
  readonly nonce?: unknown;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
};

type Standing = {
  readonly id: string;
  readonly channel: string;
  nonce: unknown;
  readonly to: string | undefined;
  components: unknown;
};

type Command = Record<string, unknown> & { id: string; type: number; name: string };

/**
 * Discord, as far as the bot sees it: a gateway and a REST API on this machine. It answers 400 to whatever Discord refuses, 404 to an
 * answer for an interaction that it did not send, and 400 to a second one.
 */
export async function standIn() {
  const made: Made[] = [];
  const commands = new Map<string, Command[]>();
  const waiting: { fits: (made: Made) => boolean; resolve: (made: Made) => void }[] = [];
  const open = new Map<string, "new" | "answered">();
  const withdrawn = new Set<string>();
  let sockets: WebSocket[] = [];
  let sequence = 0;
  let latest = 0n;
  const state = {
    /** The time by which ids are made and nonces are forgotten, in milliseconds. */
    now: () => Date.now(),
    refuseToken: false,
    refuseCommands: false,
    refuseIdentify: false,
    forgetSession: false,
    identified: 0,
    resumed: 0,
    identity: {} as unknown,
    /** The bot may not read the messages of channels. */
    historyHidden: false,
    /** Channels that hold threads only, with what is known of them. */
    forums: new Map<string, { readonly flags?: number; readonly available_tags?: readonly object[] }>(),
    /** Channels that the bot may not see. */
    closed: new Set<string>(),
    /** Channels and threads that are gone. */
    deleted: new Set<string>(),
    /** Failures of requests, each used once. */
    troubles: [] as { readonly path: RegExp; readonly how: Trouble; readonly method?: string }[],
  };
  /** Messages that stand in channels: under one enforced nonce there is one, until Discord forgets the nonce. */
  const messages: Standing[] = [];
  const threads: { readonly id: string; readonly parent_id: string; readonly owner_id: string; readonly name: string }[] = [];
  const id = () => {
    const moment = BigInt(Math.round(state.now()) - 1_420_070_400_000) << 22n;
    latest = moment > latest ? moment : latest + 1n;
    return String(latest);
  };
  const post = (channel: string, { components, nonce, message_reference }: Posted): Standing => {
    const message = { id: id(), channel, nonce, to: message_reference?.message_id, components };
    messages.push(message);
    return message;
  };

  const app = new Hono();
  app.all("/api/:version/*", async (context) => {
    const { req } = context;
    const path = decodeURIComponent(req.path.replace(/^\/api\/v\d+/, ""));
    const text = await req.text();
    const body = text === "" ? undefined : JSON.parse(text);
    const trouble = state.troubles.findIndex(
      ({ path: troubled, method = req.method }) => troubled.test(path) && method === req.method,
    );
    const how = trouble < 0 ? null : state.troubles.splice(trouble, 1)[0]!.how;
    if (how === 429) return context.json({ message: "You are being rate limited.", retry_after: 0.05, global: false }, 429);
    if (how === 500 || how === 503) return context.html("<h1>Try again</h1>", how);
    const { status, data } = answered(req.method, path, body, req.header("authorization"), req.query("after"));
    const one = { method: req.method, path, body, status };
    made.push(one);
    for (const one of waiting.filter(({ fits }) => fits(made.at(-1)!))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(made.at(-1)!);
    }
    if (how === 502) return context.json({ message: "502: Bad Gateway", code: 0 }, 502);
    if (how === "silent") await new Promise((resolve) => setTimeout(resolve, 400));
    if (how === "dropped") (context.env as { incoming: { socket: { destroy: () => void } } }).incoming.socket.destroy();
    return data === undefined ? context.body(null, 204) : context.json(data as object, status as 200);
  });

  function answered(method: string, path: string, body: unknown, authorization: string | undefined, after = "0") {
    const refuse = (status: number, code: number, message: string) => ({ status, data: { code, message } });
    const ok = (data?: unknown) => ({ status: 200, data });
    const complaints = checkRequest(method, path, body);
    if (complaints.length > 0) return refuse(400, 50035, `Invalid Form Body: ${complaints.join("; ")}`);
    const byToken = /^\/(interactions|webhooks)\//.test(path);
    if (!byToken && (authorization !== `Bot ${token}` || state.refuseToken)) return refuse(401, 0, "401: Unauthorized");
    if (path === "/gateway/bot") {
      const session_start_limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
      return ok({ url: gateway, shards: 1, session_start_limit });
    }
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
    if (callback) return first(callback[1]!);
    const scope = /^(\/applications\/\d+(?:\/guilds\/\d+)?)\/commands(?:\/(\d+))?$/.exec(path);
    if (scope && state.refuseCommands) return refuse(403, 50001, "Missing Access");
    if (scope) return registered(method, scope[1]!, scope[2], body as Command);
    const [, channel = ""] = /^\/channels\/(\d+)\/messages$/.exec(path) ?? [];
    const forum = /^\/channels\/(\d+)\/threads$/.exec(path)?.[1];
    if (forum !== undefined && method === "POST") {
      if (state.closed.has(forum)) return refuse(403, 50001, "Missing Access");
      const { name, message, applied_tags = [] } = body as { name: string; message: Posted; applied_tags?: string[] };
      if (((state.forums.get(forum)?.flags ?? 0) & 16) !== 0 && applied_tags.length === 0)
        return refuse(400, 40067, "A tag is required to create a forum post in this channel");
      const thread = id();
      threads.push({ id: thread, parent_id: forum, owner_id: self, name });
      messages.push({ id: thread, channel: thread, nonce: undefined, to: undefined, components: message.components });
      return ok({ id: thread });
    }
    if (path === "/users/@me") return ok({ id: self });
    // Threads are archived after an hour.
    const young = (thread: { readonly id: string }) => BigInt(thread.id) >> 22n > state.now() - 1_420_070_400_000 - 3_600_000;
    if (/^\/guilds\/\d+\/threads\/active$/.test(path)) return ok({ threads: threads.filter(young), members: [] });
    const archived = /^\/channels\/(\d+)\/threads\/archived\/public$/.exec(path)?.[1];
    if (archived !== undefined && state.historyHidden) return refuse(403, 50013, "Missing Permissions");
    if (archived !== undefined) {
      const all = threads.filter((thread) => thread.parent_id === archived && !young(thread)).reverse();
      return ok({ threads: all.slice(0, 50), members: [], has_more: all.length > 50 });
    }
    const about = method === "GET" ? /^\/channels\/(\d+)$/.exec(path)?.[1] : undefined;
    if (about !== undefined) {
      if (state.closed.has(about)) return refuse(403, 50001, "Missing Access");
      const held = state.forums.has(about)
        ? threads.filter(({ parent_id }) => parent_id === about)
        : messages.filter(({ channel }) => channel === about);
      const type = state.forums.has(about) ? 15 : 0;
      const last_message_id = held.at(-1)?.id ?? null;
      return ok({ id: about, type, guild_id: "200000000000000001", last_message_id, ...state.forums.get(about) });
    }
    if (state.forums.has(channel)) return refuse(400, 50024, "Cannot execute action on this channel type");
    if (state.closed.has(channel)) return refuse(403, 50001, "Missing Access");
    if (state.deleted.has(channel)) return refuse(404, 10003, "Unknown Channel");
    if (method === "GET" && channel !== "" && state.historyHidden) return ok([]);
    if (method === "GET" && channel !== "")
      return ok(
        messages
          .filter((message) => message.channel === channel && BigInt(message.id) > BigInt(after))
          .slice(0, 100)
          .reverse(),
      );
    const edited = messages.find(
      (message) => method === "PATCH" && path === `/channels/${message.channel}/messages/${message.id}`,
    );
    if (edited) edited.components = (body as Posted).components;
    else if (method === "PATCH" && path.startsWith("/channels/")) return refuse(404, 10008, "Unknown Message");
    if (method === "POST" && path === "/users/@me/channels")
      return ok({ id: (body as { recipient_id: string }).recipient_id, type: 1 });
    if (method === "POST" && channel !== "") {
      const { nonce, enforce_nonce } = body as Posted;
      const known = enforce_nonce === true ? messages.find((message) => message.nonce === nonce) : undefined;
      const stored = known ?? post(channel, body as Posted);
      return ok({ id: stored.id, channel_id: "1", content: "" });
    }
    if (method === "DELETE" && path.endsWith("/@original")) {
      if (withdrawn.has(path)) return refuse(404, 10008, "Unknown Message");
      withdrawn.add(path);
    }
    return ok(method === "PUT" ? undefined : { id: id(), channel_id: "1", content: "" });

    function first(interaction: string) {
      const known = open.get(interaction);
      if (known === undefined) return refuse(404, 10062, "Unknown interaction");
      if (known === "answered") return refuse(400, 40060, "Interaction has already been acknowledged.");
      open.set(interaction, "answered");
      return ok();
    }
  }

  function registered(method: string, scope: string, which: string | undefined, body: Command) {
    const held = commands.get(scope) ?? [];
    commands.set(scope, held);
    const asHeld = (command: Command): Command => ({ ...command, application_id: self, version: id(), nsfw: false });
    switch (method) {
      case "GET":
        return { status: 200, data: held };
      case "POST": {
        const command = asHeld({ ...body, id: id() });
        held.push(command);
        return { status: 201, data: command };
      }
      case "PATCH": {
        const place = held.findIndex((command) => command.id === which);
        held[place] = asHeld({ ...held[place]!, ...body });
        return { status: 200, data: held[place] };
      }
      default:
        commands.set(
          scope,
          held.filter((command) => command.id !== which),
        );
        return { status: 204, data: undefined };
    }
  }

  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  const gatewayServer = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await Promise.all([server.listening || once(server, "listening"), once(gatewayServer, "listening")]);
  const gateway = `ws://127.0.0.1:${(gatewayServer.address() as AddressInfo).port}`;

  gatewayServer.on("connection", (socket) => {
    sockets.push(socket);
    const send = (payload: object) => socket.send(JSON.stringify(payload));
    send({ op: 10, d: { heartbeat_interval: 40_000 } });
    socket.on("message", (data) => {
      const { op, d: sent } = JSON.parse(String(data)) as { op: number; d: unknown };
      if (op === 1) send({ op: 11 });
      if (op === 2 && state.refuseIdentify) socket.close(4004);
      else if (op === 2) {
        state.identified++;
        state.identity = sent;
        const user = { id: self, username: "verbatim", discriminator: "0", global_name: null, bot: true, avatar: null };
        const application = { id: self, flags: 0 };
        const d = { v: 10, user, guilds: [], session_id: "session", resume_gateway_url: gateway, application };
        send({ op: 0, t: "READY", s: ++sequence, d });
      }
      if (op === 6 && state.forgetSession) send({ op: 9, d: false });
      else if (op === 6) {
        state.resumed++;
        send({ op: 0, t: "RESUMED", s: ++sequence, d: {} });
      }
    });
  });

  const until = (fits: (made: Made) => boolean): Promise<Made> => {
    const before = made.find(fits);
    if (before) return Promise.resolve(before);
    return new Promise((resolve) => waiting.push({ fits, resolve }));
  };
  const dispatch = (t: string, d: object) => {
    for (const socket of sockets) socket.send(JSON.stringify({ op: 0, t, s: ++sequence, d }));
  };

  return {
    messages,
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    made,
    commands,
    state,
    until,
    dispatch,
    id,
    isAnswered: (interaction: string) => open.get(interaction) === "answered",
    threads,
    /** Somebody else writes in a channel, or begins a thread in a forum. */
    write: (channel: string) => {
      if (state.forums.has(channel)) threads.push({ id: id(), parent_id: channel, owner_id: "1", name: "" });
      else post(channel, {});
    },
    /** Discord knows nonces for a few minutes only: forgets those of messages older than so many milliseconds. */
    forgetNonces: (milliseconds = 0) => {
      const before = BigInt(Math.round(state.now()) - milliseconds - 1_420_070_400_000) << 22n;
      for (const message of messages) if (BigInt(message.id) <= before || milliseconds === 0) message.nonce = null;
    },
    /** Tells all connections something other than an event. */
    tell: (payload: object) => {
      for (const socket of sockets) socket.send(JSON.stringify(payload));
    },
    /** Lets an interaction be answered, once. */
    expectAnswer: (interaction: string) => open.set(interaction, "new"),
    /** Sends an interaction by the gateway and gives the answer to it. */
    async interact(interaction: { readonly id: string }): Promise<Made> {
      open.set(interaction.id, "new");
      dispatch("INTERACTION_CREATE", interaction);
      return until(({ path }) => path.startsWith(`/interactions/${interaction.id}/`));
    },
    /** Breaks all connections with the gateway. */
    disconnect(code: number) {
      for (const socket of sockets) socket.close(code);
      sockets = [];
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      gatewayServer.close();
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}

export type StandIn = Awaited<ReturnType<typeof standIn>>;
