/** Bytes of a key that stand in words; longer keys are looked up as text. */
const wordBytes = 16;
// Which bits of the last word belong to a key, by how many of its bytes do.
const masks = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);
/** Keys that one call can resolve. */
const mostKeys = 1 << 12;

/**
 * Gives equal byte strings equal numbers, counted from 0. Two keys are equal when their bytes are, not when their
 * hashes are: of a key of up to 16 bytes all four words and the length are compared. One instance per text column.
 *
 * @example
 * const interner = new ByteInterner();
 * interner.add(Buffer.from("E01000001")); // 0
 */
export class ByteInterner {
  #size = 0;
  #capacity = 1 << 10;
  /** Open addressing: for each place the hash and the number, -1 where free. */
  #table = new Int32Array(this.#capacity * 2).fill(-1);
  #words = new Int32Array((this.#capacity / 2) * 4);
  #lengths = new Uint32Array(this.#capacity / 2);
  /** Texts (a character a byte) of the keys that are too long for words. */
  readonly #long = new Map<string, number>();
  readonly #longTexts = new Map<number, string>();
  readonly #stagedWords = new Int32Array(mostKeys * 4);
  readonly #stagedHashes = new Int32Array(mostKeys);

  /** Different keys so far. */
  get size(): number {
    return this.#size;
  }

  /** The number of one key. */
  add(key: Uint8Array): number {
    const bytes = Buffer.alloc(key.length + wordBytes);
    bytes.set(key);
    const codes = new Int32Array(1);
    const fields = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    this.addAll({ ...fields, starts: Int32Array.of(0), ends: Int32Array.of(key.length) }, [0, 1, 1], codes);
    return codes[0]!;
  }

  /**
   * The numbers of many keys: those of every `stride`-th field from `first`, `count` of them. An empty key gets -1.
   * The bytes need 16 more behind the last key.
   */
  addAll(
    { bytes, view, starts, ends }: KeyFields,
    [first, stride, count]: readonly [number, number, number],
    codes: Int32Array,
  ): void {
    for (let from = 0; from < count; from += mostKeys) {
      const batch = Math.min(mostKeys, count - from);
      stage(view, { starts, ends, first: first + from * stride, stride, count: batch }, [
        this.#stagedWords,
        this.#stagedHashes,
      ]);
      for (let i = 0, field = first + from * stride; i < batch; i += 1, field += stride) {
        const length = ends[field]! - starts[field]!;
        if (length === 0) codes[from + i] = -1;
        else if (length <= wordBytes) codes[from + i] = this.#resolve(i, length);
        else codes[from + i] = this.#resolveLong(bytes.toString("latin1", starts[field], ends[field]));
      }
    }
  }

  /** The keys of the given numbers as text, a character a byte. */
  texts(codes: ArrayLike<number>): string[] {
    const bytes = Buffer.from(this.#words.buffer);
    const texts: string[] = [];
    let [block, blockStart] = ["", -1];
    for (let i = 0; i < codes.length; i += 1) {
      const code = codes[i]!;
      const length = this.#lengths[code]!;
      if (length > wordBytes) {
        texts.push(this.#longTexts.get(code)!);
        continue;
      }
      // A block at a time: asking for each key would cross into C++ a million times.
      const at = code * wordBytes;
      if (blockStart < 0 || at < blockStart || at + wordBytes > blockStart + block.length) {
        blockStart = at;
        block = bytes.toString("latin1", at, at + wordBytes * 1024);
      }
      texts.push(block.slice(at - blockStart, at - blockStart + length));
    }
    return texts;
  }

  #resolve(staged: number, length: number): number {
    const words = this.#stagedWords;
    const hash = this.#stagedHashes[staged]! ^ length;
    const from = staged << 2;
    const a = words[from]!;
    const b = words[from + 1]!;
    const c = words[from + 2]!;
    const d = words[from + 3]!;
    const table = this.#table;
    const keys = this.#words;
    const lengths = this.#lengths;
    const mask = this.#capacity - 1;
    let place = hash & mask;
    for (;;) {
      const code = table[2 * place + 1]!;
      if (code < 0) break;
      const at = code << 2;
      if (
        table[2 * place] === hash &&
        keys[at] === a &&
        keys[at + 1] === b &&
        keys[at + 2] === c &&
        keys[at + 3] === d &&
        lengths[code] === length
      ) {
        return code;
      }
      place = (place + 1) & mask;
    }
    const code = this.#newCode(length);
    this.#words[code << 2] = a;
    this.#words[(code << 2) + 1] = b;
    this.#words[(code << 2) + 2] = c;
    this.#words[(code << 2) + 3] = d;
    this.#place(hash, code);
    return code;
  }

  #resolveLong(text: string): number {
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    const code = this.#newCode(text.length);
    this.#long.set(text, code);
    this.#longTexts.set(code, text);
    return code;
  }

  #newCode(length: number): number {
    if (this.#size >= this.#capacity / 2) this.#grow();
    const code = this.#size;
    this.#lengths[code] = length;
    this.#size += 1;
    return code;
  }

  #place(hash: number, code: number): void {
    const mask = this.#capacity - 1;
    let place = hash & mask;
    while (this.#table[2 * place + 1]! >= 0) place = (place + 1) & mask;
    this.#table[2 * place] = hash;
    this.#table[2 * place + 1] = code;
  }

  #grow(): void {
    const old = this.#table;
    this.#capacity *= 2;
    this.#table = new Int32Array(this.#capacity * 2).fill(-1);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1]! >= 0) this.#place(old[i]!, old[i + 1]!);
    const words = new Int32Array((this.#capacity / 2) * 4);
    words.set(this.#words);
    this.#words = words;
    const lengths = new Uint32Array(this.#capacity / 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

/** Where keys stand: fields of a chunk. */
export interface KeyFields {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The words and hashes of keys, ahead of looking them up, so that the look-ups' waits for memory overlap. */
function stage(
  view: DataView,
  keys: {
    readonly starts: Int32Array;
    readonly ends: Int32Array;
    readonly first: number;
    readonly stride: number;
    readonly count: number;
  },
  [words, hashes]: readonly [Int32Array, Int32Array],
): void {
  const { starts, ends, first, stride, count } = keys;
  for (let i = 0, field = first; i < count; i += 1, field += stride) {
    const start = starts[field]!;
    const length = ends[field]! - start;
    if (length > wordBytes) continue;
    const a = view.getInt32(start, true) & masks[length < 4 ? length : 4]!;
    const b = length > 4 ? view.getInt32(start + 4, true) & masks[length < 8 ? length - 4 : 4]! : 0;
    const c = length > 8 ? view.getInt32(start + 8, true) & masks[length < 12 ? length - 8 : 4]! : 0;
    const d = length > 12 ? view.getInt32(start + 12, true) & masks[length - 12]! : 0;
    const at = i << 2;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    hashes[i] = hashOf(a, b, c, d);
  }
}

// Odd multipliers and shifts that spread nearby keys (references are often consecutive) over the whole table.
function hashOf(a: number, b: number, c: number, d: number): number {
  let hash =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return hash ^ (hash >>> 16);
}
