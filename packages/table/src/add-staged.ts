import { type Keys, roomOf } from "./key-table.ts";
import { inOrder, mostStaged, type StagedKeys, wordBytes } from "./staged-keys.ts";

/** Where the codes of staged keys go: that of the `i`-th to `codes[at + i]`. */
export interface StagedCodes {
  readonly staged: StagedKeys;
  /** Keys that are staged. */
  readonly count: number;
  readonly codes: Uint32Array;
  readonly at: number;
  /** Whether a key of no bytes gets 0 and is not added. */
  readonly passEmpty: boolean;
}

/**
 * Gives staged keys their codes from the `first` on, as long as each is the last key of all or comes behind it;
 * shorter keys come first. Those that come behind are added.
 *
 * @returns the key at which it stopped: one that comes before the last, is too long for words, or finds no room
 * @example
 * addInOrder(keys, 0, { staged, count, codes, at: 0, passEmpty: true });
 */
export function addInOrder(keys: Keys, first: number, block: StagedCodes): number {
  const { staged, count, codes, at, passEmpty } = block;
  const { words, lengths, stride } = keys;
  const [key, keyLengths] = [staged.words, staged.lengths];
  const room = lengths.length;
  let { size } = keys;
  let i = first;
  for (; i < count; i += 1) {
    const length = keyLengths[i]!;
    if (length === 0 && passEmpty) {
      codes[at + i] = 0;
      continue;
    }
    if (length > wordBytes || size >= room) break;
    const from = i << 2;
    const to = size * stride;
    let order = size === 0 ? 1 : length - lengths[size - 1]!;
    for (let word = 0; order === 0 && word < 4; word += 1) {
      const [one, other] = [key[from + word]!, word < stride ? words[to - stride + word]! : 0];
      if (one !== other) order = inOrder(one) - inOrder(other);
    }
    if (order < 0) break;
    if (order > 0) {
      words[to] = key[from]!;
      words[to + 1] = key[from + 1]!;
      words[to + 2] = key[from + 2]!;
      if (stride === 4) words[to + 3] = key[from + 3]!;
      lengths[size] = length;
      size += 1;
    }
    codes[at + i] = size - 1;
  }
  keys.size = size;
  return i;
}

/**
 * Gives staged keys their codes from the `first` on by the table, and adds those that are not in it.
 *
 * @returns the key at which it stopped: one that is too long for words, or finds no room
 * @example
 * addByTable(keys, 0, { staged, count, codes, at: 0, passEmpty: true });
 */
export function addByTable(keys: Keys, first: number, block: StagedCodes): number {
  const { staged, count, codes, at, passEmpty } = block;
  const { table, words, lengths, stride } = keys;
  const [key, keyLengths, hashes] = [staged.words, staged.lengths, staged.hashes];
  const places = table.length - 1;
  const codeBits = roomOf(table);
  const room = Math.min(lengths.length, codeBits);
  let { size } = keys;
  let i = first;
  for (; i < count; i += 1) {
    const length = keyLengths[i]!;
    if (length === 0 && passEmpty) {
      codes[at + i] = 0;
      continue;
    }
    if (length > wordBytes || size >= room) break;
    const hash = hashes[i]!;
    const from = i << 2;
    const a = key[from]!;
    const b = key[from + 1]!;
    const c = key[from + 2]!;
    const d = key[from + 3]!;
    let code = -1;
    let place = hash & places;
    for (;;) {
      const entry = table[place]!;
      if (entry === -1) break;
      if (((entry ^ hash) & ~codeBits) === 0) {
        code = entry & codeBits;
        const to = code * stride;
        if (
          words[to] === a &&
          words[to + 1] === b &&
          words[to + 2] === c &&
          (stride === 3 || words[to + 3] === d) &&
          lengths[code] === length
        ) {
          break;
        }
        code = -1;
      }
      place = (place + 1) & places;
    }
    if (code < 0) {
      code = size;
      const to = code * stride;
      words[to] = a;
      words[to + 1] = b;
      words[to + 2] = c;
      if (stride === 4) words[to + 3] = d;
      lengths[code] = length;
      table[place] = (hash & ~codeBits) | code;
      size += 1;
    }
    codes[at + i] = code;
  }
  keys.size = size;
  return i;
}

/** A table of so many words fits into the processor's caches anyway. */
export const smallTable = 1 << 15;
const entries = new Int32Array(mostStaged);
const seen = new Int32Array(mostStaged);

/**
 * Touches the memory where staged keys are likely to be looked up: these loads do not wait for one another, as
 * those of the look-ups do, which go on by what they find.
 *
 * @example
 * fetchAhead(keys, staged.hashes, { first: 0, count: 2048 });
 */
export function fetchAhead(
  { table, words, stride }: Keys,
  hashes: Int32Array,
  { first, count }: { readonly first: number; readonly count: number },
): void {
  if (table.length <= smallTable) return;
  const places = table.length - 1;
  const codeBits = roomOf(table);
  for (let i = first; i < count; i += 1) entries[i] = table[hashes[i]! & places]!;
  for (let i = first; i < count; i += 1) {
    const entry = entries[i]!;
    if (((entry ^ hashes[i]!) & ~codeBits) === 0) seen[i] = words[(entry & codeBits) * stride]!;
  }
}
