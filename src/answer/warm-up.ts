import type { Archive } from "../index/archive.ts";
import { consult } from "./ask.ts";

/** It asks for a figure, and has a word that is no name, so that the archive's names are read, too. */
const QUESTION = "How many people said that the zzyzxqqv was closed in 2014?";

/** Asks a question nobody waits for: the first one loads weights, word vectors and lists of names, which takes ten times as long as an answer. */
export async function warmUp(archive: Archive): Promise<void> {
  await consult(archive, QUESTION, {});
}
