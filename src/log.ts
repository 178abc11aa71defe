import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** Fields of a logged object that may hold a secret or private text. */
const PRIVATE = ["token", "authorization", "Authorization", "content", "options", "requestBody", "rawError"];

/**
 * Opens a log of JSON Lines on standard error; standard output is for results. Callers must not log secrets or private text; as a second
 * line of defence, the fields that usually hold them are redacted, down to two levels deep.
 */
export function openLog(level: string, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  const paths = PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: "[removed]" } },
    destination,
  );
}
