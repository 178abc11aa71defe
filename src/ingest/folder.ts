import { existsSync } from "node:fs";
import { normalize } from "node:path";
import { watch } from "chokidar";
import { ArticleError } from "../article/error.ts";
import { type AddOutcome, addFiles } from "./add-files.ts";
import type { WritableArchive } from "./open-archive.ts";
import { persistently } from "./persistently.ts";
import type { JobRunner } from "./reading-jobs.ts";

/** Wait until a file has stopped growing for this long: an editor may still be writing. Milliseconds. */
const SETTLED = 300;

/** A watched folder. `ready` settles once changes are noticed. */
export type Watching = { readonly ready: Promise<void>; readonly close: () => Promise<void> };

/**
 * Watches a folder: new and changed files are added; an article whose file is gone is kept and marked as vanished. Unreadable files are
 * reported, and the revision held stays. Reads one file at a time.
 */
export function watchFolder(
  archive: WritableArchive,
  folder: string,
  reader: JobRunner,
  report: (outcome: AddOutcome) => void,
): Watching {
  const watcher = watch(folder, {
    ignored: (path) => /(?:^|[/\\])\.[^/\\.]/.test(path.slice(folder.length)),
    awaitWriteFinish: { stabilityThreshold: SETTLED, pollInterval: SETTLED / 3 },
    ignoreInitial: true,
  });
  let turn = Promise.resolve();
  const closing = new AbortController();
  const inTurn = (path: string, work: () => Promise<void>) => {
    // A database locked by another program must not end the watch.
    turn = turn
      .then(() => persistently(work, closing.signal))
      .catch((error: Error) => report({ path, refused: new ArticleError(path, error.message) }));
  };
  const take = (path: string) =>
    inTurn(path, async () => {
      for await (const outcome of addFiles(archive, [path], reader)) report(outcome);
    });
  watcher.on("add", take);
  watcher.on("change", take);
  watcher.on("unlink", (path) => inTurn(path, async () => void (await markRemoved(archive, path))));
  return {
    ready: new Promise((resolve) => watcher.on("ready", resolve)),
    async close() {
      closing.abort();
      await watcher.close();
      await turn;
    },
  };
}

/** Marks articles as vanished that came from a file (or a folder's files) and are in no file any more. Returns how many. */
export async function markRemoved(archive: WritableArchive, path: string): Promise<number> {
  const isFile = (place: string) => !/^https?:/i.test(place);
  const held = await archive.foundAt(normalize(path));
  const removed = held.filter(({ path, places }) => isFile(path) && !places.some((place) => isFile(place) && existsSync(place)));
  for (const { id } of removed) await archive.vanish(id, true);
  return removed.length;
}
