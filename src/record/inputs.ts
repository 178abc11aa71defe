import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Article } from "../article/article.ts";
import { digest } from "../article/identity.ts";
import { Database } from "../sqlite/database.ts";
import { ArchiveError } from "../sqlite/error.ts";

/** What an article was read from: a file as it was, or the article itself where its file holds others too (an item of a feed). */
type Input =
  | { readonly kind: "file"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "article"; readonly article: Article };

/** An input as it is kept: its bytes packed with zstd, and their hash. */
export type PackedInput = {
  readonly kind: Input["kind"];
  readonly path: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
};

/** The lowest level packs nearly as well in two thirds of the time. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Packs an input; apart from keeping it, so that another thread can do it. */
export function packInput(input: Input): PackedInput {
  const bytes = input.kind === "file" ? input.bytes : new TextEncoder().encode(JSON.stringify(input.article));
  const path = input.kind === "file" ? input.path : input.article.path;
  return { kind: input.kind, path, hash: digest(bytes, 32), bytes: zstdCompressSync(bytes, QUICKLY) };
}

const MIGRATIONS = [
  `
  CREATE TABLE input (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    added TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes BLOB NOT NULL,            -- zstd
    UNIQUE (id, hash)
  ) STRICT;
  CREATE TABLE withdrawn (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
];

const REMEDY =
  "put a copy of it back, or move it away, which begins a new one: what was added until now can then be rebuilt from its files alone";

/** The raw inputs, in a file of their own beside the archive: what a damaged archive is made anew from. */
export class Inputs {
  readonly #database: Database;

  constructor(archiveFile: string) {
    this.#database = new Database(inputsFile(archiveFile), MIGRATIONS, REMEDY);
  }

  /** Keeps inputs, each with the id of its article. */
  keep(inputs: readonly { readonly id: string; readonly input: PackedInput }[], added: string): void {
    this.#database.transaction(() => {
      for (const { id, input } of inputs)
        this.#database.run(
          "INSERT OR IGNORE INTO input (id, hash, added, kind, path, bytes) VALUES (?, ?, ?, ?, ?, ?)",
          ...[id, input.hash, added, input.kind, input.path, input.bytes],
        );
    });
  }

  count(): number {
    return this.#database.get<{ n: number }>("SELECT count(*) AS n FROM input")!.n;
  }

  /** Every input in the order in which they came. */
  *all(): Generator<Input & { readonly id: string; readonly added: string }> {
    type Row = { number: number; id: string; added: string; kind: string; path: string; bytes: Uint8Array };
    for (let last = 0; ; ) {
      const rows = this.#database.all<Row>("SELECT * FROM input WHERE number > ? ORDER BY number LIMIT 100", last);
      if (rows.length === 0) return;
      for (const { number, id, added, kind, path, bytes: packed } of rows) {
        last = number;
        const bytes = this.#unpacked(id, packed);
        if (kind === "file") yield { kind, id, added, path, bytes };
        else yield { kind: "article", id, added, article: JSON.parse(new TextDecoder().decode(bytes)) as Article };
      }
    }
  }

  #unpacked(id: string, packed: Uint8Array): Uint8Array {
    try {
      return zstdDecompressSync(packed);
    } catch (error) {
      throw new ArchiveError(this.#database.file, `is damaged where it keeps ${id}: ${REMEDY}`, error);
    }
  }

  withdraw(id: string): void {
    this.#database.run("INSERT OR IGNORE INTO withdrawn VALUES (?)", id);
  }

  withdrawn(): string[] {
    return this.#database.all<{ id: string }>("SELECT id FROM withdrawn").map(({ id }) => id);
  }

  /** Takes every input of an article out of the file. */
  purge(id: string): void {
    this.#database.transaction(() => {
      this.#database.run("DELETE FROM input WHERE id = ?", id);
      this.#database.run("DELETE FROM withdrawn WHERE id = ?", id);
    });
    this.#database.scrub();
  }

  close(): void {
    this.#database.close();
  }
}

/** The file of inputs that belongs to an archive's file. */
export const inputsFile = (archiveFile: string): string =>
  archiveFile === ":memory:" ? archiveFile : `${archiveFile.replace(/\.sqlite$/, "")}.inputs.sqlite`;
