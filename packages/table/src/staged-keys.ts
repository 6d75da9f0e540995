/** Bytes of a text that stand in words; longer texts are looked up as strings. */
export const wordBytes = 16;
/** Keys that are staged in one go. */
export const mostStaged = 1 << 11;

/** Where texts stand: fields of a piece of a file, with 16 bytes more behind the last. */
export interface KeyFields {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What stages them faster than `stageKeys` and gives the same, where it is there. */
  readonly kernels?: { readonly stageKeys: (which: FieldsOfColumn) => StagedKeys } | undefined;
}

/** Which fields: those of one column, in the rows listed from `from` up to `to`. */
export interface FieldsOfColumn {
  readonly column: number;
  /** Fields in a row. */
  readonly stride: number;
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Keys to look up: four words each, a length and a hash. */
export interface StagedKeys {
  readonly words: Int32Array;
  readonly lengths: Int32Array;
  readonly hashes: Int32Array;
}

/** The keys staged last; one such place serves every dictionary of a thread. */
const staged: StagedKeys = {
  words: new Int32Array(mostStaged * 4),
  lengths: new Int32Array(mostStaged),
  hashes: new Int32Array(mostStaged),
};

/**
 * Puts the words and hashes of keys side by side, ahead of looking them up, so that the look-ups' waits for memory
 * overlap. Of a key that is too long for words only the length is set.
 *
 * @example
 * stageKeys(fields, { column: 1, stride: 9, rows, from: 0, to: 4096 });
 */
export function stageKeys(
  { view, starts, ends }: KeyFields,
  { column, stride, rows, from, to }: FieldsOfColumn,
): StagedKeys {
  const { words, lengths, hashes } = staged;
  // Which bits of each word belong to a key; they change with its length, which seldom changes.
  let [masked, maskA, maskB, maskC, maskD] = [-1, 0, 0, 0, 0];
  for (let row = from, at = 0; row < to; row += 1, at += 1) {
    const field = rows[row]! * stride + column;
    const start = starts[field]!;
    const length = ends[field]! - start;
    lengths[at] = length;
    if (length > wordBytes) continue;
    if (length !== masked) {
      masked = length;
      maskA = maskOf(length);
      maskB = maskOf(length - 4);
      maskC = maskOf(length - 8);
      maskD = maskOf(length - 12);
    }
    const a = view.getInt32(start, true) & maskA;
    const b = view.getInt32(start + 4, true) & maskB;
    const c = view.getInt32(start + 8, true) & maskC;
    const d = view.getInt32(start + 12, true) & maskD;
    const word = at << 2;
    words[word] = a;
    words[word + 1] = b;
    words[word + 2] = c;
    words[word + 3] = d;
    hashes[at] = hashOf(a, b, c, d) ^ length;
  }
  return staged;
}

const textBytes = Buffer.from(staged.words.buffer, staged.words.byteOffset, wordBytes);

/**
 * Stages one text.
 *
 * @example
 * stageText("E01000001").lengths[0]; // 9
 */
export function stageText(text: string): StagedKeys {
  const { words, lengths, hashes } = staged;
  const length = Buffer.byteLength(text);
  lengths[0] = length;
  if (length > wordBytes) return staged;
  textBytes.fill(0);
  textBytes.write(text);
  hashes[0] = hashOf(words[0]!, words[1]!, words[2]!, words[3]!) ^ length;
  return staged;
}

/** The bits of a word of which so many bytes belong to a key. */
function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : bytes <= 0 ? 0 : (1 << (8 * bytes)) - 1;
}

/**
 * Stages keys from words, so many a key, from the `first` key of them up to `to`.
 *
 * @example
 * stageWords(keys, { first: 0, to: 4096 });
 */
export function stageWords(
  from: { readonly stride: 3 | 4; readonly words: Int32Array; readonly lengths: Uint8Array },
  { first, to }: { readonly first: number; readonly to: number },
): StagedKeys {
  const { words, lengths, hashes } = staged;
  for (let code = first, at = 0; code < to; code += 1, at += 1) {
    const [source, word] = [code * from.stride, at << 2];
    const a = from.words[source]!;
    const b = from.words[source + 1]!;
    const c = from.words[source + 2]!;
    const d = fourthOf(from.stride, from.words, source);
    const length = from.lengths[code]!;
    words[word] = a;
    words[word + 1] = b;
    words[word + 2] = c;
    words[word + 3] = d;
    lengths[at] = length;
    hashes[at] = hashOf(a, b, c, d) ^ length;
  }
  return staged;
}

/**
 * The fourth word of a key, which is 0 where keys have three.
 *
 * @example
 * fourthOf(3, words, 0); // 0
 */
export function fourthOf(stride: 3 | 4, words: Int32Array, at: number): number {
  return stride === 3 ? 0 : words[at + 3]!;
}

/**
 * Whether some of the staged keys need a fourth word.
 *
 * @example
 * needFourth(stageText("E01000001"), 1); // false
 */
export function needFourth({ lengths }: StagedKeys, count: number): boolean {
  for (let i = 0; i < count; i += 1) if (lengths[i]! > 12 && lengths[i]! <= wordBytes) return true;
  return false;
}

/**
 * Stages keys of two words, from the `first` pair up to `to`.
 *
 * @example
 * stagePairs(Int32Array.of(3, 17), { first: 0, to: 1 });
 */
export function stagePairs(
  pairs: Int32Array,
  { first, to }: { readonly first: number; readonly to: number },
): StagedKeys {
  const { words, lengths, hashes } = staged;
  for (let pair = first, at = 0; pair < to; pair += 1, at += 1) {
    const [a, b, word] = [pairs[2 * pair]!, pairs[2 * pair + 1]!, at << 2];
    words[word] = a;
    words[word + 1] = b;
    words[word + 2] = 0;
    words[word + 3] = 0;
    lengths[at] = 8;
    hashes[at] = hashOf(a, b, 0, 0) ^ 8;
  }
  return staged;
}

/** The odd multipliers of the hash, one a word. */
export const hashFactors = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;

/**
 * The hash of four words: odd multipliers and shifts that spread nearby keys (references are often consecutive)
 * over a whole table.
 *
 * @example
 * hashOf(1, 0, 0, 0) === hashOf(1, 0, 0, 0); // true
 */
export function hashOf(a: number, b: number, c: number, d: number): number {
  const [one, two, three, four] = hashFactors;
  let hash = Math.imul(a, one) ^ Math.imul(b, two) ^ Math.imul(c, three) ^ Math.imul(d, four);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return hash ^ (hash >>> 16);
}

/**
 * A word's bytes as a number that is the larger, the later the bytes come in order.
 *
 * @example
 * inOrder(0x32_31) > inOrder(0x31_31); // "12" after "11"
 */
export function inOrder(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/**
 * The texts that so many lengths say stand in words, from the `first` key on.
 *
 * @example
 * textsOfWords({ words, stride: 4 }, 0, lengths)[0]; // "E01000001"
 */
export function textsOfWords(
  { words, stride }: { readonly words: Int32Array<ArrayBuffer>; readonly stride: 3 | 4 },
  first: number,
  lengths: Uint8Array,
): string[] {
  const keyBytes = 4 * stride;
  const bytes = Buffer.from(words.buffer, first * keyBytes, lengths.length * keyBytes);
  const block = bytes.toString("latin1");
  return Array.from(lengths, (length, i) => {
    const text = block.slice(i * keyBytes, i * keyBytes + Math.min(length, keyBytes));
    return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
  });
}
