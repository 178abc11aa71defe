import { type APIApplication, Routes } from "discord-api-types/v10";
import { commands } from "../../commands/index.ts";
import { loadConfig } from "../config.ts";
import { type Subcommand, UsageError } from "./output.ts";

/** `verbatim register`: registers the commands with Discord, or shows what would change. */
export const register: Subcommand = (program, terminal, done) => {
  program
    .command("register")
    .description("register the commands with Discord, sending only what differs (serve does this too)")
    .option("--dry-run", "show what differs and send nothing")
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      const { discord, reader } = loadConfig();
      const { token, api, applicationId: given, guildId } = discord;
      if (token === null) throw new UsageError("DISCORD_TOKEN is not set.");
      // Loaded only here: discord.js would slow down every other subcommand.
      const { DiscordAPIError, REST } = await import("discord.js");
      const { definitions } = await import("../surfaces/discord/definitions.ts");
      const { connectionError } = await import("../surfaces/discord/gateway.ts");
      const { shapes } = await import("../surfaces/discord/open.ts");
      const { compare, register: send, differenceAsText } = await import("../surfaces/discord/register.ts");
      const rest = new REST({ api }).setToken(token);
      try {
        const applicationId = given ?? ((await rest.get(Routes.currentApplication())) as APIApplication).id;
        const scope = { applicationId, guildId };
        const wanted = definitions(shapes(commands, reader !== null));
        terminal.out(differenceAsText(dryRun ? await compare(rest, scope, wanted) : (await send(rest, scope, wanted)).sent));
      } catch (error) {
        if (!(error instanceof DiscordAPIError)) throw connectionError(error, api) ?? error;
        terminal.err(error.status === 401 ? "Discord refused the token." : `Discord refused: ${error.message}`);
        done(1);
      }
    });
};
