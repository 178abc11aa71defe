/** Discord does not let the bot in; the message says why in a sentence. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}
