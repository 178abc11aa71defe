import { describe, expect, it } from "vitest";
import { verifier } from "../../../src/surfaces/discord/signature.ts";
import { signer } from "./signer.ts";

type Sent = [signature: string | undefined, timestamp: string | undefined, body: Uint8Array];
type Case = [what: string, changed: (signature: string) => Sent];

describe("verifier", async () => {
  const now = 1_700_000_000_000;
  const { publicKey, sign } = await signer();
  const verify = await verifier(publicKey, () => now);
  const time = String(now / 1000);
  const body = Buffer.from('{"type":1}');

  it("accepts what Discord signed", async () => {
    expect(await verify(await sign(time, body), time, body)).toBe(true);
  });

  it.each<Case>([
    ["no signature", () => [undefined, time, body]],
    ["no timestamp", (signature) => [signature, undefined, body]],
    ["another body", (signature) => [signature, time, Buffer.from('{"type":2}')]],
    ["a truncated body", (signature) => [signature, time, body.subarray(0, -1)]],
    ["another timestamp", (signature) => [signature, String(now / 1000 + 1), body]],
    ["a truncated signature", (signature) => [signature.slice(0, -2), time, body]],
    ["a signature that is no hexadecimal", (signature) => [`zz${signature.slice(2)}`, time, body]],
    ["a changed signature", (signature) => [(signature[0] === "0" ? "1" : "0") + signature.slice(1), time, body]],
    ["a timestamp that is no number", (signature) => [signature, "now", body]],
  ])("refuses %s", async (_, changed) => {
    expect(await verify(...changed(await sign(time, body)))).toBe(false);
  });

  it.each([-301, 301])("refuses what was signed %d s from now", async (seconds) => {
    const then = String(now / 1000 + seconds);
    expect(await verify(await sign(then, body), then, body)).toBe(false);
  });

  it("refuses another key", async () => {
    const other = await signer();
    expect(await verify(await other.sign(time, body), time, body)).toBe(false);
  });

  it("rejects an invalid public key", async () => {
    await expect(verifier("abc")).rejects.toThrow("64 hexadecimal digits");
  });
});
