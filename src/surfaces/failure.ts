import { randomBytes } from "node:crypto";

/** A short id shared by a private reply and the log. */
export const failureId = (): string => randomBytes(4).toString("hex");

/** An error as log fields: kind and place. Its message is left out, since it may repeat what was asked. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const known = ["file", "code", "status", "method"].flatMap((field) => {
    const value = (error as unknown as Record<string, unknown>)[field];
    return typeof value === "string" || typeof value === "number" ? [[field, value] as const] : [];
  });
  return { error: error.name, ...Object.fromEntries(known), at: frames.map((line) => line.trim()).slice(0, 12) };
}
