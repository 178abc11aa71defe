/** Discord refuses the bot or cannot be reached; the message says why. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}
