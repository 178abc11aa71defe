import { html as escaping } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** Markup that may be sent. */
export type Html = HtmlEscapedString;

/** What a template takes: markup stays markup, everything else is escaped; null and empty lists leave nothing. */
type TemplateValue = Html | string | number | null | readonly TemplateValue[];

/** A template of markup. Attributes need their quotation marks: only these are escaped. */
export const html = (strings: TemplateStringsArray, ...values: readonly TemplateValue[]): Html =>
  // A promise only where a value is one.
  escaping(strings, ...values) as Html;
