import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownWords } from "../../../src/language/answering/known-words.ts";
import { decode, encode } from "../../../src/language/answering/packed-postings.ts";
import { SENTENCE, WORD } from "../../../src/language/answering/postings.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { articleOf } from "./article.ts";

const prepared = (text: string) => prepare(...articleOf("A headline", text, "2014-11-28"));

describe("postings", () => {
  const text = "The mayor, Anna Lindqvist, paid $4 million. “We did not ask why,” she said.\n\nWas it too much?";

  it("know the words, sentences and headline of an article", () => {
    const { forms, words, flags, title, kinds, year } = prepared(text);
    expect(Array.from(words, (form) => forms.word(form)).slice(0, 4)).toEqual(["the", "mayor", "anna", "lindqvist"]);
    expect(forms.stem(words[4]!)).toBe("pai");
    expect(Array.from(title, (form) => forms.word(form))).toEqual(["headline"]);
    expect(Array.from(kinds)).toEqual([SENTENCE.paragraph, 0, SENTENCE.paragraph | SENTENCE.question]);
    expect(flags[2]! & WORD.capital).not.toBe(0);
    expect(year).toBe(2014);
  });

  it("come back from their bytes as they were", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom("Ann", "Paris", "the", "paid", "$5", "1999", "two", "“No,”", "he", "said.", "\n\n", "Łódź", "?"),
            fc.constantFrom("US", "us", "𝒳yz", "Donaudampfschifffahrtsgesellschaft"),
            fc.stringMatching(/^[a-c]{1,4}$/),
          ),
          { maxLength: 400, size: "max" },
        ),
        (parts) => {
          const found = prepared(parts.join(" "));
          expect(decode(encode(found))).toEqual(found);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("come back whatever the classes of words are", () => {
    const found = prepared(text.repeat(3));
    const flags = found.flags.map((_, at) => (at * 37) & 255);
    expect(decode(encode({ ...found, flags }))).toEqual({ ...found, flags });
  });

  it("take three bytes a word at most", () => {
    const found = prepared(text.repeat(20));
    expect(encode(found).length).toBeLessThan(found.words.length * 3);
  });

  it("are read from an archive of before they were packed", () => {
    const old =
      "YaLltN4HAAAIAAAAAgAAAAIAAAACAAAACgAAAAsAAAAAAAAAHwAAACAAAAAwAAAAAAAFAAgAAAACAAAAAwAFAAYAAAABAAIAAwAEAAUABgAHAAgACQC9Ef//cgP//wwA1k6jTgAAkBExAAICAAAAAwUIAQBsaW5kcXZpc3QKNA==";
    const text = "Anna Lindqvist paid $4 million. “Why?” she said.";
    expect(decode(Buffer.from(old, "base64"))).toEqual(prepare(...articleOf("Ferry news", text, "2014-11-28")));
  });

  it("are read from an archive of before known words were numbered", () => {
    const old =
      "3gcAAAgAAAACAAAAAgAAAAIAAAA1AAAAAAAAAB8AAAAgAAAAMAAAAAAABQAIAAAAAgAAAAMABQAGAAAAAQACAAMABAAFAAYABwAIAAkAAgIAAAADBQgBAGFubmEKbGluZHF2aXN0CnBhaWQKNAptaWxsaW9uCndoeQpzaGUKc2FpZApmZXJyeQpuZXdz";
    const text = "Anna Lindqvist paid $4 million. “Why?” she said.";
    expect(decode(Buffer.from(old, "base64"))).toEqual(prepare(...articleOf("Ferry news", text, "2014-11-28")));
  });

  it("cannot be read with other known words than they were made with", () => {
    const bytes = encode(prepared(text));
    bytes[0]! ^= 1;
    expect(decode(bytes)).toBeNull();
  });

  it("have room for the number of every known word", () => expect(knownWords().words.length).toBeLessThan(0xc000 >> 1));

  // If this fails, raise ANALYSIS_VERSION: stored articles are not answered from until they are analysed again.
  it("are made with the known words of analysis 21", () => expect(knownWords().version).toBe(887464545));
});
