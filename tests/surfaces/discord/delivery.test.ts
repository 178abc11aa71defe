import { describe, expect, it } from "vitest";
import { type Rest, sendDeferred } from "../../../src/surfaces/discord/delivery.ts";

const to = { id: "1", application_id: "2", token: "token" };
const message = { content: "the answer" };

/** Discord's API, whose PATCH fails with these statuses first; undefined is a dropped connection. */
function failing(...statuses: (number | undefined)[]) {
  const bodies: unknown[] = [];
  const unused = () => Promise.reject(new Error("not called here"));
  const patch: Rest["patch"] = async (_route, options) => {
    bodies.push(options?.body);
    if (statuses.length > 0) throw Object.assign(new Error("failed"), { status: statuses.shift() });
  };
  return { rest: { get: unused, post: unused, put: unused, delete: unused, patch } satisfies Rest, bodies };
}

describe("what replaces a deferral", () => {
  it.each<[string, (number | undefined)[]]>([
    ["it reached Discord before the deferral did", [404]],
    ["the connection was dropped", [undefined]],
    ["Discord failed inside", [502, 500]],
  ])("is sent again where %s", async (_, statuses) => {
    const tries = statuses.length + 1;
    const { rest, bodies } = failing(...statuses);
    await sendDeferred(rest, to, { kind: "promised", message }, () => message);
    expect(bodies).toEqual(Array.from({ length: tries }, () => message));
  });

  it("gives way to a notice if Discord refuses its form", async () => {
    const { rest, bodies } = failing(400);
    const note = { content: "something went wrong" };
    const patch: Rest["patch"] = (route, options) =>
      rest.patch(route, options).catch((error) => Promise.reject(Object.assign(error, { code: 50035 })));
    await sendDeferred({ ...rest, patch }, to, { kind: "promised", message }, () => note);
    expect(bodies).toMatchObject([message, note]);
  });

  it("is not repeated if Discord refuses it", async () => {
    const { rest, bodies } = failing(403);
    await expect(sendDeferred(rest, to, { kind: "promised", message }, () => message)).rejects.toThrow("failed");
    expect(bodies).toHaveLength(1);
  });

  it("is sent by the interaction's own token, never the bot's", async () => {
    const sent: unknown[] = [];
    const note = async (_route: string, options?: { auth?: boolean }) => sent.push(options?.auth);
    const rest: Rest = { get: note, post: note, put: note, patch: note, delete: note };
    await sendDeferred(rest, to, { kind: "promised", message }, () => message);
    await sendDeferred(rest, to, { kind: "private", message, withdraw: true }, () => message);
    expect(sent).toEqual([false, false, false]);
  });
});
