import { ByteReader, ByteWriter } from "../../text/bytes.ts";
import { Forms } from "./forms.ts";
import { knownWords, UNKNOWN } from "./known-words.ts";
import { type Postings, WORD } from "./postings.ts";
import { decodeUnpacked, isUnpacked } from "./unpacked-postings.ts";

/** Opens packed postings, with 30 bits of the known words' version. */
const PACKED = 2 ** 30;
const opening = (): number => PACKED + (knownWords().version & (PACKED - 1));

/**
 * A known form is two bytes, its number and whether it has classes. Behind UNKNOWN_FORM stands the length of a form's letters, LONG if another number
 * says how much longer it is.
 */
const [UNKNOWN_FORM, CLASSED, LONG] = [0xc0, 0x20, 0x1f];
/** The bits of a candidate's kind, below its length. */
const KIND = 4;
/** The place of the bit WORD.capital. */
const CAPITAL = 1;

/**
 * Packs postings, about 2.7 bytes a word of the text:
 * - each form with its word classes, and the letters of those that are not known words; stems follow from them;
 * - for each word whether it is the next new form, else which; whether it is capital; and the few words whose classes differ from their form's;
 * - sentences and candidates as distances from the one before.
 */
export function encode(postings: Postings): Uint8Array {
  const { forms, words, flags, title, spans, sentences, kinds, candidates, year } = postings;
  const writer = new ByteWriter();
  writer.bytes(new Uint8Array(Uint32Array.of(opening()).buffer));
  const letters = Buffer.from(forms.unknown.join(""));
  const classes = classesOf(postings);
  for (const count of [year, words.length, kinds.length, candidates.length / 3, title.length, forms.length, letters.length])
    writer.number(count);
  writer.bytes(letters);
  let unknown = 0;
  for (let form = 0; form < forms.length; form++) {
    const number = forms.numbers[form]!;
    writeForm(writer, number, number === UNKNOWN ? forms.unknown[unknown++]!.length : 0, classes[form]!);
  }

  writeWords(writer, words, forms.length);
  writeBits(
    writer,
    flags.map((flag) => (flag >> CAPITAL) & 1),
  );
  writeExceptions(writer, postings, classes);
  for (const form of title) writer.number(form);

  let [last, first] = [0, 0];
  for (let i = 0; i < kinds.length; i++) {
    writer.number(spans[2 * i]! - last);
    writer.number(spans[2 * i + 1]! - spans[2 * i]!);
    last = spans[2 * i + 1]!;
    writer.byte(kinds[i]!);
  }
  for (const at of sentences) {
    writer.number(at - first);
    first = at;
  }
  let before = 0;
  for (let i = 0; i < candidates.length; i += 3) {
    const from = candidates[i]!;
    writer.number(from - before);
    writer.number(((candidates[i + 1]! - from) << KIND) | candidates[i + 2]!);
    before = from;
  }
  return writer.written();
}

/** Unpacks postings; null if they were made with other known words, so that the article has to be analysed again. */
export function decode(bytes: Uint8Array): Postings | null {
  const start = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (isUnpacked(start)) return decodeUnpacked(bytes);
  if (start !== opening()) return null;
  const reader = new ByteReader(bytes, 4);
  const [year, wordCount, sentenceCount, candidateCount] = [reader.number(), reader.number(), reader.number(), reader.number()];
  const [titleCount, formCount, size] = [reader.number(), reader.number(), reader.number()];
  const { forms, classes } = readForms(reader, formCount, size);

  const words = readWords(reader, wordCount, formCount);
  const capitals = reader.bytes((wordCount + 7) >> 3);
  const flags = new Uint8Array(wordCount);
  for (let at = 0; at < wordCount; at++) flags[at] = classes[words[at]!]! | (((capitals[at >> 3]! >> (at & 7)) & 1) << CAPITAL);
  readExceptions(reader, flags);
  const title = new Uint16Array(titleCount);
  for (let i = 0; i < titleCount; i++) title[i] = reader.number();

  const spans = new Uint32Array(2 * sentenceCount);
  const kinds = new Uint8Array(sentenceCount);
  const sentences = new Uint16Array(sentenceCount + 1);
  const candidates = new Uint16Array(3 * candidateCount);
  let last = 0;
  for (let i = 0; i < sentenceCount; i++) {
    spans[2 * i] = last + reader.number();
    last = spans[2 * i]! + reader.number();
    spans[2 * i + 1] = last;
    kinds[i] = reader.byte();
  }
  let first = 0;
  for (let i = 0; i <= sentenceCount; i++) {
    first += reader.number();
    sentences[i] = first;
  }
  let from = 0;
  for (let i = 0; i < candidates.length; i += 3) {
    from += reader.number();
    const run = reader.number();
    candidates[i] = from;
    candidates[i + 1] = from + (run >> KIND);
    candidates[i + 2] = run & ((1 << KIND) - 1);
  }
  return { year, forms, words, flags, title, spans, sentences, kinds, candidates };
}

/** The classes of each form where it first stands, capitals aside; none for a form of the headline alone. */
function classesOf({ forms, words, flags }: Postings): Uint8Array {
  const classes = new Uint8Array(forms.length);
  for (let at = words.length - 1; at >= 0; at--) classes[words[at]!] = flags[at]! & ~WORD.capital;
  return classes;
}

function writeForm(writer: ByteWriter, number: number, letters: number, classes: number): void {
  if (number === UNKNOWN) {
    writer.byte(UNKNOWN_FORM | (classes === 0 ? 0 : CLASSED) | Math.min(letters, LONG));
    if (letters >= LONG) writer.number(letters - LONG);
  } else {
    const code = (number << 1) | (classes === 0 ? 0 : 1);
    writer.byte(code >> 8);
    writer.byte(code & 0xff);
  }
  if (classes !== 0) writer.byte(classes);
}

function readForms(reader: ByteReader, count: number, size: number) {
  const letters = Buffer.from(reader.bytes(size)).toString("utf8");
  const unknown: string[] = [];
  const numbers = new Uint16Array(count);
  const classes = new Uint8Array(count);
  let at = 0;
  for (let form = 0; form < count; form++) {
    const code = reader.byte();
    let isClassed = (code & CLASSED) !== 0;
    if (code >= UNKNOWN_FORM) {
      let end = at + (code & LONG);
      if (end === at + LONG) end += reader.number();
      numbers[form] = UNKNOWN;
      unknown.push(letters.slice(at, end));
      at = end;
    } else {
      const rest = reader.byte();
      isClassed = (rest & 1) !== 0;
      numbers[form] = (code << 7) | (rest >> 1);
    }
    if (isClassed) classes[form] = reader.byte();
  }
  return { forms: new Forms(numbers, unknown), classes };
}

/** The bits of a form's number. */
const widthFor = (forms: number): number => 32 - Math.clz32(Math.max(1, forms - 1));

/** For each word whether it is the next new form, then the forms of the others, each as many bits. */
function writeWords(writer: ByteWriter, words: Uint16Array, forms: number): void {
  const width = widthFor(forms);
  const isNew = new Uint8Array(words.length);
  const others = new Uint8Array(Math.ceil((width * words.length) / 8) + 2);
  let next = 0;
  let bit = 0;
  for (let at = 0; at < words.length; at++) {
    const form = words[at]!;
    if (form === next) {
      isNew[at] = 1;
      next++;
      continue;
    }
    const bits = form << (bit & 7);
    others[bit >> 3]! |= bits;
    others[(bit >> 3) + 1]! |= bits >> 8;
    others[(bit >> 3) + 2]! |= bits >> 16;
    bit += width;
  }
  writeBits(writer, isNew);
  writer.bytes(others.subarray(0, (bit + 7) >> 3));
}

/** Reads them without a branch, which a processor would guess wrong. Two bytes more must follow. */
function readWords(reader: ByteReader, count: number, forms: number): Uint16Array {
  const words = new Uint16Array(count);
  const width = widthFor(forms);
  const mask = (1 << width) - 1;
  const isNew = reader.bytes((count + 7) >> 3);
  const { source } = reader;
  let bit = 8 * reader.at;
  let next = 0;
  for (let at = 0; at < count; at++) {
    const byte = bit >> 3;
    const other = ((source[byte]! | (source[byte + 1]! << 8) | (source[byte + 2]! << 16)) >> (bit & 7)) & mask;
    const one = (isNew[at >> 3]! >> (at & 7)) & 1;
    words[at] = other + one * (next - other);
    next += one;
    bit += width & (one - 1);
  }
  reader.at = (bit + 7) >> 3;
  return words;
}

/** The words whose classes differ from those of their form, as distances, each with its classes. */
function writeExceptions(writer: ByteWriter, { words, flags }: Postings, classes: Uint8Array): void {
  const differing: number[] = [];
  for (let at = 0; at < words.length; at++) if ((flags[at]! & ~WORD.capital) !== classes[words[at]!]) differing.push(at);
  writer.number(differing.length);
  let before = 0;
  for (const at of differing) {
    writer.number(at - before);
    writer.byte(flags[at]!);
    before = at;
  }
}

function readExceptions(reader: ByteReader, flags: Uint8Array): void {
  let at = 0;
  for (let left = reader.number(); left > 0; left--) {
    at += reader.number();
    flags[at] = reader.byte();
  }
}

/** Ones and zeros, eight a byte. */
function writeBits(writer: ByteWriter, bits: Uint8Array): void {
  const bytes = new Uint8Array((bits.length + 7) >> 3);
  for (let at = 0; at < bits.length; at++) bytes[at >> 3]! |= bits[at]! << (at & 7);
  writer.bytes(bytes);
}
