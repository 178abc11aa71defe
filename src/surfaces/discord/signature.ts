/** How far a timestamp may be from our clock, in ms; older requests are replays. */
const freshFor = 5 * 60 * 1000;

/** Did Discord sign this body at this time? */
export type Verify = (signature: string | undefined, timestamp: string | undefined, body: Uint8Array) => Promise<boolean>;

const hexadecimal = (text: string, bytes: number): Uint8Array<ArrayBuffer> | null =>
  text.length === bytes * 2 && /^[0-9a-f]+$/i.test(text) ? Uint8Array.from(Buffer.from(text, "hex")) : null;

/**
 * Verifies Ed25519 over timestamp and raw body with the application's public key (64 hexadecimal digits), as in "Validating Security
 * Request Headers"; timestamps must be within five minutes.
 */
export async function verifier(publicKey: string, now: () => number = Date.now): Promise<Verify> {
  const raw = hexadecimal(publicKey, 32);
  if (raw === null) throw new RangeError("a public key has 64 hexadecimal digits");
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  return async (signature, timestamp, body) => {
    const signed = hexadecimal(signature ?? "", 64);
    if (signed === null || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now() - Number(timestamp) * 1000) > freshFor) return false;
    return crypto.subtle.verify("Ed25519", key, signed, Buffer.concat([Buffer.from(timestamp), body]));
  };
}
