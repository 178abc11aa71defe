import type { Clause, FactReader, FoundFact } from "./clause.ts";
import { isHyphen, wordAt } from "./clause.ts";
import { type Amount, amountAt } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** Signs and letters before the number. In international news "$" alone is the US dollar, "¥" the yen. */
const BEFORE = new Map<string, string>([
  ["$", "USD"],
  ["£", "GBP"],
  ["€", "EUR"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₽", "RUB"],
  ["₺", "TRY"],
  ["₦", "NGN"],
  ["₪", "ILS"],
  ["₫", "VND"],
  ["₱", "PHP"],
  ["฿", "THB"],
  ["₴", "UAH"],
  ["rs", "INR"],
  ["re", "INR"],
]);

/** Letters glued to "$": whose dollar it is. */
const DOLLARS = new Map<string, string>([
  ["us", "USD"],
  ["u.s", "USD"],
  ["a", "AUD"],
  ["au", "AUD"],
  ["c", "CAD"],
  ["ca", "CAD"],
  ["nz", "NZD"],
  ["hk", "HKD"],
  ["s", "SGD"],
  ["nt", "TWD"],
  ["r", "BRL"],
  ["j", "JMD"],
]);

const CODES = new Set(
  "usd eur gbp jpy inr cny rmb chf aud cad nzd hkd sgd krw rub brl mxn zar sek nok dkk pln try thb idr myr php aed sar ngn kes ghs egp ils".split(
    " ",
  ),
);

/** Nations that tell dollars, francs, crowns and pesos apart. */
const NATIONAL = new Map<string, string>([
  ["us dollar", "USD"],
  ["american dollar", "USD"],
  ["australian dollar", "AUD"],
  ["canadian dollar", "CAD"],
  ["singapore dollar", "SGD"],
  ["taiwan dollar", "TWD"],
  ["swiss franc", "CHF"],
  ["cfa franc", "XOF"],
  ["british pound", "GBP"],
  ["egyptian pound", "EGP"],
  ["lebanese pound", "LBP"],
  ["syrian pound", "SYP"],
  ["indian rupee", "INR"],
  ["pakistani rupee", "PKR"],
  ["mexican peso", "MXN"],
  ["argentine peso", "ARS"],
  ["chilean peso", "CLP"],
  ["colombian peso", "COP"],
  ["philippine peso", "PHP"],
  ["swedish krona", "SEK"],
  ["swedish kronor", "SEK"],
  ["danish krone", "DKK"],
  ["danish kroner", "DKK"],
  ["norwegian krone", "NOK"],
  ["norwegian kroner", "NOK"],
  ["turkish lira", "TRY"],
  ["iranian rial", "IRR"],
]);

const CURRENCIES = new Map<string, string>([
  ["dollar", "USD"],
  ["buck", "USD"],
  ["euro", "EUR"],
  ["pound", "GBP"],
  ["quid", "GBP"],
  ["yen", "JPY"],
  ["yuan", "CNY"],
  ["renminbi", "CNY"],
  ["won", "KRW"],
  ["rupee", "INR"],
  ["rouble", "RUB"],
  ["ruble", "RUB"],
  ["rand", "ZAR"],
  ["naira", "NGN"],
  ["shekel", "ILS"],
  ["dirham", "AED"],
  ["riyal", "SAR"],
  ["ringgit", "MYR"],
  ["baht", "THB"],
  ["rupiah", "IDR"],
  ["zloty", "PLN"],
  ["hryvnia", "UAH"],
  ["bitcoin", "XBT"],
]);

const HUNDREDTHS = new Map<string, string>([
  ["cent", "USD"],
  ["penny", "GBP"],
  ["pence", "GBP"],
  ["paise", "INR"],
]);

const singular = (lower: string) => (lower.length > 3 && lower.endsWith("s") ? lower.slice(0, -1) : lower);

/** Is the number a weight, so that "pounds" is not money? */
function isWeight(tokens: readonly Token[], amount: Amount, behind: number): boolean {
  if (wordAt(tokens, behind) === "of") return true;
  for (let index = amount.from - 1; index >= 0 && index >= amount.from - 4; index--) {
    if (/^(?:weigh\w*|heav\w+|lift\w*|lost|gained|shed)$/.test(wordAt(tokens, index))) return true;
  }
  return false;
}

/** Letters glued to a code, as company reports write them: "MUSD", "TEUR", "SEKm". */
const SCALES = new Map<string, number>([
  ["k", 1e3],
  ["t", 1e3],
  ["m", 1e6],
  ["mm", 1e6],
  ["mn", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
]);

/** A currency and the factor for the number beside it: 0.01 for "cents", a million for "MUSD". */
type CurrencyUnit = { readonly unit: string; readonly times: number };

/** Every code with and without a scale, in lower case. */
const CODE_UNITS = new Map<string, CurrencyUnit>(
  [...CODES].flatMap((code) => {
    const unit = code === "rmb" ? "CNY" : code.toUpperCase();
    return [
      [code, { unit, times: 1 }] as const,
      ...[...SCALES].flatMap(([scale, times]) =>
        [`${scale}${code}`, `${code}${scale}`].map((word) => [word, { unit, times }] as const),
      ),
    ];
  }),
);

/** The currency of a code in capitals ("USD", "MUSD", "SEKm"); "Try" and "All" are words. */
function codeAt(text: string, token: Token): CurrencyUnit | null {
  const unit = CODE_UNITS.get(token.lower);
  return unit && /^\p{Lu}{3,}(?:k|t|mm?|mn|bn?)?$/u.test(text.slice(token.start, token.end)) ? unit : null;
}

function before({ text, tokens }: Clause, at: number): (CurrencyUnit & { number: number }) | null {
  const lower = wordAt(tokens, at);
  if (tokens[at + 1]?.lower === "$" && tokens[at + 1]!.tight && tokens[at]!.capital) {
    const unit = DOLLARS.get(lower);
    if (unit) return { unit, times: 1, number: at + 2 };
  }
  const stop = lower === "rs" && wordAt(tokens, at + 1) === "." ? 1 : 0;
  if (lower === "us" && tokens[at]!.capital && wordAt(tokens, at + 1) === "$") return { unit: "USD", times: 1, number: at + 2 };
  const sign = BEFORE.get(lower);
  const unit = sign ? { unit: sign, times: 1 } : codeAt(text, tokens[at]!);
  return unit && (tokens[at]!.kind === "sign" || tokens[at]!.capital) ? { ...unit, number: at + 1 + stop } : null;
}

function after(clause: Clause, at: number, amount: Amount): (CurrencyUnit & { to: number }) | null {
  const { tokens } = clause;
  const bounds = typeof amount.value !== "number" && wordAt(tokens, at) === "of";
  const from = isHyphen(tokens[at]) || bounds ? at + 1 : at;
  const token = tokens[from];
  if (!token) return null;
  const { lower } = token;
  const sign = token.kind === "sign" ? BEFORE.get(lower) : undefined;
  if (sign && token.tight) return { unit: sign, to: from + 1, times: 1 };
  const code = codeAt(clause.text, token);
  if (code) return { ...code, to: from + 1 };
  const national = NATIONAL.get(
    `${lower === "u.s" ? "us" : lower} ${singular(wordAt(tokens, from + (lower === "u.s" ? 2 : 1)))}`,
  );
  if (national) return { unit: national, to: from + (lower === "u.s" ? 3 : 2), times: 1 };
  const hundredth =
    HUNDREDTHS.get(singular(lower)) ?? HUNDREDTHS.get(lower) ?? (lower === "p" && token.tight ? "GBP" : undefined);
  if (hundredth) return { unit: hundredth, to: from + 1, times: 0.01 };
  const unit = CURRENCIES.get(singular(lower)) ?? CURRENCIES.get(lower);
  if (!unit) return null;
  if (unit === "GBP" && !amount.scaled && isWeight(tokens, amount, from + 1)) return null;
  // "won" and "rand" are words too.
  if ((lower === "won" || lower === "rand") && !amount.scaled && Number(amount.value) < 1000) return null;
  return { unit, to: from + 1, times: 1 };
}

/** Rounded, so that 89 cents are 0.89 and not 0.8900000000000001. */
const product = (value: number, times: number): number => Number((value * times).toPrecision(12));

const scaledValue = (value: Amount["value"], times: number): Amount["value"] =>
  times === 1 ? value : typeof value === "number" ? product(value, times) : [product(value[0], times), product(value[1], times)];

/** "$25 billion", "US$40,000", "Rs 500 crore", "5.5 trillion yen", "€15-20": the value in the currency's main unit (89 cents are 0.89 USD). */
export const readMoney: FactReader = (clause, at): FoundFact | null => {
  const { tokens } = clause;
  const sign = before(clause, at);
  const amount = amountAt(tokens, sign?.number ?? at, true);
  if (!amount) return null;
  if (sign)
    return { kind: "money", from: at, to: amount.to, value: scaledValue(amount.value, sign.times), unit: sign.unit, noun: null };
  const currency = after(clause, amount.to, amount);
  if (!currency) return null;
  return {
    kind: "money",
    from: at,
    to: currency.to,
    value: scaledValue(amount.value, currency.times),
    unit: currency.unit,
    noun: null,
  };
};

/** Signs and words that may begin an amount of money. */
export const MONEY_WORDS: readonly string[] = [...new Set([...BEFORE.keys(), ...DOLLARS.keys(), ...CODE_UNITS.keys()])].filter(
  (word) => word !== "a",
);
