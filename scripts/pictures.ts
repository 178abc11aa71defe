/**
 * `npm run pictures` redraws docs/pictures/*.svg and the conversation in the README: real replies on the sample articles. Pictures are drawn
 * from the JSON that Discord would get; Discord's own apps use other fonts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { commands } from "../commands/index.ts";
import { filesOf } from "../src/article/files.ts";
import { respond, SHARE } from "../src/cards/respond.ts";
import { addFiles } from "../src/ingest/add-files.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { discord } from "../src/surfaces/discord/draw.ts";
import { readLine } from "../src/surfaces/terminal/command-line.ts";
import { hasBrowser } from "./browser.ts";
import { picture } from "./pictures/card.ts";
import { conversation, withConversation } from "./pictures/conversation.ts";
import { photographs } from "./pictures/pages.ts";

/** The request that each picture shows. */
export const PICTURES: Readonly<Record<string, string>> = {
  story: "/ask tell me about Apollo 11",
  quote: "/quote speaker:Jack Ma topic:culture",
  ask: "/ask How many Chinese buyers shop for Indian goods?",
  check: "/check quote:These two nations have poor culture and are influenced by new technology speaker:Jack Ma",
  summary: "/summary article:Nixon resigns",
  unknown: "/ask Who won the 1998 chess olympiad?",
};

/** Every picture as SVG, by its name, and the conversation in the README. */
export async function draw(): Promise<{ readonly pictures: ReadonlyMap<string, string>; readonly printed: string }> {
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  const runtime = { commands, services: { archive, now: () => new Date() }, share: SHARE, forms: true };
  const pictures = new Map<string, string>();
  for (const [name, asked] of Object.entries(PICTURES)) {
    const { drawing } = await respond(readLine(asked, commands, "en-US"), runtime, discord);
    pictures.set(name, picture(drawing, asked));
  }
  const printed = await conversation({ ...runtime, forms: false });
  await archive.close();
  return { pictures, printed };
}

if (import.meta.main) {
  const { pictures, printed } = await draw();
  for (const [name, svg] of pictures) writeFileSync(`docs/pictures/${name}.svg`, `${svg}\n`);
  if (hasBrowser) for (const [name, png] of await photographs()) writeFileSync(`docs/pictures/${name}.png`, png);
  writeFileSync("README.md", withConversation(readFileSync("README.md", "utf8"), printed));
}
