import type { TextPool } from "./text-pool.ts";
import { compareToLast, type Keys, keyTable, long, placeOf } from "./key-table.ts";
import {
  type FieldsOfColumn,
  type KeyFields,
  mostStaged,
  staged,
  stageKeys,
  stagePair,
  stageWords,
  textsOfWords,
  wordBytes,
} from "./staged-keys.ts";

/** Up to so many texts, strings once made are kept. */
const mostRemembered = 4096;

/** A dictionary as plain data, to hand to another thread. */
export interface DictionaryParts {
  readonly size: number;
  readonly words: Int32Array<ArrayBuffer>;
  readonly lengths: Uint8Array<ArrayBuffer>;
  readonly longTexts: ReadonlyMap<number, string>;
}

/**
 * Gives equal texts equal codes, counted from 0 in the order in which they come. Two texts are equal when their
 * UTF-8 bytes are, never by their hashes alone: up to 16 bytes are compared as four words and a length, longer
 * texts as strings.
 *
 * While texts come in ascending order, as references often stand in an extract, each is new or the one before, and
 * no hash table is kept.
 *
 * @example
 * const texts = new TextDictionary();
 * texts.add("E01000001"); // 0
 * texts.at(0); // "E01000001"
 */
export class TextDictionary {
  #size = 0;
  /** The table is empty while texts ascend. */
  readonly #keys: Keys = {
    table: new Int32Array(0),
    words: new Int32Array(4 * 64),
    lengths: new Uint8Array(64),
  };
  readonly #long = new Map<string, number>();
  readonly #longTexts = new Map<number, string>();
  #ascending = true;
  readonly #strings: string[] = [];

  /** A dictionary from its parts, whose arrays it takes over. */
  static from({ size, words, lengths, longTexts }: DictionaryParts): TextDictionary {
    const dictionary = new TextDictionary();
    dictionary.#size = size;
    Object.assign(dictionary.#keys, { words, lengths });
    dictionary.#ascending = size === 0;
    for (const [code, text] of longTexts) {
      dictionary.#long.set(text, code);
      dictionary.#longTexts.set(code, text);
    }
    return dictionary;
  }

  /** The dictionary as plain data; its arrays are not copied. */
  parts(): DictionaryParts {
    const { words, lengths } = this.#keys;
    return { size: this.#size, words, lengths, longTexts: this.#longTexts };
  }

  /** Different texts so far. */
  get length(): number {
    return this.#size;
  }

  /** The text of a code. */
  at(code: number): string | undefined {
    if (!(code >= 0 && code < this.#size)) return undefined;
    const known = this.#strings[code] ?? this.#longTexts.get(code);
    if (known !== undefined) return known;
    const { words, lengths } = this.#keys;
    const text = Buffer.from(words.buffer, code * wordBytes, lengths[code]).toString("utf8");
    if (this.#size <= mostRemembered) this.#strings[code] = text;
    return text;
  }

  *[Symbol.iterator](): Generator<string> {
    // A block at a time: asking for each text would cross into C++ a million times.
    for (let first = 0; first < this.#size; first += mostStaged) {
      const lengths = this.#keys.lengths.subarray(first, Math.min(this.#size, first + mostStaged));
      const texts = textsOfWords(this.#keys.words, first, lengths);
      for (let i = 0; i < texts.length; i += 1) yield lengths[i] === long ? this.at(first + i)! : texts[i]!;
    }
  }

  /** Makes room for so many texts, so that adding them does not grow the dictionary again and again. */
  reserve(texts: number): void {
    const keys = this.#keys;
    if (texts > keys.lengths.length) this.#widen(texts);
    if (keys.table.length > 0 && texts * 4 > keys.table.length)
      keys.table = keyTable(keys, this.#size, texts);
  }

  /** The code of one text. */
  add(text: string): number {
    const bytes = Buffer.alloc(Buffer.byteLength(text) + wordBytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const fields = { bytes, view, starts: Int32Array.of(0), ends: Int32Array.of(bytes.write(text)) };
    stageKeys(fields, { column: 0, stride: 1, rows: Int32Array.of(0), from: 0, to: 1 });
    return fields.ends[0]! > wordBytes ? this.#codeOfLong(text) : this.#codeOfStaged(0);
  }

  /**
   * Adds fields and gives their codes from `codes[at]` on. An empty field gets 0 and is not added.
   */
  addFields(
    fields: KeyFields,
    which: FieldsOfColumn,
    { codes, at }: { codes: Uint32Array; at: number },
  ): void {
    const { column, stride, rows, to } = which;
    for (let from = which.from; from < to; from += mostStaged) {
      const stop = Math.min(to, from + mostStaged);
      stageKeys(fields, { column, stride, rows, from, to: stop });
      for (let row = from, i = 0; row < stop; row += 1, i += 1) {
        const length = staged.lengths[i]!;
        if (length > wordBytes) {
          const field = rows[row]! * stride + column;
          codes[at + row - which.from] = this.#codeOfLong(
            fields.bytes.toString("utf8", fields.starts[field], fields.ends[field]),
          );
        } else codes[at + row - which.from] = length === 0 ? 0 : this.#codeOfStaged(i);
      }
    }
  }

  /** The codes of all texts of a pool, each added where it is new. */
  addPool(pool: TextPool): Uint32Array {
    const codes = new Uint32Array(pool.length);
    if (!(pool instanceof TextDictionary)) {
      let next = 0;
      for (const text of pool) {
        codes[next] = this.add(text);
        next += 1;
      }
      return codes;
    }
    const { words, lengths } = pool.#keys;
    for (let code = 0; code < codes.length; code += 1) {
      const length = lengths[code]!;
      if (length !== long) stageWords(words, code << 2, length);
      codes[code] = length === long ? this.#codeOfLong(pool.at(code)!) : this.#codeOfStaged(0);
    }
    return codes;
  }

  /** The codes of pairs of words, for keys that are no text; not to be mixed with texts in one dictionary. */
  addPairs(
    { words, count }: { readonly words: Int32Array; readonly count: number },
    codes: Int32Array,
  ): void {
    for (let i = 0; i < count; i += 1) {
      stagePair(words[2 * i]!, words[2 * i + 1]!);
      codes[i] = this.#codeOfStaged(0);
    }
  }

  /** For each of these texts its code in another dictionary, or -1. */
  codesIn(other: TextDictionary): Int32Array {
    other.#leaveOrder();
    const { words, lengths } = this.#keys;
    const codes = new Int32Array(this.#size);
    for (let code = 0; code < codes.length; code += 1) {
      const length = lengths[code]!;
      if (length === long) {
        codes[code] = other.#long.get(this.#longTexts.get(code)!) ?? -1;
        continue;
      }
      stageWords(words, code << 2, length);
      codes[code] = other.#keys.table[2 * placeOf(other.#keys, staged, 0) + 1]!;
    }
    return codes;
  }

  #codeOfStaged(i: number): number {
    const keys = this.#keys;
    if (keys.table.length === 0) {
      const order = this.#ascending ? compareToLast(keys, this.#size - 1, i) : -1;
      if (order === 0) return this.#size - 1;
      if (order > 0) return this.#append(i, staged.lengths[i]!);
      this.#leaveOrder();
    }
    const place = placeOf(keys, staged, i);
    const known = keys.table[2 * place + 1]!;
    if (known >= 0) return known;
    const code = this.#append(i, staged.lengths[i]!);
    keys.table[2 * place] = staged.hashes[i]!;
    keys.table[2 * place + 1] = code;
    if (4 * code >= keys.table.length) keys.table = keyTable(keys, code + 1, 2 * code);
    return code;
  }

  #append(i: number, length: number): number {
    const code = this.#size;
    if (code >= this.#keys.lengths.length) this.#widen(2 * code);
    const { words, lengths } = this.#keys;
    const [at, from] = [code << 2, i << 2];
    words[at] = staged.words[from]!;
    words[at + 1] = staged.words[from + 1]!;
    words[at + 2] = staged.words[from + 2]!;
    words[at + 3] = staged.words[from + 3]!;
    lengths[code] = length;
    this.#size = code + 1;
    return code;
  }

  #codeOfLong(text: string): number {
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    this.#leaveOrder();
    const code = this.#append(0, long); // its words mean nothing
    this.#long.set(text, code);
    this.#longTexts.set(code, text);
    return code;
  }

  #leaveOrder(): void {
    const keys = this.#keys;
    if (keys.table.length > 0) return;
    this.#ascending = false;
    keys.table = keyTable(keys, this.#size, 2 * this.#size);
  }

  #widen(texts: number): void {
    const [words, lengths] = [new Int32Array(4 * texts), new Uint8Array(texts)];
    words.set(this.#keys.words);
    lengths.set(this.#keys.lengths);
    Object.assign(this.#keys, { words, lengths });
  }
}
