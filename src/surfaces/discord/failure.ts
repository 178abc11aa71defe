import { randomBytes } from "node:crypto";

/** A short id that a private reply and the log both name. */
export const failureId = (): string => randomBytes(4).toString("hex");

/**
 * An error as the log may have it: what it is and where it arose. Its message is left out, since it may repeat what was asked; errors
 * that name a file or a status of Discord's are ours to read.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const known = ["file", "code", "status", "method"].flatMap((field) => {
    const value = (error as unknown as Record<string, unknown>)[field];
    return typeof value === "string" || typeof value === "number" ? [[field, value] as const] : [];
  });
  return { error: error.name, ...Object.fromEntries(known), at: frames.map((line) => line.trim()).slice(0, 12) };
}
