import { TextDictionary } from "./text-dictionary.ts";

/**
 * The different texts of a text column, numbered from 0: an array of strings, or a {@link TextDictionary}, which
 * keeps bytes and makes a string only when it is asked for. Two columns with the very same pool have codes that
 * can be compared.
 */
export interface TextPool {
  readonly length: number;
  /** The text of a code; `undefined` where there is none. */
  at(code: number): string | undefined;
  [Symbol.iterator](): Iterator<string>;
}

/**
 * For each text of a pool its code in another pool, or -1 where that has no such text. Texts are equal when their
 * bytes are. Between two dictionaries no string is made.
 *
 * @example
 * codesIn(["b", "x"], ["a", "b"]); // Int32Array [1, -1]
 */
export function codesIn(from: TextPool, into: TextPool): Int32Array {
  if (from === into) return Int32Array.from({ length: from.length }, (_, code) => code);
  if (from instanceof TextDictionary && into instanceof TextDictionary) return from.codesIn(into);
  const codeOf = new Map<string, number>();
  let next = 0;
  for (const text of into) {
    codeOf.set(text, next);
    next += 1;
  }
  return Int32Array.from(from, (text) => codeOf.get(text) ?? -1);
}
