import type { Request } from "../../answer/command.ts";
import type { Conditions, Follow } from "../../answer/follow.ts";
import type { Outcome } from "../../answer/outcome.ts";
import { requestsOf } from "../../cards/parts.ts";
import { present, type Runtime } from "../../cards/respond.ts";
import { speakerKey } from "../../language/english/names/same-person.ts";
import { refusedChange } from "../../tell/allowed.ts";
import { editOf } from "../../tell/edit.ts";
import { quietHoursText, readQuietHours } from "../../tell/quiet-hours.ts";
import type { Action } from "./action.ts";
import { discord } from "./draw.ts";
import { field, form, shortText } from "./form.ts";
import type { Asker } from "./interaction.ts";
import { say } from "./say.ts";

const LONGEST = 300;
const FIELDS = ["person", "topic", "words", "source", "without", "quiet"] as const;
type EditedField = (typeof FIELDS)[number];
/** A form has room for five of the six: the first of these that is empty is left out. `words` and `topic` ask for the same. */
const LEFT_OUT = ["words", "topic", "source", "person", "without", "quiet"] as const;
const text = { description: "", type: "text", longest: LONGEST } as const;

/** *Edit* in `/following`: a form with what is followed. A field that has no room stays as it was. */
export function editFollowAction(runtime: Runtime, keep: (request: Request) => Promise<void>): Action {
  const { following } = runtime.services;
  const placeOf = ({ channel, server, user, managesServer, member }: Asker) =>
    channel === null ? undefined : { channel, server, user, manages: managesServer, member };

  /** The follow that a request is about, if the asker may change it. */
  async function editable({ options }: Request, asker: Asker): Promise<Follow | null> {
    if (refusedChange(placeOf(asker), following)) return null;
    const follow = await following!.follows.get(Number(options.id));
    const here = follow && (follow.server === null ? follow.channel === asker.channel : follow.server === asker.server);
    return here ? follow : null;
  }

  async function edited(request: Request, asker: Asker): Promise<Outcome> {
    const follow = await editable(request, asker);
    if (follow === null) return { kind: "follow refused", why: "gone" };
    const before = valuesOf(follow);
    const typed = (name: EditedField) => String(request.options[name] ?? before[name]).trim();
    const quiet = typed("quiet") === "" ? null : readQuietHours(typed("quiet"));
    if (quiet === null && typed("quiet") !== "") return { kind: "follow refused", why: "quiet" };
    const conditions = conditionsFrom(follow.conditions, typed);
    if (Object.keys(conditions).every((name) => name === "without")) return { kind: "follow refused", why: "empty" };
    const change = editOf(follow, { conditions, quiet }, await following!.last());
    await following!.follows.change(follow.id, change);
    return { kind: "followed", follow: { ...follow, ...change } };
  }

  return {
    name: "edit-follow",
    description: "Edit what is followed",
    options: { id: { description: "A follow", type: "text", required: true } },
    fields: Object.fromEntries(FIELDS.map((name) => [name, text])),
    hidden: true,
    private: true,
    completes: [],
    complete: async () => [],
    form: async (request, asker, id) => {
      const submitted = FIELDS.some((name) => request.options[name] !== undefined);
      const follow = submitted ? null : await editable(request, asker);
      if (follow === null) return null;
      const values = valuesOf(follow);
      const leftOut = LEFT_OUT.find((name) => values[name] === "") ?? "quiet";
      return form(
        id,
        say(asker.locale, "form.follow"),
        FIELDS.filter((name) => name !== leftOut).map((name) =>
          field(say(asker.locale, `form.follow.${name}`), shortText(name, values[name], LONGEST)),
        ),
      );
    },
    run: async (request, asker) => {
      const { blocks, drawing } = await present(await edited(request, asker), { ...request, options: {} }, runtime, discord);
      await Promise.all(requestsOf(blocks).map(keep));
      return drawing;
    },
  };
}

/** What the form shows of a follow. */
const valuesOf = ({ conditions, quiet }: Follow): Record<EditedField, string> => ({
  person: conditions.person?.name ?? "",
  topic: conditions.topic ?? "",
  words: conditions.words ?? "",
  source: conditions.source ?? "",
  without: conditions.without ?? "",
  quiet: quiet ? quietHoursText(quiet) : "",
});

/** Conditions with what was typed; a person whose name was not changed stays the same person. */
function conditionsFrom({ person }: Conditions, typed: (name: EditedField) => string): Conditions {
  const name = typed("person");
  const texts = (["topic", "words", "source", "without"] as const).filter((option) => typed(option) !== "");
  const said = person?.said ?? "quoted";
  return {
    ...(name !== "" && { person: name === person?.name ? person : { name, keys: [speakerKey(name)], said } }),
    ...Object.fromEntries(texts.map((option) => [option, typed(option)])),
  };
}
