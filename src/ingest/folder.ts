import { existsSync } from "node:fs";
import { normalize } from "node:path";
import { watch } from "chokidar";
import { ArticleError } from "../article/error.ts";
import type { Archive } from "../index/archive.ts";
import { addFiles, type Outcome } from "./add-files.ts";

/** A file is taken up once it has not grown for so long: an editor may still be writing. Milliseconds. */
const SETTLED = 300;

/** What is watched until it is closed. `ready` settles when every change from then on is noticed. */
export type Watching = { readonly ready: Promise<void>; readonly close: () => Promise<void> };

/**
 * Watches a folder: a changed or new file is added, an article whose file is gone is marked as vanished and kept. A broken file is told of and the
 * revision held stays. One file is taken up at a time.
 */
export function watchFolder(archive: Archive, folder: string, told: (outcome: Outcome) => void): Watching {
  const watcher = watch(folder, {
    ignored: (path) => /(?:^|[/\\])\.[^/\\.]/.test(path.slice(folder.length)),
    awaitWriteFinish: { stabilityThreshold: SETTLED, pollInterval: SETTLED / 3 },
    ignoreInitial: true,
  });
  let turn = Promise.resolve();
  const inTurn = (path: string, work: () => Promise<void>) => {
    // An archive that is held by another program for a while is no reason to notice nothing any more.
    turn = turn.then(work).catch((error: Error) => told({ path, refused: new ArticleError(path, error.message) }));
  };
  const take = (path: string) =>
    inTurn(path, async () => {
      for await (const outcome of addFiles(archive, [path])) told(outcome);
    });
  watcher.on("add", take);
  watcher.on("change", take);
  watcher.on("unlink", (path) => inTurn(path, async () => void (await markRemoved(archive, path))));
  return {
    ready: new Promise((resolve) => watcher.on("ready", resolve)),
    async close() {
      await watcher.close();
      await turn;
    },
  };
}

/**
 * Marks the articles that were read from a file, or from files of a folder, and are in none any more; a renamed file is still there. Gives how
 * many there were.
 */
export async function markRemoved(archive: Archive, path: string): Promise<number> {
  const isFile = (place: string) => !/^https?:/i.test(place);
  const held = await archive.foundAt(normalize(path));
  const removed = held.filter(({ path, places }) => isFile(path) && !places.some((place) => isFile(place) && existsSync(place)));
  for (const { id } of removed) await archive.vanish(id, true);
  return removed.length;
}
