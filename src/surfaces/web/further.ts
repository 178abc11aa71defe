import type { Request } from "../../answer/command.ts";
import { followUp } from "../../answer/follow-up.ts";
import { exchangeOf } from "../../cards/exchange.ts";
import { type Runtime, respond } from "../../cards/respond.ts";
import { requestIn } from "./address.ts";
import { web } from "./draw.ts";
import { type Html, html } from "./html.ts";
import { phrase } from "./phrases.ts";

/** A form for a question about a reply; `address` is the reply's own. */
export const furtherForm = (address: string, locale: string): Html => html`<details class="further">
<summary>${phrase(locale, "button.further")}</summary>
<form action="/further" method="get">
<label>${phrase(locale, "further.question")}<input name="question" maxlength="500" autocomplete="off" required></label>
<p class="note">${phrase(locale, "further.note")}</p>
<input type="hidden" name="after" value="${address}">
<p class="buttons"><button type="submit">${phrase(locale, "web.send")}</button></p>
</form>
</details>`;

/** Reads a question about the reply at an address; a question of its own if that is not a reply of ours. */
export async function requestAfter(question: string, after: string, locale: string, runtime: Runtime): Promise<Request> {
  const asked: Request = { command: "ask", options: { question }, page: 0, locale };
  const place = URL.parse(after, "http://localhost");
  const command = runtime.commands.get(place?.pathname.slice(1) ?? "");
  if (place === null || command === undefined || command.managers) return asked;
  const before = requestIn(place.searchParams, command, locale);
  const { blocks } = await respond(before, runtime, web);
  return followUp(asked, await exchangeOf(before, blocks, runtime.services.archive), "reply");
}
