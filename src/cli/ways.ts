import type { Command } from "commander";
import { commands } from "../../commands/index.ts";
import type { Request } from "../answer/command.ts";
import { respond } from "../cards/respond.ts";
import { loadConfig } from "../config.ts";
import { terminal as text } from "../surfaces/terminal/draw.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { date } from "./narrowing.ts";
import { type CliStreams, type Subcommand, UsageError } from "./output.ts";

/** A way into the archive as a subcommand: its argument fills the option `argument` of the command of that name. */
type WaySubcommand = {
  readonly name: string;
  readonly description: string;
  readonly argument?: string;
  readonly required?: true;
  readonly options?: readonly (readonly [option: string, description: string])[];
};

const SINCE = ["since", "published on this day or later"] as const;
const UNTIL = ["until", "published on this day or earlier"] as const;
const SOURCE = ["source", "only this publisher or host"] as const;

const PERSON = ["person", "a person"] as const;
const ARTICLE = ["article", "an id, address, path or headline"] as const;

const WAYS: readonly WaySubcommand[] = [
  { name: "people", description: "who is quoted, most first", argument: "topic", options: [SINCE, UNTIL, SOURCE] },
  {
    name: "person",
    description: "what somebody said last, and as whom",
    argument: "name",
    required: true,
    options: [SINCE, UNTIL, SOURCE],
  },
  {
    name: "topics",
    description: "what is written about, rising first; with a topic its story",
    argument: "topic",
    options: [SINCE, SOURCE],
  },
  {
    name: "timeline",
    description: "what happened, in the order of the dates that articles give",
    argument: "topic",
    options: [PERSON, ARTICLE, ["since", "happened on this day or later"], ["until", "happened on this day or earlier"], SOURCE],
  },
  {
    name: "compare",
    description: "one event in different papers: figures that differ, quotations cut differently",
    argument: "topic",
    options: [ARTICLE, SINCE, UNTIL, SOURCE],
  },
  {
    name: "changes",
    description: "what was added to an article, taken out or altered",
    argument: "article",
    required: true,
    options: [["since", "changed on this day or later"]],
  },
];

const DATES = ["since", "until"];

/** `verbatim people|person …`: the reply of the command of that name, as the local channel draws it; with `--json` the outcome itself. */
export const ways: Subcommand = (program, terminal) => {
  for (const way of WAYS) {
    const command = program
      .command(way.name)
      .description(way.description)
      .option("--page <n>", "the page of the reply", "1")
      .option("--json", "the outcome as one JSON object");
    if (way.argument) command.argument(way.required ? `<${way.argument}>` : `[${way.argument}]`);
    for (const [option, description] of way.options ?? []) addOption(command, option, description);
    archiveOption(command).action(async (...args: readonly unknown[]) => {
      const given = way.argument ? (args[0] as string | undefined) : undefined;
      const options = args[way.argument ? 1 : 0] as ArchiveOption & Record<string, string> & { json?: boolean };
      const named = (way.options ?? []).flatMap(([option]) => (options[option] === undefined ? [] : [[option, options[option]]]));
      const asked = Object.fromEntries([...(given === undefined ? [] : [[way.argument!, given]]), ...named]);
      const page = Number(options.page) - 1;
      if (!(Number.isInteger(page) && page >= 0)) throw new UsageError("--page must be a whole number, at least 1");
      await show({ command: way.name, options: asked, page, locale: "en-US" }, options, terminal);
    });
  }
};

function addOption(command: Command, option: string, description: string): void {
  if (DATES.includes(option)) command.option(`--${option} <date>`, description, date);
  else command.option(`--${option} <words>`, description);
}

async function show(request: Request, options: ArchiveOption & { json?: boolean }, terminal: CliStreams): Promise<void> {
  await withArchive(options, async (archive) => {
    const services = { archive, now: () => new Date() };
    if (options.json) {
      terminal.out(JSON.stringify(await commands.get(request.command)!.run(request, services)));
      return;
    }
    const runtime = { commands, services, share: loadConfig().share };
    terminal.out((await respond(request, runtime, text({ tty: false, width: 100 }))).drawing);
  });
}
