import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** A name's addresses, as `dns.lookup` gives them. */
export type DnsLookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** May a connection go to an IP address? */
export type Permission = (address: string) => boolean;

/** A connection refused because it leads inside a network. */
export class AddressError extends Error {
  override readonly name = "AddressError";
  readonly host: string;
  readonly address: string;

  constructor(host: string, address: string) {
    super(host === address ? `${address} is no public address` : `${host} leads to ${address}, which is no public address`);
    this.host = host;
    this.address = address;
  }
}

/** IPv4-compatible addresses (RFC 4291, 2.5.5.1, deprecated): `::10.0.0.1` may lead to 10.0.0.1. */
const COMPATIBLE = ipaddr.parseCIDR("::/96");
const isCompatible = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean => address.kind() === "ipv6" && address.match(COMPATIBLE);

/**
 * Permits public addresses and those in `networks` ("127.0.0.0/8"). Only global unicast is public: addresses mapped, translated or tunnelled into
 * IPv6 may hide a private one.
 */
export function permission(networks: readonly string[] = []): Permission {
  const allowed = networks.map((network) => ipaddr.parseCIDR(network));
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return (
      (address.range() === "unicast" && !isCompatible(address)) ||
      allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
    );
  };
}

/**
 * A lookup for sockets that fails if any address of a name is not permitted. It runs when connecting and the socket uses its result, so a name
 * cannot change between check and connection.
 */
export const guarded =
  (lookup: DnsLookup, permitted: Permission): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "");
      const barred = addresses.find(({ address }) => !permitted(address));
      if (barred) return done(new AddressError(host, barred.address), "");
      const [first] = addresses;
      if (!first) return done(Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" }), "");
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });

/** The literal IP address in a URL, which needs no lookup; null for a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(host) ? host : null;
}
