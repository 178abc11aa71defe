/** How far into a page its character set may be declared: 1024 bytes by the HTML standard, more in the wild. */
const DECLARED_WITHIN = 4096;

const BYTE_ORDER_MARKS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
];

/**
 * Decodes a page or a feed as browsers do: by its byte order mark, else the server's header, else the page's own declaration, else as UTF-8 if it is
 * valid, else as windows-1252. A declaration that contradicts valid UTF-8 is ignored.
 */
export function decodeMarkup(bytes: Uint8Array, served: string | null = null): string {
  const mark = BYTE_ORDER_MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (mark) return new TextDecoder(mark[1]).decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARED_WITHIN));
  const declared =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  const labels = [served, declared].filter((label) => label != null && isKnown(label));
  // Seven-bit Japanese is valid UTF-8; no other character set passes for it.
  if (labels.some((label) => /^iso-2022-jp$/i.test(label!))) return new TextDecoder("iso-2022-jp").decode(bytes);
  return utf8(bytes) ?? new TextDecoder(labels[0] ?? "windows-1252").decode(bytes);
}

const isKnown = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
};

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
