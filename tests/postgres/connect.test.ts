import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../src/postgres/connect.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";

/** AuthenticationOk and ReadyForQuery (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

it("closes at once although a connection was cut while it opened again", async () => {
  let opened = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    if (++opened > 1) return;
    socket.once("data", () => {
      socket.write(WELCOME);
      socket.once("data", () => socket.resetAndDestroy());
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const database = connect(`postgres://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}/none`);
  await expect(database.named((sql) => sql`SELECT 1`)).rejects.toThrow(DatabaseError);
  // The next connection is never answered.
  await expect(database.named((sql) => sql`SELECT 1`, 50)).rejects.toThrow(DatabaseError);
  const began = performance.now();
  await database.close();
  expect(performance.now() - began).toBeLessThan(3000);
  server.close();
});

it("a connection that is cut just after it opened fails its statement, and nothing else", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(WELCOME);
      socket.once("data", () => socket.resetAndDestroy());
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const database = connect(`postgres://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}/none`);
  await expect(database.named((sql) => sql`SELECT 1`)).rejects.toThrow(DatabaseError);
  await wait(20);
  expect(unhandled).toEqual([]);
  await database.sql.end({ timeout: 0 });
  server.close();
});
