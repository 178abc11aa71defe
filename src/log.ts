import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** Fields that may hold a secret or somebody's words wherever they turn up in a logged object. */
const secret = ["token", "authorization", "Authorization", "content", "options", "requestBody", "rawError"];

/**
 * A log of JSON Lines on standard error: standard output belongs to what was asked for. Secrets and private text are taken out of
 * logged objects, two levels deep, as a second line of defence: callers are not to log them.
 */
export function openLog(level: string, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  const paths = secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: "[removed]" } },
    destination,
  );
}
