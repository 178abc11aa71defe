import type { Command, Option, Request } from "../../answer/command.ts";
import { inLanguageOf } from "../../cards/localised-commands.ts";
import { phraseOf } from "../../cards/wording.ts";
import { type Html, html } from "./html.ts";
import { phrase } from "./phrases.ts";

/** A value shown in a field in place of the one that was asked, such as a headline for an id. */
export type Shown = Readonly<Record<string, string>>;

/** Options that narrow a search stand apart, so that a form begins with what matters. */
const NARROWING = new Set(["since", "until", "source"]);

/** The fields of a command, filled in with what was asked. It works as a plain form: its address is the request. */
export function formOf(command: Command, request: Request, shown: Shown, method: "get" | "post" = "get"): Html {
  const { locale } = request;
  const fields = Object.entries(command.options)
    .filter(([name, { type }]) => name !== "private" && type !== "role")
    .toSorted(([, a], [, b]) => Number(b.required === true) - Number(a.required === true));
  const drawn = (names: typeof fields) => names.map(([name, option]) => field(command, name, option, request, shown));
  const narrowing = fields.filter(([name]) => NARROWING.has(name));
  const narrowed = narrowing.some(([name]) => request.options[name] !== undefined);
  const more = html`<summary>${phrase(locale, "web.more")}</summary><div class="fields">${drawn(narrowing)}</div>`;
  return html`<form class="command" action="/${command.name}" method="${method}">
<p class="note">${inLanguageOf(locale, `${command.name}.description`, command.description)}</p>
<div class="fields">${drawn(fields.filter(([name]) => !NARROWING.has(name)))}</div>
${narrowing.length === 0 ? null : narrowed ? html`<details open>${more}</details>` : html`<details>${more}</details>`}
<p class="buttons"><button type="submit">${phrase(locale, "web.send")}</button></p>
</form>`;
}

function field(command: Command, name: string, option: Option, request: Request, shown: Shown): Html {
  const { locale } = request;
  const id = `${command.name}-${name}`;
  const label = inLanguageOf(locale, `${command.name}.${name}.name`, name);
  // On Discord, the description of such an option says how to get a larger field.
  const hint = option.form ? "" : inLanguageOf(locale, `${command.name}.${name}.description`, option.description);
  const given = request.options[name];
  const value = shown[name] ?? (typeof given === "string" ? given : "");
  const look = option.required || option.form ? "field wide" : "field";
  const labelled = (control: Html) =>
    html`<div class="${look}"><label for="${id}">${label}</label>${control}<p class="note" id="${id}-hint">${hint}</p></div>`;
  if (option.choices !== undefined) {
    const chosen = (choice: string) => phraseOf(locale, `${command.name}.${name}.${choice}`) ?? choice;
    return labelled(html`<select id="${id}" name="${name}" aria-describedby="${id}-hint">
<option value=""></option>${option.choices.map((choice) =>
      choice === given
        ? html`<option value="${choice}" selected>${chosen(choice)}</option>`
        : html`<option value="${choice}">${chosen(choice)}</option>`,
    )}
</select>`);
  }
  if (option.type === "yes or no") {
    const checked = given === true ? html` checked` : null;
    return labelled(html`<input type="checkbox" id="${id}" name="${name}" value="yes" aria-describedby="${id}-hint"${checked}>`);
  }
  const longest = option.longest ?? LONGEST;
  if (option.form)
    return labelled(
      html`<textarea id="${id}" name="${name}" rows="4" maxlength="${longest}" aria-describedby="${id}-hint">${value}</textarea>`,
    );
  const needed = option.required ? html` required` : null;
  const suggests = command.complete?.[name] === undefined ? null : html` data-suggest="${command.name}"`;
  // A headline shown for an id stands for that id while nobody changes it.
  const meant = shown[name] === undefined || typeof given !== "string" ? null : html` data-value="${given}"`;
  return labelled(
    html`<input id="${id}" name="${name}" value="${value}" maxlength="${longest}" autocomplete="off" aria-describedby="${id}-hint"${needed}${suggests}${meant}>`,
  );
}

/** Longest field of one line, in characters: a question or an address. */
const LONGEST = 2000;
