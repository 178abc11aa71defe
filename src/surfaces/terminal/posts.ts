import type { RequestOrigin } from "../../answer/follow.ts";
import { postRequest } from "../../cards/post.ts";
import { present, type Runtime } from "../../cards/respond.ts";
import type { Reply } from "../../cards/surface.ts";
import { TERMINAL } from "../../tell/outbox.ts";
import type { Deliver } from "../../tell/send.ts";
import { optionsOf, type Streams } from "./channel.ts";
import { terminal } from "./draw.ts";

/** The local channel as a place to follow in. */
export const LOCAL: RequestOrigin = { channel: TERMINAL, server: null, user: TERMINAL, manages: true, member: true };

/** Shows posts in the local channel. */
export function printer(
  runtime: Runtime,
  { output, failed }: Pick<Streams, "output" | "failed">,
  show: (post: Reply<string>) => void,
): Deliver {
  const surface = terminal(optionsOf(output));
  return async (post, outcome) => {
    // No attempt is written down here, so nothing is looked for.
    if (outcome === null) return { kind: "absent" };
    try {
      // What was printed cannot be drawn again.
      if (post.body.kind !== "copies") show(await present(outcome, postRequest(post), runtime, surface));
      return { kind: "sent", message: String(post.id) };
    } catch (error) {
      failed(error);
      return { kind: "refused" };
    }
  };
}
