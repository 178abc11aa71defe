import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { dropSchema, openTestServer } from "../../scripts/own-postgres.ts";
import { connect } from "../../src/postgres/connect.ts";
import type { Around } from "./around.ts";
import { buttonsSuite } from "./buttons.ts";
import { processesSuite } from "./processes.ts";
import { recordSuite } from "./record.ts";
import { sharedSuite } from "./shared.ts";
import { tellingSuite } from "./telling.ts";
import { transferSuite } from "./transfer.ts";

// One server for all of them: it takes two seconds to start.
const around = { opened: [] as Around["opened"] } as Around;
beforeAll(async () => {
  around.server = await openTestServer();
});
afterAll(() => around.server.close());
beforeEach(() => {
  around.address = around.server.address(`test_${randomUUID().slice(0, 8)}`);
  around.database = connect(around.address);
  around.opened.push(around.database);
});
afterEach(async () => {
  for (const one of around.opened.splice(0).reverse()) await one.close();
  await dropSchema(around.address);
});

recordSuite(around);
processesSuite(around);
buttonsSuite(around);
sharedSuite(around);
tellingSuite(around);
transferSuite(around);
