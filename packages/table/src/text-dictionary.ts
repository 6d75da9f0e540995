import type { TextPool } from "./text-pool.ts";
import { addNearby } from "./add-nearby.ts";
import { addByTable, addInOrder, fetchAhead, smallTable, type StagedCodes } from "./add-staged.ts";
import { type Keys, codeOf, keyTable, long, roomOf, widen } from "./key-table.ts";
import {
  type FieldsOfColumn,
  type KeyFields,
  mostStaged,
  needFourth,
  stageKeys,
  stagePairs,
  stageText,
  stageWords,
  textsOfWords,
  wordBytes,
} from "./staged-keys.ts";

/** Up to so many texts, strings once made are kept. */
const mostRemembered = 4096;

/** A dictionary as plain data, to hand to another thread. */
export interface DictionaryParts {
  readonly size: number;
  /** Words of a text, and those of all. */
  readonly stride: 3 | 4;
  readonly words: Int32Array<ArrayBuffer>;
  readonly lengths: Uint8Array<ArrayBuffer>;
  readonly longTexts: ReadonlyMap<number, string>;
}

/**
 * Gives equal texts equal codes, counted from 0 in the order in which they come. Two texts are equal when their
 * UTF-8 bytes are, never by their hashes alone: up to 16 bytes are compared as words and a length, longer
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
  readonly #keys: Keys = {
    size: 0,
    stride: 3,
    words: new Int32Array(3 * 64),
    lengths: new Uint8Array(64),
    table: new Int32Array(0),
  };
  readonly #long = new Map<string, number>();
  readonly #longTexts = new Map<number, string>();
  #ascending = true;
  readonly #strings: string[] = [];

  /** A dictionary from its parts, whose arrays it takes over. */
  static from({ size, stride, words, lengths, longTexts }: DictionaryParts): TextDictionary {
    const dictionary = new TextDictionary();
    Object.assign(dictionary.#keys, { size, stride, words, lengths });
    dictionary.#ascending = size === 0;
    for (const [code, text] of longTexts) {
      dictionary.#long.set(text, code);
      dictionary.#longTexts.set(code, text);
    }
    return dictionary;
  }

  /** The dictionary as plain data; its arrays are not copied. */
  parts(): DictionaryParts {
    const { size, stride, words, lengths } = this.#keys;
    return { size, stride, words, lengths, longTexts: this.#longTexts };
  }

  /** Different texts so far. */
  get length(): number {
    return this.#keys.size;
  }

  /** The text of a code. */
  at(code: number): string | undefined {
    if (!(code >= 0 && code < this.#keys.size)) return undefined;
    const known = this.#strings[code] ?? this.#longTexts.get(code);
    if (known !== undefined) return known;
    const { stride, words, lengths } = this.#keys;
    const text = Buffer.from(words.buffer, code * stride * 4, lengths[code]).toString("utf8");
    if (this.#keys.size <= mostRemembered) this.#strings[code] = text;
    return text;
  }

  *[Symbol.iterator](): Generator<string> {
    // A block at a time: asking for each text would cross into C++ a million times.
    for (let first = 0; first < this.#keys.size; first += mostStaged) {
      const lengths = this.#keys.lengths.subarray(first, Math.min(this.#keys.size, first + mostStaged));
      const texts = textsOfWords(this.#keys, first, lengths);
      for (let i = 0; i < texts.length; i += 1) yield lengths[i] === long ? this.at(first + i)! : texts[i]!;
    }
  }

  /** Makes room for so many texts, so that adding them does not grow the dictionary again and again. */
  reserve(texts: number): void {
    const keys = this.#keys;
    if (texts > keys.lengths.length) widen(keys, texts, keys.stride);
    if (keys.table.length > 0 && texts > roomOf(keys.table)) keys.table = keyTable(keys, texts);
  }

  /** The code of one text. */
  add(text: string): number {
    const codes = new Uint32Array(1);
    this.#addStaged({ staged: stageText(text), count: 1, codes, at: 0, passEmpty: false }, () => text);
    return codes[0]!;
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
    const { bytes, starts, ends } = fields;
    for (let from = which.from; from < to; from += mostStaged) {
      const stop = Math.min(to, from + mostStaged);
      const part = { column, stride, rows, from, to: stop };
      const keys = fields.kernels?.stageKeys(part) ?? stageKeys(fields, part);
      const block = { staged: keys, count: stop - from, codes, at: at + from - which.from, passEmpty: true };
      this.#addStaged(block, (i) => {
        const field = rows[from + i]! * stride + column;
        return bytes.toString("utf8", starts[field], ends[field]);
      });
    }
  }

  /** The codes of all texts of a pool, each added where it is new. */
  addPool(pool: TextPool): Uint32Array {
    if (!(pool instanceof TextDictionary)) return Uint32Array.from(pool, (text) => this.add(text));
    const codes = new Uint32Array(pool.length);
    for (let first = 0; first < codes.length; first += mostStaged) {
      const to = Math.min(codes.length, first + mostStaged);
      const block = {
        staged: stageWords(pool.#keys, { first, to }),
        count: to - first,
        codes,
        at: first,
        passEmpty: false,
      };
      this.#addStaged(block, (i) => pool.at(first + i)!);
    }
    return codes;
  }

  /** The codes of pairs of words, for keys that are no text; not to be mixed with texts in one dictionary. */
  addPairs(
    { words, count }: { readonly words: Int32Array; readonly count: number },
    codes: Int32Array,
  ): void {
    const unsigned = new Uint32Array(codes.buffer, codes.byteOffset, codes.length);
    for (let first = 0; first < count; first += mostStaged) {
      const to = Math.min(count, first + mostStaged);
      const block = {
        staged: stagePairs(words, { first, to }),
        count: to - first,
        codes: unsigned,
        at: first,
      };
      this.#addStaged({ ...block, passEmpty: false }, String);
    }
  }

  /** For each of these texts its code in another dictionary, or -1. */
  codesIn(other: TextDictionary): Int32Array {
    const codes = new Int32Array(this.length).fill(-1);
    // The one that is gone through needs no table: the larger, unless it has one.
    const throughOther = other.#keys.table.length === 0 && other.length > this.length;
    const [from, into] = throughOther ? [other, this] : [this, other];
    into.#leaveOrder();
    for (let first = 0; first < from.length; first += mostStaged) {
      const to = Math.min(from.length, first + mostStaged);
      const keys = stageWords(from.#keys, { first, to });
      fetchAhead(into.#keys, keys.hashes, { first: 0, count: to - first });
      for (let code = first; code < to; code += 1) {
        const found =
          from.#keys.lengths[code] === long
            ? (into.#long.get(from.#longTexts.get(code)!) ?? -1)
            : codeOf(into.#keys, keys, code - first);
        if (!throughOther) codes[code] = found;
        else if (found >= 0) codes[found] = code;
      }
    }
    return codes;
  }

  /** Gives up the memory that only adding and looking up need; either takes it again. For when all texts are in. */
  rest(): void {
    this.#keys.table = new Int32Array(0);
  }

  /** @param textOf the text of a staged key that is too long for words */
  #addStaged(block: StagedCodes, textOf: (i: number) => string): void {
    const keys = this.#keys;
    if (keys.stride === 3 && needFourth(block.staged, block.count)) widen(keys, keys.lengths.length, 4);
    let i = 0;
    if (keys.table.length > smallTable) {
      i = addNearby(keys, block);
      fetchAhead(keys, block.staged.hashes, { first: i, count: block.count });
    }
    for (;;) {
      const ordered = keys.table.length === 0 && this.#ascending;
      i = ordered ? addInOrder(keys, i, block) : addByTable(keys, i, block);
      if (i === block.count) return;
      if (block.staged.lengths[i]! > wordBytes) {
        block.codes[block.at + i] = this.#codeOfLong(textOf(i));
        i += 1;
      } else if (keys.size >= keys.lengths.length) {
        widen(keys, 2 * keys.size, keys.stride);
      } else if (ordered) {
        this.#leaveOrder();
      } else {
        keys.table = keyTable(keys, 2 * keys.size);
      }
    }
  }

  #codeOfLong(text: string): number {
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    this.#leaveOrder();
    const keys = this.#keys;
    const code = keys.size;
    if (code >= keys.lengths.length) widen(keys, 2 * code, keys.stride);
    // Its words mean nothing.
    keys.lengths[code] = long;
    keys.size = code + 1;
    this.#long.set(text, code);
    this.#longTexts.set(code, text);
    return code;
  }

  #leaveOrder(): void {
    const keys = this.#keys;
    if (keys.table.length > 0) return;
    this.#ascending = false;
    keys.table = keyTable(keys, 2 * keys.size);
  }
}
