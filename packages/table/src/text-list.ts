import type { TextPool } from "./text-pool.ts";

/** Lists no longer than this are plain arrays. */
const mostPlain = 4096;

/**
 * The texts of these codes of a pool as a list that reads like any array of strings, and that makes each text when it
 * is asked for: of a million references few are looked at, and all of them as strings would be much of a job's memory.
 *
 * @example
 * const { pool, codes } = column(councilTax, "household", "text");
 * textList(pool, codes)[0]; // "HH0000002a"
 */
export function textList(pool: TextPool, codes: ArrayLike<number>): readonly string[] {
  if (codes.length <= mostPlain) return Array.from(codes, (code) => pool.at(code)!);
  return new Proxy<string[]>([], {
    get(list, key) {
      if (key === "length") return codes.length;
      const place = placeOf(key, codes.length);
      return place < 0 ? (Reflect.get(list, key) as unknown) : pool.at(codes[place]!);
    },
    has: (list, key) => placeOf(key, codes.length) >= 0 || Reflect.has(list, key),
  });
}

/** The place that a key of an array names, or -1. */
function placeOf(key: string | symbol, length: number): number {
  if (typeof key === "symbol") return -1;
  const place = Number(key);
  return Number.isInteger(place) && place >= 0 && place < length && key !== "" ? place : -1;
}
