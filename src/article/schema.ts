/** A node of schema.org data, as JSON-LD writes it. */
export type SchemaNode = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is SchemaNode => typeof value === "object" && value !== null && !Array.isArray(value);

/** schema.org's article, and the kinds of it that newsrooms use. */
const ARTICLE = /(?:^|[/:])(?:\w*Article|Report|\w*Posting|LiveBlogPosting|Review|NewsItem)$/;

/** How deep nodes are looked for: no article is further down, but a hostile page may be. */
const DEEPEST = 8;

/** The nodes of JSON-LD text, from every array and `@graph`; none if it is not JSON even when the usual faults are mended. */
export function schemaNodes(json: string): SchemaNode[] {
  const found: SchemaNode[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) for (const one of value) collect(one, depth + 1);
    else if (isNode(value)) {
      found.push(value);
      collect(value["@graph"], depth + 1);
      collect(value.mainEntity, depth + 1);
      if (isNode(value.mainEntityOfPage) && isArticle(value.mainEntityOfPage)) collect(value.mainEntityOfPage, depth + 1);
    }
  };
  collect(parsed(json), 0);
  return found;
}

/** Pages wrap their JSON in comments, break lines inside strings and end lists with a comma. */
function parsed(json: string): unknown {
  const bare = json.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|(?:\/\/\s*)?<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|(?:\/\/\s*)?\]\]>)\s*;?\s*$/g,
    "",
  );
  const oneLine = bare.replace(/\p{Cc}+/gu, " ");
  for (const text of [bare, oneLine, oneLine.replace(/,\s*([}\]])/g, "$1")]) {
    try {
      return JSON.parse(text);
    } catch {
      // Try the next form.
    }
  }
  return null;
}

export const isArticle = (node: SchemaNode): boolean => texts(node["@type"]).some((type) => ARTICLE.test(type));

/** The strings of a value: itself, its `@value`, its `name`, or those of each item of a list. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return value.trim() ? [value.trim()] : [];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => (Array.isArray(one) ? [] : texts(one)));
  if (!isNode(value)) return [];
  return texts(typeof value["@value"] === "string" ? value["@value"] : typeof value.name === "object" ? null : value.name);
}

/** The first string of a value, or null. */
export const text = (value: unknown): string | null => texts(value)[0] ?? null;

/** The address in a value: itself, its `@id` or its `url`. */
export function address(value: unknown): string | null {
  if (typeof value === "string") return value;
  return isNode(value) ? address(value["@id"] ?? value.url ?? null) : null;
}
