/** One form for the variants of an address, so that the same page is one article. */
export function canonical(url: string): string {
  return url;
}
