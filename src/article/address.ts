/**
 * Query parameters that say how a reader came, not which page it is: campaigns (Urchin's utm_, Matomo's, Adobe's, AT Internet's), click ids of
 * advertisers and networks, share buttons, and the switch to an AMP page.
 */
const TRACKING =
  /^(?:utm_.*|(?:mtm|pk|piwik|at|hsa|vero|ns|sc|oly|trk|wt)_.*|_?ga|_gl|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mkt_tok|mc_cid|mc_eid|cmp|cmpid|cmp_id|campaign_id|ncid|ocid|cid|icid|ito|smid|smtyp|spm|xtor|taid|tpcc|soc_src|soc_trk|guccounter|guce_referrer|guce_referrer_sig|__twitter_impression|ref|ref_src|ref_url|referrer|referer|source|src|share|shared|sharetype|sh|via|rss|fb_action_ids|fb_action_types|action_object_map|amp|outputtype|output|usqp|s_cid|s_kwcid|reflink)$/i;

/** Parameters that only track if they hold one of these words; any other value may choose the page. */
const ONLY_WITH: Readonly<Record<string, RegExp>> = {
  outputtype: /^amp$/i,
  output: /^amp$/i,
  source: /^(?:rss|feed|twitter|facebook|email|newsletter|social|share)$/i,
  src: /^(?:rss|feed|twitter|facebook|email|newsletter|social|share)$/i,
  cid: /[a-z]/i,
};

/** A mobile host for the same pages, or the "www" that most sites answer to and can do without. */
const TWIN_HOST = /^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.])/;

const tracks = (name: string, value: string): boolean =>
  TRACKING.test(name) && (ONLY_WITH[name.toLowerCase()]?.test(value) ?? true);

/** Percent-encoding after RFC 3986 (6.2.2): unreserved characters bare, the rest in upper-case hexadecimal. */
const encoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : whole.toUpperCase();
  });

function pathOf(path: string): string {
  const bare = encoded(path)
    .replace(/\/{2,}/g, "/")
    .replace(/^\/amp(?=\/)/i, "")
    .replace(/\/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$/i, "/")
    .replace(/\/(?:amp(?:\.html?)?)\/?$/i, "")
    .replace(/(?:\.amp)?\.s?html?$|\.amp$/i, "")
    .replace(/\/+$/, "");
  return bare === path ? path : pathOf(bare);
}

/**
 * One form for the variants of an address, so that one page is one article: https, no "www." or mobile host, no default port, no user, fragment,
 * tracking parameter, trailing slash, "index.html", ".html" or AMP marker, the other parameters sorted by name. It is a key to compare by and may
 * not resolve. Anything but an http(s) address is returned trimmed.
 */
export function canonical(url: string): string {
  const trimmed = url.trim();
  const parsed = URL.parse(trimmed);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return trimmed;
  const host = parsed.hostname.replace(/\.$/, "").replace(TWIN_HOST, "");
  const port = parsed.port === "" || parsed.port === "80" || parsed.port === "443" ? "" : `:${parsed.port}`;
  const query = new URLSearchParams([...parsed.searchParams].filter(([name, value]) => !tracks(name, value)));
  query.sort();
  const asked = query.toString().replace(/=(?=&|$)/g, "");
  return `https://${host}${port}${pathOf(parsed.pathname)}${asked === "" ? "" : `?${asked}`}${/^#!/.test(parsed.hash) ? parsed.hash : ""}`;
}
