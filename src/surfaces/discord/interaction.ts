import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from "discord-api-types/v10";
import { z } from "zod";

const id = z.string().regex(/^\d{1,20}$/);

const option = z.object({ name: z.string(), type: z.number(), value: z.unknown(), focused: z.boolean().optional() });

/** A component with what was filled in, and the components inside it. */
const field: z.ZodType<FormField> = z.lazy(() =>
  z.object({
    custom_id: z.string().optional(),
    value: z.union([z.string(), z.boolean()]).nullish(),
    values: z.array(z.string()).optional(),
    options: z
      .array(z.object({ value: z.string() }))
      .optional()
      .catch(undefined),
    component: field.optional(),
    components: z.array(field).optional(),
  }),
);
export type FormField = {
  readonly custom_id?: string | undefined;
  readonly value?: string | boolean | null | undefined;
  readonly values?: readonly string[] | undefined;
  readonly options?: readonly { readonly value: string }[] | undefined;
  readonly component?: FormField | undefined;
  readonly components?: readonly FormField[] | undefined;
};

const message = z.object({
  flags: z.number().optional(),
  components: z.array(field).catch([]).default([]),
  interaction_metadata: z.object({ user: z.object({ id }) }).optional(),
  referenced_message: z.object({ author: z.object({ id }) }).nullish(),
});

/** What we read of an interaction: "Receiving and Responding". */
const interaction = z.object({
  id,
  application_id: id,
  type: z.number(),
  token: z.string(),
  guild_id: id.nullish(),
  channel_id: id.nullish(),
  member: z.object({ user: z.object({ id }), permissions: z.string().regex(/^\d+$/) }).nullish(),
  user: z.object({ id }).nullish(),
  locale: z.string().max(20).nullish(),
  context: z.number().nullish(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).nullish(),
  message: message.nullish(),
  data: z
    .object({
      name: z.string().optional(),
      type: z.number().optional(),
      options: z.array(option).default([]),
      target_id: z.string().optional(),
      resolved: z.object({ messages: z.record(z.string(), z.object({ content: z.string() })).optional() }).optional(),
      custom_id: z.string().optional(),
      values: z.array(z.string()).default([]),
      components: z.array(field).default([]),
    })
    .nullish(),
});
export type Interaction = z.infer<typeof interaction>;
export type Data = NonNullable<Interaction["data"]>;

/** Null if it is not an interaction, or nests components deeper than the stack. */
export function readInteraction(raw: unknown): Interaction | null {
  try {
    return interaction.safeParse(raw).data ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Who asks, and where. */
export type Asker = {
  readonly user: string;
  /** Null in direct messages. */
  readonly server: string | null;
  readonly channel: string | null;
  /** BCP 47 language of their client. */
  readonly locale: string;
  readonly managesServer: boolean;
  /** The bot is installed in the server, or it is their direct message with it: it may post there by itself. */
  readonly member: boolean;
};

export function askerOf(interaction: Interaction): Asker {
  const { member, user, guild_id, channel_id, locale, context, authorizing_integration_owners: owners } = interaction;
  const manager = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  return {
    user: member?.user.id ?? user?.id ?? "0",
    server: guild_id ?? null,
    channel: channel_id ?? null,
    locale: locale ?? "en-US",
    managesServer: guild_id != null && (BigInt(member?.permissions ?? 0) & manager) !== 0n,
    member:
      guild_id == null
        ? (context ?? InteractionContextType.BotDM) === InteractionContextType.BotDM
        : owners == null || String(ApplicationIntegrationType.GuildInstall) in owners,
  };
}
