import { hashOf, inOrder, staged, type StagedKeys } from "./staged-keys.ts";

/** The length noted for a text that is too long for words; it is not in the table. */
export const long = 255;

/**
 * A table by open addressing, for each place the hash of a key and its code, -1 where free: with all the keys there
 * are, and room for so many.
 *
 * @example
 * const table = keyTable(keys, size, 2 * size);
 */
export function keyTable({ words, lengths }: Keys, size: number, room: number): Int32Array<ArrayBuffer> {
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

/** The keys of a dictionary, four words each, their lengths, and the table to find them by. */
export interface Keys {
  table: Int32Array<ArrayBuffer>;
  words: Int32Array<ArrayBuffer>;
  lengths: Uint8Array<ArrayBuffer>;
}

/**
 * The place in the table of the `i`-th of the staged keys, or the free place where it belongs.
 *
 * @example
 * keys.table[2 * placeOf(keys, staged, 0) + 1]; // its code, or -1
 */
export function placeOf({ table, words, lengths }: Keys, key: StagedKeys, i: number): number {
  const from = i << 2;
  const length = key.lengths[i]!;
  const hash = key.hashes[i]!;
  const a = key.words[from]!;
  const b = key.words[from + 1]!;
  const c = key.words[from + 2]!;
  const d = key.words[from + 3]!;
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

/**
 * Less than 0, 0 or more, as the `i`-th of the staged keys comes before the last key there is, is it, or comes
 * behind; shorter keys come first.
 *
 * @example
 * compareToLast(keys, size - 1, 0) > 0;
 */
export function compareToLast({ words, lengths }: Keys, last: number, i: number): number {
  if (last < 0) return 1;
  if (staged.lengths[i] !== lengths[last]) return staged.lengths[i]! - lengths[last]!;
  for (let word = 0; word < 4; word += 1) {
    const one = staged.words[4 * i + word]!;
    const other = words[4 * last + word]!;
    if (one !== other) return inOrder(one) - inOrder(other);
  }
  return 0;
}
