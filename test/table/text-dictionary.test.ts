import { codesIn, TextDictionary } from "@needscope/table";
import { seededRandom } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function dictionaryOf(texts: Iterable<string>): TextDictionary {
  const dictionary = new TextDictionary();
  for (const text of texts) dictionary.add(text);
  return dictionary;
}

/** The codes of texts that are added as the fields of a file. */
function codesOfFields(dictionary: TextDictionary, texts: readonly string[]): number[] {
  const bytes = Buffer.concat([...texts.map((one) => Buffer.from(one)), Buffer.alloc(16)]);
  const ends = new Int32Array(texts.length);
  texts.forEach((one, i) => (ends[i] = (ends[i - 1] ?? 0) + Buffer.byteLength(one)));
  const starts = Int32Array.from(ends, (_, i) => ends[i - 1] ?? 0);
  const rows = Int32Array.from(texts, (_, i) => i);
  const codes = new Uint32Array(texts.length + 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const which = { column: 0, stride: 1, rows, from: 0, to: texts.length };
  dictionary.addFields({ bytes, view, starts, ends }, which, { codes, at: 1 });
  return [...codes.subarray(1)];
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

  test("fields of a file get the codes that adding one by one gives; an empty field 0, and is not added", () => {
    fc.assert(
      fc.property(fc.array(fc.array(text), { maxLength: 4 }), fc.boolean(), (pieces, sorted) => {
        const [fields, single] = [new TextDictionary(), new TextDictionary()];
        for (const drawn of pieces) {
          const texts = sorted ? drawn.toSorted() : drawn;
          expect(codesOfFields(fields, texts)).toEqual(
            texts.map((one) => (one === "" ? 0 : single.add(one))),
          );
        }
        expect([...fields]).toEqual([...single]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("the same for more than a block of references: ascending, then in no order, long ones among them", () => {
    const inNoOrder = (i: number) => (Math.imul(i, 1_664_525) + 1_013_904_223) >>> 18;
    const texts = [
      ...Array.from({ length: 5000 }, (_, i) => `HH${10_000 + i}`),
      ...Array.from({ length: 20_000 }, (_, i) => `HH${inNoOrder(i)}${i % 997 === 0 ? "-".repeat(20) : ""}`),
    ];
    const codes = new Map<string, number>();
    for (const one of texts) if (!codes.has(one)) codes.set(one, codes.size);
    const expected = texts.map((one) => codes.get(one)!);
    const dictionary = new TextDictionary();
    expect(codesOfFields(dictionary, texts)).toEqual(expected);
    expect([...dictionary]).toEqual([...codes.keys()]);
    expect([...new TextDictionary().addPool(dictionary)]).toEqual([...codes.values()]);
    expect(codesOfFields(dictionary, texts)).toEqual(expected);
    expect([...codesIn(dictionaryOf([...codes.keys()].toReversed()), dictionary)]).toEqual(
      [...codes.values()].toReversed(),
    );
  });

  test("the same for texts that come in about the order in which they came first, some new, repeated, empty or elsewhere", () => {
    const random = seededRandom(35);
    const first = Array.from(
      { length: 30_000 },
      (_, i) => `HH${(Math.imul(i, 0x9e3779b1) >>> 0).toString(16)}`,
    );
    const again: string[] = [];
    for (let i = 0; i < first.length; i += Math.floor(random.uniform() ** 2 * 24)) {
      const draw = random.uniform();
      again.push(first[i]!);
      if (draw < 0.02) again.push(`newcomer-${1000 + (i % 700)}`);
      else if (draw < 0.04) again.push("");
      else if (draw < 0.05) again.push("long".repeat(5) + String(i % 9));
      else if (draw < 0.06) again.push(first[Math.floor(random.uniform() * first.length)]!);
      else if (draw < 0.07) i = Math.floor(random.uniform() * first.length);
      if (again.length > 40_000) break;
    }
    const codes = new Map<string, number>();
    for (const one of [...first, ...again]) if (one !== "" && !codes.has(one)) codes.set(one, codes.size);
    const dictionary = new TextDictionary();
    expect(codesOfFields(dictionary, first)).toEqual(first.map((_, i) => i));
    for (const texts of [again, again.toReversed()]) {
      expect(codesOfFields(dictionary, texts)).toEqual(texts.map((one) => codes.get(one) ?? 0));
      dictionary.rest();
    }
    expect([...dictionary]).toEqual([...codes.keys()]);
  });

  test("pairs of words get equal codes where both are equal", () => {
    const dictionary = new TextDictionary();
    const pairs = Array.from({ length: 6000 }, (_, i) => [i % 50, -(i % 70)]);
    const codes = new Int32Array(6000);
    dictionary.addPairs({ words: Int32Array.from(pairs.flat()), count: 6000 }, codes);
    // 50 and 70 have the least common multiple 350.
    expect([...codes]).toEqual(pairs.map((_, i) => i % 350));
  });

  test("codes of one pool in another, between dictionaries, arrays and both", () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), fc.uniqueArray(text), (from, into) => {
        const expected = Int32Array.from(from, (one) => into.indexOf(one));
        for (const left of [from, dictionaryOf(from)]) {
          for (const right of [into, dictionaryOf(into)]) {
            expect(codesIn(left, right)).toEqual(expected);
            if (!(right instanceof TextDictionary)) continue;
            right.rest();
            expect(codesIn(left, right)).toEqual(expected);
          }
        }
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
