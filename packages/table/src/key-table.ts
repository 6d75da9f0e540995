import { hashOf, staged } from "./staged-keys.ts";

/** The length noted for a text that is too long for words; it is not in the table. */
export const long = 255;

/** The keys of a dictionary, four words each, their lengths, and the table to find them by. */
export interface Keys {
  size: number;
  words: Int32Array<ArrayBuffer>;
  lengths: Uint8Array<ArrayBuffer>;
  /**
   * By open addressing, for each place the hash of a key and its code, -1 where free. At most half of the places
   * are taken. Empty while keys ascend.
   */
  table: Int32Array<ArrayBuffer>;
}

/**
 * A table with all the keys there are, and room for so many.
 *
 * @example
 * keys.table = keyTable(keys, 2 * keys.size);
 */
export function keyTable({ size, words, lengths }: Keys, room: number): Int32Array<ArrayBuffer> {
  let places = 128;
  while (places < 2 * room) places *= 2;
  const table = new Int32Array(2 * places).fill(-1);
  for (let code = 0, word = 0; code < size; code += 1, word += 4) {
    const length = lengths[code]!;
    if (length === long) continue;
    const hash = hashOf(words[word]!, words[word + 1]!, words[word + 2]!, words[word + 3]!) ^ length;
    let place = hash & (places - 1);
    while (table[2 * place + 1]! >= 0) place = (place + 1) & (places - 1);
    table[2 * place] = hash;
    table[2 * place + 1] = code;
  }
  return table;
}

/**
 * The place in the table of the `i`-th of the staged keys, or the free place where it belongs.
 *
 * @example
 * keys.table[2 * placeOf(keys, 0) + 1]; // its code, or -1
 */
export function placeOf({ table, words, lengths }: Keys, i: number): number {
  const from = i << 2;
  const length = staged.lengths[i]!;
  const hash = staged.hashes[i]!;
  const a = staged.words[from]!;
  const b = staged.words[from + 1]!;
  const c = staged.words[from + 2]!;
  const d = staged.words[from + 3]!;
  const mask = (table.length >> 1) - 1;
  let place = hash & mask;
  for (;;) {
    const code = table[2 * place + 1]!;
    if (code < 0) return place;
    const at = code << 2;
    if (
      table[2 * place] === hash &&
      words[at] === a &&
      words[at + 1] === b &&
      words[at + 2] === c &&
      words[at + 3] === d &&
      lengths[code] === length
    ) {
      return place;
    }
    place = (place + 1) & mask;
  }
}
