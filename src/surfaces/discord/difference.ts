import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from "discord-api-types/v10";

export type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** What to send so that Discord has exactly the wanted commands. */
export type Difference = {
  readonly create: readonly Definition[];
  readonly change: readonly { readonly id: string; readonly definition: Definition; readonly fields: readonly string[] }[];
  readonly remove: readonly { readonly id: string; readonly name: string }[];
  readonly same: readonly { readonly id: string; readonly name: string; readonly type: number }[];
};

/** Fields we set; Discord adds others (version, application_id, deprecated ones). */
const ours = [
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "default_member_permissions",
  "contexts",
  "integration_types",
  "nsfw",
] as const;

/** Compares wanted commands with Discord's (fetched with localizations), by type and name. */
export function difference(wanted: readonly Definition[], registered: readonly APIApplicationCommand[]): Difference {
  const byKey = new Map(registered.map((command) => [keyOf(command), command]));
  const create: Definition[] = [];
  const change: Difference["change"][number][] = [];
  const same: Difference["same"][number][] = [];
  for (const definition of wanted) {
    const command = byKey.get(keyOf(definition));
    byKey.delete(keyOf(definition));
    if (command === undefined) create.push(definition);
    else {
      const fields = ours.filter((field) => canonical(fieldOf(definition, field)) !== canonical(fieldOf(command, field)));
      if (fields.length > 0) change.push({ id: command.id, definition, fields });
      else same.push({ id: command.id, name: command.name, type: command.type ?? 1 });
    }
  }
  return { create, change, remove: [...byKey.values()].map(({ id, name }) => ({ id, name })), same };
}

const keyOf = (command: { readonly type?: number | undefined; readonly name: string }): string =>
  `${command.type ?? 1} ${command.name}`;

const fieldOf = (command: object, field: (typeof ours)[number]): unknown => (command as Record<string, unknown>)[field];

/** A value as canonical text: what Discord omits equals null, false, and empty texts or lists. */
function canonical(value: unknown): string {
  return JSON.stringify(reduced(value)) ?? "";
}

function reduced(value: unknown): unknown {
  if (value === null || value === undefined || value === false || value === "") return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.every((one) => typeof one === "number") ? value.toSorted((a, b) => a - b) : value.map(reduced);
  }
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const kept = reduced(inner);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
