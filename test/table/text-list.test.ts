import { TextDictionary, textList } from "@needscope/table";
import { expect, test } from "vitest";

test("a list of texts reads as an array does, short or long", () => {
  for (const length of [0, 3, 5000]) {
    const expected = Array.from({ length }, (_, i) => `HH${i}`);
    const pool = new TextDictionary();
    for (const text of expected) pool.add(text);
    const list = textList(
      pool,
      Uint32Array.from(expected, (_, code) => code),
    );
    expect(list.length).toBe(length);
    expect([...list]).toEqual(expected);
    expect(list.map((text) => text)).toEqual(expected);
    expect(list.indexOf("HH2")).toBe(expected.indexOf("HH2"));
    expect(list.slice(1, 3)).toEqual(expected.slice(1, 3));
    expect([list[0], list[length], list.at(-1)]).toEqual([expected[0], undefined, expected.at(-1)]);
    expect(JSON.stringify(list)).toBe(JSON.stringify(expected));
    expect(Array.isArray(list)).toBe(true);
  }
});
