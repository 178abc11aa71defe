/** Thrown by postgres.js 3.4 (`nextWrite` in its connection.js) when it writes to a connection that was cut a moment before, where nobody can catch it. */
const isLostSocket = (error: Error): boolean =>
  error instanceof TypeError && /\bnextWrite .*[/\\]postgres[/\\]src[/\\]connection\.js/.test(error.stack ?? "");

let survives = false;

/** Lets the process outlive cut connections, whose statements fail by themselves; any other exception ends it as before. */
export function surviveLostSockets(): void {
  if (survives) return;
  survives = true;
  process.on("uncaughtException", (error) => {
    if (!isLostSocket(error)) throw error;
  });
}
