import { hashOf, type StagedKeys } from "./staged-keys.ts";

/** The length noted for a text that is too long for words; it is not in the table. */
export const long = 255;

/** The keys of a dictionary, four words each, their lengths, and the table to find them by. */
export interface Keys {
  size: number;
  words: Int32Array<ArrayBuffer>;
  lengths: Uint8Array<ArrayBuffer>;
  /**
   * By open addressing: at each place the code of a key in as many low bits as codes can need, and in the others
   * those of its hash, or -1 where free. Less than half of the places are taken. Empty while keys ascend.
   */
  table: Int32Array<ArrayBuffer>;
}

/**
 * Codes that a table has room for. The next one would fill the low bits, and could be taken for a free place.
 *
 * @example
 * roomOf(new Int32Array(128)); // 63
 */
export function roomOf(table: Int32Array): number {
  return (table.length >> 1) - 1;
}

/**
 * A table with all the keys there are, and room for so many.
 *
 * @example
 * keys.table = keyTable(keys, 2 * keys.size);
 */
export function keyTable({ size, words, lengths }: Keys, room: number): Int32Array<ArrayBuffer> {
  let places = 128;
  while (places / 2 - 1 < room) places *= 2;
  const table = new Int32Array(places).fill(-1);
  const codeBits = places / 2 - 1;
  for (let code = 0, word = 0; code < size; code += 1, word += 4) {
    const length = lengths[code]!;
    if (length === long) continue;
    const hash = hashOf(words[word]!, words[word + 1]!, words[word + 2]!, words[word + 3]!) ^ length;
    let place = hash & (places - 1);
    while (table[place] !== -1) place = (place + 1) & (places - 1);
    table[place] = (hash & ~codeBits) | code;
  }
  return table;
}

/**
 * The code of the `i`-th of the staged keys, or -1 where it is not in the table.
 *
 * @example
 * codeOf(keys, staged, 0);
 */
export function codeOf({ table, words, lengths }: Keys, staged: StagedKeys, i: number): number {
  const from = i << 2;
  const length = staged.lengths[i]!;
  const hash = staged.hashes[i]!;
  const codeBits = roomOf(table);
  for (let place = hash & (table.length - 1); ; place = (place + 1) & (table.length - 1)) {
    const entry = table[place]!;
    if (entry === -1) return -1;
    if (((entry ^ hash) & ~codeBits) !== 0) continue;
    const code = entry & codeBits;
    const at = code << 2;
    if (
      words[at] === staged.words[from] &&
      words[at + 1] === staged.words[from + 1] &&
      words[at + 2] === staged.words[from + 2] &&
      words[at + 3] === staged.words[from + 3] &&
      lengths[code] === length
    ) {
      return code;
    }
  }
}

/**
 * Adds the `i`-th of the staged keys, which is in neither the table nor the keys; -1 where there is no room.
 *
 * @example
 * const code = insert(keys, staged, 0);
 */
export function insert(keys: Keys, staged: StagedKeys, i: number): number {
  const { size: code, table, words, lengths } = keys;
  const codeBits = roomOf(table);
  if (code >= lengths.length || code >= codeBits) return -1;
  words.set(staged.words.subarray(i << 2, (i << 2) + 4), code << 2);
  lengths[code] = staged.lengths[i]!;
  const hash = staged.hashes[i]!;
  let place = hash & (table.length - 1);
  while (table[place] !== -1) place = (place + 1) & (table.length - 1);
  table[place] = (hash & ~codeBits) | code;
  keys.size = code + 1;
  return code;
}
