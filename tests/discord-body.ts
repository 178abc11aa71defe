import * as z from "zod/mini";

/** Reading a body of unknown shape, and holding it against a schema. */

z.config(z.locales.en());

export type Json = Record<string, unknown>;

export const object = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
export const array = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

export function againstSchema(schema: z.ZodMiniType, body: unknown): string[] {
  const read = z.safeParse(schema, body);
  return read.success ? [] : read.error.issues.slice(0, 5).map((issue) => `/${issue.path.join("/")}: ${issue.message}`);
}

export function checkChoices(data: Json): string[] {
  const problems: string[] = [];
  for (const choice of array(data.choices)) {
    if (text(choice.name).trim() === "") problems.push("choice without name");
    if (typeof choice.value === "string" && (choice.value.length > 100 || choice.value === "")) {
      problems.push(`choice value of ${choice.value.length} characters`);
    }
  }
  return problems;
}
