import { describe, expect, it } from "vitest";
import { keepUp } from "../../src/ingest/keep-up.ts";
import type { WritableArchive } from "../../src/ingest/open-archive.ts";
import { openLog } from "../../src/log.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";

/** An index whose first looks at the record fail; `look` looks again. */
function following(...failures: readonly Error[]) {
  const left = [...failures];
  let look = () => {};
  const record = {
    watch: (heard: () => void) => {
      look = heard;
      return async () => {};
    },
    report: async () => {},
  };
  const behind = async () => {
    const failure = left.shift();
    if (failure) throw failure;
    return 0;
  };
  const archive = { record, behind, catchUp: async () => {}, place: () => 1 } as unknown as WritableArchive;
  return { kept: keepUp(archive, "one", {}, openLog("silent")), look: () => look() };
}

const away = new DatabaseError("postgres://host/news", "does not answer", undefined, true);

describe("an index that follows its record", () => {
  it("has caught up once a record answers that was away at first", async () => {
    const { kept, look } = following(away, away);
    let isCaughtUp = false;
    void kept.caughtUp.then(() => (isCaughtUp = true));
    await expect.poll(kept.lag).toBe(null);
    look();
    await expect.poll(kept.lag).toBe(null);
    expect(isCaughtUp).toBe(false);
    look();
    await kept.caughtUp;
    expect(kept.lag()).toBe(0);
    await kept.close();
  });

  it("fails if its record cannot be used", async () => {
    const { kept } = following(new DatabaseError("postgres://host/news", "refuses the user"));
    await expect(kept.caughtUp).rejects.toThrow("refuses the user");
    await kept.close();
  });

  it("keeps nobody waiting once closed", async () => {
    const { kept } = following(away);
    await kept.close();
    await kept.caughtUp;
  });
});
