import type { Request } from "../answer/command.ts";
import type { Post } from "../tell/outbox.ts";

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The request that a post answers: its buttons repeat it, for another page or to copy it. */
export function postRequest({ body, locale }: Post): Request {
  const asked =
    body.kind === "alert" || body.kind === "copies"
      ? { command: "alert", options: { article: body.article, follows: body.follows.join(" ") } }
      : body.kind === "digest"
        ? { command: "digest", options: { since: iso(body.since), until: iso(body.until) } }
        : { command: "following", options: {} };
  return { ...asked, page: 0, locale };
}
