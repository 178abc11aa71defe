import { MONTH } from "../text/months.ts";
import { dateIn } from "./dates.ts";

// What surrounds an article's prose on a page, recognised by form alone, never by publisher.

/** Is the line a date and little else ("Published: Nov 28, 2014, 10:30 am IST")? */
export function isDateLine(line: string): boolean {
  if (line.length > 90 || dateIn(line) === null) return false;
  const rest = line
    .replace(/\b(?:first |last )?(?:published|updated|posted|modified|created)(?: (?:on|at))?:?/gi, "")
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/gi, "")
    .replace(new RegExp(`\\b${MONTH}(?=\\W|$)`, "gi"), "")
    .replace(/\b(?:[ap]\.?m\.?|at|on|[A-Z]{2,4}T?)\b/g, "");
  return !/\p{L}{3,}/u.test(rest);
}

const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|da|del|van|von|der|bin|al|el|la))*";
const BYLINE = new RegExp(
  `^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ff]rom)\\s+(${NAME}(?:(?:,| and| &)\\s+${NAME})*(?:,? [^.!?]{0,60})?)$`,
  "u",
);
const DESK =
  /^(?:\p{Lu}[\p{L}\d&.'’-]*\s){0,4}(?:Desk|Bureau|Staff|Staff Reporter|Staff Writer|Web Desk|News Service|Correspondent|Newsroom|Team|Editorial Board)$/u;

/** Does the line say who wrote the article: "By Jane Doe", "Reuters Staff", "Business Desk"? */
export const isByline = (line: string): boolean => line.length <= 120 && (BYLINE.test(line) || DESK.test(line));

/** A byline without "By"; null if nothing is left. */
export const bareByline = (line: string | null): string | null =>
  line === null
    ? null
    : line
        .replace(/^(?:by|written by|reported by)[:\s]+/i, "")
        .replace(/[\s,|]+$/, "")
        .trim() || null;

/** Place and agency before the first sentence: "LOS ANGELES, California (CNN) -- ", "PARIS (AP) — ", "NEW DELHI, Nov 28 (Reuters) - ", "LONDON: ". */
const PLACE = "\\p{Lu}[\\p{Lu}.'’-]+(?:[ /]\\p{Lu}[\\p{Lu}.'’-]+){0,3}(?:, ?\\p{Lu}[\\p{L}.'’ ]{1,24}){0,2}";
const DAY = `(?:, ?${MONTH} \\d{1,2}(?:, \\d{4})?)?`;
const AGENCY = "\\(\\p{Lu}[\\p{L}\\d .&/-]{1,30}\\)";
const DATELINE = new RegExp(
  `^(?:(?:${PLACE}${DAY}\\s*)?${AGENCY}\\s*(?:--+|[—–-]|:)|${PLACE}${DAY}\\s*(?:--+|[—–])|${PLACE}${DAY}:(?=\\s+\\p{Lu}))\\s*`,
  "u",
);

/** Length of the dateline that opens a paragraph, its dash included; 0 if there is none. */
export const datelineLength = (paragraph: string): number => DATELINE.exec(paragraph)?.[0].length ?? 0;

const LABEL =
  /^(?:new )?(?:updated?|update|advertisement|sponsored|share|share this|tweet|print|email|comments?|related|trending|read more|more|watch|listen|live|breaking|exclusive|analysis|opinion|photos?|video|gallery|story highlights|highlights|editor['’]s (?:note|pick)s?|sign up|subscribe|follow us|continue reading|show more|load more|loading|back to top|\d+ (?:min(?:ute)?s?) read|\d+ comments?|\d+ shares?)\b[^.!?]{0,40}[:.]?$/iu;

/** Is the line a label of the page, not of the story: "New Update", "Advertisement", "3 min read"? */
export const isLabel = (line: string): boolean => line.length <= 60 && LABEL.test(line);

const CALL =
  /^(?:e-?mail to a friend|sign up (?:for|to)|subscribe (?:to|for|now)|click here|read more:?|read (?:also|next|the full)|also read|see also|related:|follow (?:us|me|him|her|@)|like us on|download (?:the|our)|share this|watch:|more on this|all rights reserved|copyright (?:©|\d|20)|©|\(?c\) ?20\d\d|this (?:article|story|material) (?:was|may not be)(?: first| originally)? (?:published|produced|appeared|be published))/iu;

/** Is the paragraph a call to action or a notice of the page ("Sign up for our newsletter", "All rights reserved")? */
export const isCall = (paragraph: string): boolean => paragraph.length <= 240 && CALL.test(paragraph);
