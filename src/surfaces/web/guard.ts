import type { Context, MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import ipaddr from "ipaddr.js";
import { isLoopback, type WebSettings } from "../../config.ts";

/** Headers of every response: nothing from elsewhere, no inline script or style, no frame around the page. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "same-origin",
  // Whether a whole domain has https is its owner's to say.
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
});

/**
 * Refuses requests to a host name that is not the page's. A name that a stranger's site points at this machine would otherwise let that site
 * read a page which only this machine should (DNS rebinding).
 */
export const ownHost =
  ({ host, address }: Pick<WebSettings, "host" | "address">): MiddlewareHandler =>
  async ({ req }, next) => {
    const asked = URL.parse(req.url);
    const known = asked !== null && (isLoopback(asked.hostname) || asked.hostname === host || asked.origin === address);
    const byAddress = address !== null && asked?.host === new URL(address).host;
    if (!known && !byAddress && (isLoopback(host) || address !== null)) throw new HTTPException(421);
    await next();
  };

/** Refuses what changes something unless a page of this site sent it. */
export const sameOrigin = ({ address }: Pick<WebSettings, "address">): MiddlewareHandler =>
  csrf({ origin: (origin, context) => origin === address || origin === new URL(context.req.url).origin });

/** The network that a request comes from: an IPv6 home has 2^64 addresses. */
const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : (parsed as ipaddr.IPv6).parts.slice(0, 4).join(":");
};

/** Who asks, for rate limits: the peer, or whom a reverse proxy on this machine names. */
export function askerOf({ req }: Context, peer: string, { address }: Pick<WebSettings, "address">): string {
  const forwarded = address === null || !isLoopback(peer) ? undefined : req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
  return networkOf(forwarded ?? peer);
}
