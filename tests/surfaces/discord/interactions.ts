import { self } from "./stand-in.ts";

/** Interactions as Discord sends them. */

export const ada = "100000000000000001";
export const bob = "100000000000000002";
export const server = "200000000000000001";
export const channel = "300000000000000001";

let latest = 1_100_000_000_000_000_000n;

type Where = {
  readonly user?: string;
  readonly server?: string | null;
  readonly permissions?: string;
  readonly locale?: string;
};

function base({ user = ada, server: guild = server, permissions = "0", locale = "en-US" }: Where) {
  const who = { id: user, username: "somebody", discriminator: "0", global_name: null, avatar: null };
  return {
    id: String(++latest),
    application_id: self,
    token: `token-${latest}`,
    version: 1,
    entitlements: [],
    authorizing_integration_owners: { 0: guild ?? "0" },
    app_permissions: "0",
    attachment_size_limit: 1,
    locale,
    channel_id: channel,
    channel: { id: channel, type: guild === null ? 1 : 0 },
    ...(guild === null
      ? { user: who, context: 1 }
      : { guild_id: guild, member: { user: who, permissions, roles: [], joined_at: "2026-01-01T00:00:00Z" }, context: 0 }),
  };
}

type Options = Readonly<Record<string, unknown>>;

const typeOf = (value: unknown) => (typeof value === "boolean" ? 5 : typeof value === "number" ? 4 : 3);
const optionsOf = (options: Options) => Object.entries(options).map(([name, value]) => ({ name, type: typeOf(value), value }));

export const ping = () => ({ ...base({}), type: 1 });

export const slash = (name: string, options: Options = {}, where: Where = {}) => ({
  ...base(where),
  type: 2,
  data: { id: "1", name, type: 1, options: optionsOf(options) },
});

export const menu = (name: string, content: string, where: Where = {}) => ({
  ...base(where),
  type: 2,
  data: { id: "1", name, type: 3, target_id: "7", resolved: { messages: { 7: { id: "7", content } } } },
});

export const typing = (name: string, option: string, typed: unknown, others: Options = {}, where: Where = {}) => ({
  ...base(where),
  type: 4,
  data: {
    id: "1",
    name,
    type: 1,
    options: [...optionsOf(others), { name: option, type: 3, value: typed, focused: true }],
  },
});

export type On = { readonly asker?: string; readonly flags?: number; readonly components?: readonly object[] };

export const press = (custom_id: string, on: On = {}, where: Where = {}, values?: readonly string[]) => ({
  ...base(where),
  type: 3,
  data: { custom_id, component_type: values ? 3 : 2, ...(values ? { values } : {}) },
  message: messageOf(on),
});

const messageOf = (on: On) => ({
  id: "8",
  flags: on.flags ?? 32768,
  components: on.components ?? [],
  ...(on.asker ? { interaction_metadata: { id: "1", type: 2, user: { id: on.asker }, authorizing_integration_owners: {} } } : {}),
});

/** `on`: the message whose button opened the form. */
export const submit = (custom_id: string, fields: Readonly<Record<string, unknown>>, where: Where = {}, on?: On) => ({
  ...base(where),
  type: 5,
  ...(on ? { message: messageOf(on) } : {}),
  data: {
    custom_id,
    components: Object.entries(fields).map(([name, value]) => ({
      type: 18,
      id: 1,
      component: Array.isArray(value) ? { type: 3, custom_id: name, values: value } : { type: 4, custom_id: name, value },
    })),
  },
});

export const message = (
  content: string,
  more: Partial<{
    author: object;
    mentions: readonly object[];
    guild_id: string | undefined;
    type: number;
    referenced_message: object;
    channel_id: string;
    webhook_id: string;
    mention_everyone: boolean;
  }> = {},
) => ({
  id: String(++latest),
  channel_id: channel,
  guild_id: server,
  type: 0,
  content,
  author: { id: ada, username: "ada", discriminator: "0" },
  mentions: [{ id: self }],
  mention_everyone: false,
  ...more,
});
