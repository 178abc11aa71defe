import type { Command, Option } from "../src/answer/command.ts";
import about from "./about.ts";
import add from "./add.ts";
import alert from "./alert.ts";
import ask from "./ask.ts";
import check from "./check.ts";
import context from "./context.ts";
import digest from "./digest.ts";
import facts from "./facts.ts";
import follow from "./follow.ts";
import following from "./following.ts";
import help from "./help.ts";
import latest from "./latest.ts";
import quote from "./quote.ts";
import search from "./search.ts";
import source from "./source.ts";
import sources from "./sources.ts";
import summary from "./summary.ts";
import { ways } from "./ways.ts";

const isPrivate: Option = { description: "Show the reply to you alone", type: "yes or no" };

/** All commands by name; those that can be typed have the option `private`. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [
    summary,
    ask,
    quote,
    facts,
    search,
    latest,
    check,
    ...ways,
    follow,
    following,
    digest,
    help,
    add,
    sources,
    about,
    source,
    context,
    alert,
  ]
    .map((command): Command => command)
    .map((command) => [
      command.name,
      command.hidden ? command : { ...command, options: { ...command.options, private: isPrivate } },
    ]),
);
