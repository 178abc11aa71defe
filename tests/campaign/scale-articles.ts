import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const TOPICS = "ferry harbour rates budget glacier orchestra vaccine stadium pipeline library tram lighthouse".split(" ");
export const PEOPLE = ["Ana Ruiz", "Lena Vogel", "Kofi Mensah", "Tomás Ruiz", "Hana Endo", "Jack Holm"];
const ROLES = ["", "", "Mayor ", "Professor "];

/** The articles of a campaign, as files. */
export type Articles = {
  readonly written: () => number;
  /** Writes a new article. */
  readonly write: () => void;
  /** Writes an earlier one anew, in other words. */
  readonly revise: () => void;
  /** Deletes the file at a path, as whoever purges its article does. */
  readonly remove: (path: string) => void;
  /** The text that each file has now, by its path; files that were deleted are left out. */
  readonly texts: ReadonlyMap<string, string>;
};

/** Writes articles into folders in turn. */
export function openArticles(folders: readonly string[], random: () => number): Articles {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const texts = new Map<string, string>();
  let written = 0;

  function put(path: string, revision: number): void {
    const number = Number(/(\d+)\.md$/.exec(path)![1]);
    const [topic, person] = [TOPICS[number % TOPICS.length]!, any(PEOPLE)];
    const other = any(PEOPLE);
    const said = `“We have waited ${number} weeks for the ${topic}${revision ? `, ${revision} times` : ""},” said ${any(ROLES)}${person}.`;
    const text = `The ${topic} of ${number} was in the news again. ${said} Nobody in ${person.split(" ")[1]}’s office said more. ${other} did not call in May 2024.`;
    const front = `---\ntitle: Story ${number} of the ${topic}\npublished: ${new Date().toISOString()}\nsource: The Harbour Post\n---\n\n`;
    writeFileSync(path, `${front}${text}\n`);
    texts.set(path, text);
  }

  return {
    texts,
    written: () => written,
    write() {
      put(join(folders[written % folders.length]!, `${written}.md`), 0);
      written++;
    },
    revise() {
      const path = any([...texts.keys()]);
      if (path !== undefined) put(path, 1 + Math.floor(random() * 1_000_000));
    },
    remove(path) {
      texts.delete(path);
      rmSync(path, { force: true });
    },
  };
}
