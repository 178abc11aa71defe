import type { webcrypto } from "node:crypto";

/** A key pair that signs as Discord does, and its public key in hexadecimal digits. */
export async function signer() {
  const keys = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey("raw", keys.publicKey)).toString("hex");
  return {
    publicKey,
    sign: async (timestamp: string, body: Uint8Array): Promise<string> => {
      const signed = await crypto.subtle.sign("Ed25519", keys.privateKey, Buffer.concat([Buffer.from(timestamp), body]));
      return Buffer.from(signed).toString("hex");
    },
  };
}
