import { codesIn, TextDictionary } from "@needscope/table";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function dictionaryOf(texts: Iterable<string>): TextDictionary {
  const dictionary = new TextDictionary();
  for (const text of texts) dictionary.add(text);
  return dictionary;
}

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.stringMatching(/^HH[0-9]{1,3}$/),
  fc.constantFrom("", "a", "b", "é", "x".repeat(16), "x".repeat(17), "x".repeat(300)),
);

describe("text dictionaries", () => {
  test("equal texts have one code, counted from 0 in the order in which they come", () => {
    const dictionary = new TextDictionary();
    expect(
      ["b", "a", "b", "Zoë", "x".repeat(40), "a", "x".repeat(40)].map((one) => dictionary.add(one)),
    ).toEqual([0, 1, 0, 2, 3, 1, 3]);
    expect([...dictionary]).toEqual(["b", "a", "Zoë", "x".repeat(40)]);
    expect([dictionary.at(2), dictionary.at(4), dictionary.at(-1)]).toEqual(["Zoë", undefined, undefined]);
  });

  test("whatever the texts and their order, codes are those of a Map", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), fc.boolean(), (drawn, sorted) => {
        const texts = sorted ? drawn.toSorted() : drawn;
        const dictionary = new TextDictionary();
        const codes = new Map<string, number>();
        for (const one of texts) {
          const code = codes.get(one) ?? codes.size;
          codes.set(one, code);
          expect(dictionary.add(one)).toBe(code);
        }
        expect([...dictionary]).toEqual([...codes.keys()]);
        expect([...codes.keys()].map((_, code) => dictionary.at(code))).toEqual([...codes.keys()]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test("ascending references of many thousands, then one that is known", () => {
    const dictionary = dictionaryOf(Array.from({ length: 5000 }, (_, i) => `CT${10_000 + i}`));
    expect([dictionary.length, dictionary.add("CT10007"), dictionary.add("CT14999")]).toEqual([
      5000, 7, 4999,
    ]);
    expect([dictionary.add("CT1"), dictionary.add("CT20000"), dictionary.add("CT1")]).toEqual([
      5000, 5001, 5000,
    ]);
    expect([...dictionary].slice(-3)).toEqual(["CT14999", "CT1", "CT20000"]);
  });

  test("codes of one pool in another, between dictionaries, arrays and both", () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), fc.uniqueArray(text), (from, into) => {
        const expected = Int32Array.from(from, (one) => into.indexOf(one));
        for (const left of [from, dictionaryOf(from)])
          for (const right of [into, dictionaryOf(into)]) expect(codesIn(left, right)).toEqual(expected);
      }),
      { seed: 6, numRuns: 200 },
    );
    const pool = ["b", "a"];
    expect(codesIn(pool, pool)).toEqual(Int32Array.of(0, 1));
  });

  test("a dictionary from the parts of another goes on where that one was", () => {
    const texts = ["b", "x".repeat(20), "é"];
    const again = TextDictionary.from(structuredClone(dictionaryOf(texts).parts()));
    expect([...again]).toEqual(texts);
    expect(["é", "x".repeat(20), "c"].map((one) => again.add(one))).toEqual([2, 1, 3]);
    expect([...again.addPool(dictionaryOf(["c", "d", "b"]))]).toEqual([3, 4, 0]);
  });
});
