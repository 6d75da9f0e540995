import { fourthOf, hashOf, type StagedKeys } from "./staged-keys.ts";

/** The length noted for a text that is too long for words; it is not in the table. */
export const long = 255;

/** The keys of a dictionary, so many words each, their lengths, and the table to find them by. */
export interface Keys {
  size: number;
  /** Words of a key: 3 while all are short enough, which saves a quarter, else 4. */
  stride: 3 | 4;
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
export function keyTable({ size, stride, words, lengths }: Keys, room: number): Int32Array<ArrayBuffer> {
  let places = 128;
  while (places / 2 - 1 < room) places *= 2;
  const table = new Int32Array(places).fill(-1);
  const codeBits = places / 2 - 1;
  for (let code = 0, word = 0; code < size; code += 1, word += stride) {
    const length = lengths[code]!;
    if (length === long) continue;
    const hash =
      hashOf(words[word]!, words[word + 1]!, words[word + 2]!, fourthOf(stride, words, word)) ^ length;
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
export function codeOf({ table, stride, words, lengths }: Keys, staged: StagedKeys, i: number): number {
  const from = i << 2;
  const length = staged.lengths[i]!;
  const hash = staged.hashes[i]!;
  const codeBits = roomOf(table);
  for (let place = hash & (table.length - 1); ; place = (place + 1) & (table.length - 1)) {
    const entry = table[place]!;
    if (entry === -1) return -1;
    if (((entry ^ hash) & ~codeBits) !== 0) continue;
    const code = entry & codeBits;
    const at = code * stride;
    if (
      words[at] === staged.words[from] &&
      words[at + 1] === staged.words[from + 1] &&
      words[at + 2] === staged.words[from + 2] &&
      (stride === 3 || words[at + 3] === staged.words[from + 3]) &&
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
  const { size: code, table, stride, words, lengths } = keys;
  const codeBits = roomOf(table);
  if (code >= lengths.length || code >= codeBits) return -1;
  words.set(staged.words.subarray(i << 2, (i << 2) + stride), code * stride);
  lengths[code] = staged.lengths[i]!;
  const hash = staged.hashes[i]!;
  let place = hash & (table.length - 1);
  while (table[place] !== -1) place = (place + 1) & (table.length - 1);
  table[place] = (hash & ~codeBits) | code;
  keys.size = code + 1;
  return code;
}

/**
 * Makes room for so many keys of so many words.
 *
 * @example
 * widen(keys, 2 * keys.size, keys.stride);
 */
export function widen(keys: Keys, texts: number, stride: Keys["stride"]): void {
  const room = Math.max(64, texts);
  const [words, lengths] = [new Int32Array(stride * room), new Uint8Array(room)];
  lengths.set(keys.lengths);
  if (stride === keys.stride) words.set(keys.words);
  else for (let code = 0; code < keys.size; code += 1) copyKey(keys, code, { words, stride });
  Object.assign(keys, { words, lengths, stride });
}

function copyKey({ words, stride }: Keys, code: number, to: Pick<Keys, "words" | "stride">): void {
  for (let word = 0; word < stride; word += 1)
    to.words[code * to.stride + word] = words[code * stride + word]!;
}
