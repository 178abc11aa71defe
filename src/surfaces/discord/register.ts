import type { APIApplicationCommand } from "discord-api-types/v10";
import { Routes } from "discord-api-types/v10";
import type { Rest } from "./delivery.ts";
import { type Definition, type Difference, difference } from "./difference.ts";
import { repeat } from "./repeat.ts";

/** Where commands are registered: globally, or in one server. */
export type RegistrationScope = { readonly applicationId: string; readonly guildId: string | null };

/** Ids of slash commands by name, for clickable mentions. */
export type CommandIds = ReadonlyMap<string, string>;

const route = ({ applicationId, guildId }: RegistrationScope) =>
  guildId === null ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);

const registered = async (rest: Rest, scope: RegistrationScope) =>
  (await repeat(() => rest.get(`${route(scope)}?with_localizations=true`))) as readonly APIApplicationCommand[];

/** Compares the wanted commands with the registered ones. */
export const compare = async (rest: Rest, scope: RegistrationScope, wanted: readonly Definition[]): Promise<Difference> =>
  difference(wanted, await registered(rest, scope));

/** Registers what differs and returns the ids. */
export async function register(
  rest: Rest,
  scope: RegistrationScope,
  wanted: readonly Definition[],
): Promise<{ readonly sent: Difference; readonly ids: CommandIds }> {
  const found = await compare(rest, scope, wanted);
  const ids = new Map<string, string>();
  const sent = async (call: Promise<unknown>) => {
    const command = (await call) as APIApplicationCommand;
    if ((command.type ?? 1) === 1) ids.set(command.name, command.id);
  };
  for (const { id } of found.remove) await repeat(() => rest.delete(`${route(scope)}/${id}`));
  for (const { id, definition } of found.change)
    await sent(repeat(() => rest.patch(`${route(scope)}/${id}`, { body: definition })));
  for (const definition of found.create) await sent(repeat(() => rest.post(route(scope), { body: definition })));
  for (const { id, name, type } of found.same) if (type === 1) ids.set(name, id);
  return { sent: found, ids };
}

/** The difference as text, one line per command. */
export function differenceAsText({ create, change, remove, same }: Difference): string {
  const lines = [
    ...create.map(({ name }) => `+ ${name}`),
    ...change.map(({ definition, fields }) => `~ ${definition.name} (${fields.join(", ")})`),
    ...remove.map(({ name }) => `- ${name}`),
  ];
  return [...lines, `${same.length} as they should be`].join("\n");
}
