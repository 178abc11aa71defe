import type { Account, AccountFigure } from "../english/account.ts";

// Whether two articles tell of one event, and where their figures differ. Two events taken for one are worse than one told twice.

/** Articles published farther apart, in days, tell of two events. */
const DAYS = 3;
/** Where a figure is common: so many names, this share of the fewer and of the more, and this much of the openings. */
const FIGURED = { names: 2, fewer: 0.3, more: 0.25, stems: 2, opening: 0.15 };
/** Where none is: so many names, and this share of the more; less if the openings have much in common. */
const FIGURELESS = { names: 3, more: 0.75, alike: 0.5, stems: 2, opening: 0.25 };

/** An article's account with the day it was published, in days since some day. */
export type Telling = { readonly account: Account; readonly day: number };

/**
 * Do two articles tell of one event? They need days, names, a figure and words of the opening in common; without a figure, most of the names that
 * either has.
 */
export function isOneEvent(one: Telling, other: Telling): boolean {
  if (Math.abs(one.day - other.day) > DAYS) return false;
  const [fewer, more] = [one.account.names, other.account.names].sort((a, b) => a.length - b.length);
  const common = fewer!.filter((name) => more!.some((key) => isOneName(key, name))).length;
  const [opening, otherOpening] = [one.account.opening, other.account.opening];
  const stems = opening.filter((stem) => otherOpening.includes(stem)).length;
  const alike = (least: { readonly stems: number; readonly opening: number }) =>
    stems >= least.stems && stems >= least.opening * Math.min(opening.length, otherOpening.length);
  if (
    common >= FIGURED.names &&
    common >= FIGURED.fewer * fewer!.length &&
    common >= FIGURED.more * more!.length &&
    alike(FIGURED) &&
    one.account.figures.some((figure) => other.account.figures.some((told) => isSameFigure(figure, told)))
  )
    return true;
  return common >= FIGURELESS.names && common >= (alike(FIGURELESS) ? FIGURELESS.alike : FIGURELESS.more) * more!.length;
}

/** A name, or its last words beside the whole: "ruiz" and "ana ruiz", but not "north" and "north sea". */
const isOneName = (key: string, name: string): boolean => ` ${key}`.endsWith(` ${name}`) || ` ${name}`.endsWith(` ${key}`);

const mean = (value: AccountFigure["value"]): number => (typeof value === "number" ? value : (value[0] + value[1]) / 2);

/** The same value of the same thing; of one or two there are many. */
function isSameFigure(one: AccountFigure, other: AccountFigure): boolean {
  if (one.kind !== other.kind || one.unit !== other.unit || mean(one.value) !== mean(other.value)) return false;
  return Math.abs(mean(one.value)) > 2 && one.kind !== "rank" && (shares(one.noun, other.noun) || shares(one.near, other.near));
}

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((stem) => other.includes(stem));

/** Nouns that figures of all kinds count. */
const ANY = new Set(["person", "peopl", "man", "woman", "child", "time", "year", "day", "thing", "case"]);

/** Words near figures that have one meaning count twice. */
const ENOUGH = 2;
const worth = (stem: string): number => (stem.startsWith("=") ? ENOUGH : 1);

/** A figure beside all figures of its telling. */
type Placed = { readonly figure: AccountFigure; readonly among: readonly AccountFigure[] };

/** Do two figures measure one quantity: one kind and unit, one noun or none, and the same said of it? */
function isOneQuantity(one: Placed, other: Placed): boolean {
  const [a, b] = [one.figure, other.figure];
  if (a.kind !== b.kind || a.unit !== b.unit || a.kind === "rank") return false;
  if (a.kind === "age") return a.of !== null && a.of === b.of;
  const [meaning, otherMeaning] = [a, b].map(({ near }) => near.filter((stem) => stem.startsWith("=")));
  if (meaning!.length > 0 && otherMeaning!.length > 0 && !shares(meaning!, otherMeaning!)) return false;
  const all = [a, b].map(({ noun, near }) => [...new Set([...noun, ...near])]);
  const said = all[0]!.filter((stem) => all[1]!.includes(stem)).reduce((sum, stem) => sum + worth(stem), 0);
  if (a.kind === "count") return shares(a.noun, b.noun) && (shares(a.near, b.near) || (isOnly(one) && isOnly(other)));
  if (a.kind === "score" || isTemperature(a)) return isOnly(one) && isOnly(other);
  const apart = a.noun.length > 0 && b.noun.length > 0 && !shares(a.noun, all[1]!) && !shares(b.noun, all[0]!);
  return !apart && (said >= ENOUGH || (shares(a.noun, b.noun) && isOnly(one) && isOnly(other)));
}

const isTemperature = ({ unit }: AccountFigure): boolean => unit !== null && /^(?:degree|°)/.test(unit);

/** Is it the only figure of its kind and unit in its telling, or of its noun for a count? */
const isOnly = ({ figure, among }: Placed): boolean =>
  !figure.noun.some((stem) => ANY.has(stem)) &&
  among.every(
    (other) =>
      other === figure ||
      other.kind !== figure.kind ||
      other.unit !== figure.unit ||
      (figure.kind === "count" && !shares(other.noun, figure.noun)),
  );

/** A hedged value this close to another is the same value. */
const ROUNDED = 0.06;

/** May two values of a quantity be the same? */
function agree(one: AccountFigure, other: AccountFigure): boolean {
  const [a, b] = [mean(one.value), mean(other.value)];
  if (a === b) return true;
  const within = ({ value }: AccountFigure, number: number) =>
    typeof value === "object" && value[0] <= number && number <= value[1];
  if (within(one, b) || within(other, a)) return true;
  return (one.hedged || other.hedged) && Math.abs(a - b) <= ROUNDED * Math.max(Math.abs(a), Math.abs(b));
}

/** A quantity with the figures that papers give for it: indices of tellings and of their figures. */
export type Quantity = readonly { readonly telling: number; readonly figure: AccountFigure }[];

/** The quantities for which tellings of one event give different values, one figure of each telling. */
export function differingFigures(tellings: readonly Account[]): Quantity[] {
  const found: { telling: number; figure: AccountFigure }[][] = [];
  for (const [telling, { figures }] of tellings.entries()) {
    for (const figure of figures) {
      const group = found.find((all) =>
        all.some((one) =>
          isOneQuantity({ figure: one.figure, among: tellings[one.telling]!.figures }, { figure, among: figures }),
        ),
      );
      if (group) group.push({ telling, figure });
      else found.push([{ telling, figure }]);
    }
  }
  return found.flatMap((group) => {
    const byTelling = [...Map.groupBy(group, ({ telling }) => telling).values()];
    // A paper that gives several values of it, or a value that the others give too, distinguishes nothing.
    const firsts = byTelling.map(
      (all) =>
        all.find(({ figure }) => group.some((one) => one.telling !== all[0]!.telling && agree(one.figure, figure))) ?? all[0]!,
    );
    const clear = firsts.filter((one) =>
      byTelling.find((all) => all[0]!.telling === one.telling)!.every(({ figure }) => agree(figure, one.figure)),
    );
    const differs = clear.some((one) => clear.some((other) => other !== one && !agree(one.figure, other.figure)));
    return differs ? [clear] : [];
  });
}

/** Fewer words do not make a quotation of the same words. */
const FEW = 4;

/** The words of a quotation, folded, and which telling has it. */
export type QuotedWords = { readonly telling: number; readonly words: readonly string[] };

/** Groups of quotations of the same words that tellings cut differently: one stands inside the other, but they are not alike. Indices. */
export function cutDifferently(all: readonly QuotedWords[]): number[][] {
  const groups: number[][] = [];
  for (const [at, quoted] of all.entries()) {
    if (quoted.words.length < FEW) continue;
    const group = groups.find((known) => known.some((other) => isPart(all[other]!, quoted) || isPart(quoted, all[other]!)));
    if (group) group.push(at);
    else groups.push([at]);
  }
  return groups
    .map((group) => group.filter((at, place) => !group.slice(0, place).some((other) => all[other]!.telling === all[at]!.telling)))
    .filter((group) => new Set(group.map((at) => all[at]!.words.join(" "))).size > 1);
}

const isPart = (part: QuotedWords, whole: QuotedWords): boolean =>
  part.telling !== whole.telling && ` ${whole.words.join(" ")} `.includes(` ${part.words.join(" ")} `);
