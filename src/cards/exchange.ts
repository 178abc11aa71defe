import type { Request } from "../answer/command.ts";
import { placeIn } from "../answer/context.ts";
import type { Exchange } from "../answer/follow-up.ts";
import { speakerAt } from "../answer/speaker-at.ts";
import type { Archive } from "../index/archive.ts";
import { type Block, requestsOf } from "./parts.ts";

/** A request and its reply, for the next question to follow up. */
export async function exchangeOf(request: Request, blocks: readonly Block[], archive: Archive): Promise<Exchange> {
  const requests = requestsOf(blocks);
  const context = requests.find(({ command }) => command === "context");
  return { requests: [...requests, request], speaker: context ? await speakerAt(archive, placeIn(context)) : null };
}
