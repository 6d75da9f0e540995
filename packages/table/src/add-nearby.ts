import type { StagedCodes } from "./add-staged.ts";
import { codeOf, insert, type Keys } from "./key-table.ts";
import { type StagedKeys, wordBytes } from "./staged-keys.ts";

/** Keys by which it is judged whether texts follow one another as they did when they got their codes. */
const sampled = 32;
/** So many codes behind the one before are looked at. */
const reach = 16;

/**
 * Gives staged keys the codes that they have, as long as they stand in about the order in which they got them: extracts
 * of the same households often do. The next key is then one of the few codes behind the one before, side by side in
 * memory, where a look-up in the table would be a walk to anywhere. A few may be new, and are added. In no order, it
 * stops after a few keys.
 *
 * @returns the key at which it stopped: any, whose code has to be found otherwise
 * @example
 * addNearby(keys, { staged, count, codes, at: 0, passEmpty: true });
 */
export function addNearby(keys: Keys, block: StagedCodes): number {
  const { staged, count, codes, at, passEmpty } = block;
  const most = Math.min(count, sampled);
  let [last, far] = [0, 0];
  for (let i = 0; i < most; i += 1) {
    const length = staged.lengths[i]!;
    if (length > wordBytes) return i;
    if (length === 0 && passEmpty) {
      codes[at + i] = 0;
      continue;
    }
    const code = codeOf(keys, staged, i);
    if (code < 0) return i;
    if (code < last || code >= last + reach) far += 1;
    codes[at + i] = code;
    last = code;
  }
  return far > most / 4 ? most : followOn(keys, block, { first: most, last });
}

/** @param from the key to begin with, and the code of the one before */
function followOn(keys: Keys, block: StagedCodes, from: { readonly first: number; last: number }): number {
  const { staged, count, codes, at, passEmpty } = block;
  let { first: i, last } = from;
  // Where it went on before a text that stands elsewhere, such as one that came later than its neighbours.
  let before = last;
  let mostFar = 16 + (count >> 2);
  for (; i < count; i += 1) {
    const length = staged.lengths[i]!;
    if (length > wordBytes) return i;
    if (length === 0 && passEmpty) {
      codes[at + i] = 0;
      continue;
    }
    let code = codeBehind(keys, staged, { i, from: last });
    if (code < 0 && before !== last) {
      code = codeBehind(keys, staged, { i, from: before });
      before = last;
    }
    if (code < 0) {
      code = codeOf(keys, staged, i);
      mostFar -= 1;
      if (mostFar < 0) return i;
      before = last;
    }
    if (code < 0) {
      code = insert(keys, staged, i);
      if (code < 0) return i;
      codes[at + i] = code;
      continue;
    }
    codes[at + i] = code;
    last = code;
  }
  return i;
}

/** The code of a staged key among the few from one on, or -1. */
function codeBehind(
  { words, lengths, size, stride }: Keys,
  staged: StagedKeys,
  { i, from }: { readonly i: number; readonly from: number },
): number {
  const key = i << 2;
  const a = staged.words[key]!;
  const b = staged.words[key + 1]!;
  const c = staged.words[key + 2]!;
  const d = staged.words[key + 3]!;
  const behind = Math.min(size, from + reach);
  for (let code = from, to = from * stride; code < behind; code += 1, to += stride) {
    // Nearby texts differ in their last letters, seldom in their first.
    if (words[to + 1] !== b || words[to + 2] !== c || words[to] !== a) continue;
    if ((stride === 3 || words[to + 3] === d) && lengths[code] === staged.lengths[i]) return code;
  }
  return -1;
}
