import { type Column, type DictionaryParts, State, TextDictionary, type TextPool } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { allPresent } from "../reading/fast/row-store.ts";
import type { Source } from "../source.ts";

/** An extract as plain data, to hand from one thread to another. */
export interface SentExtract {
  readonly extract: Omit<Extract, "table">;
  readonly name: string;
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Sent<Column>>;
  /** The texts that each shared dictionary has got since the extract before. */
  readonly newTexts: readonly DictionaryParts[];
}

/** The texts of a column, or the number of the shared dictionary that has them. */
type SentPool = readonly string[] | DictionaryParts | number;

/** A column whose states are left out where all are present. */
type Sent<Of extends Column> = Of extends { readonly pool: TextPool }
  ? Omit<Of, "pool" | "state"> & { readonly pool: SentPool; readonly state: Uint8Array | undefined }
  : Omit<Of, "state"> & { readonly state: Uint8Array | undefined };

/**
 * New dictionaries for fields with shared texts, as many as another thread has for them.
 *
 * @param dictionaryOf for each field which of the dictionaries it has
 * @example
 * dictionariesOf(new Map([["household", 0]])).texts.get("household");
 */
export function dictionariesOf(dictionaryOf: ReadonlyMap<string, number>): {
  readonly dictionaries: readonly TextDictionary[];
  readonly texts: ReadonlyMap<string, TextDictionary>;
} {
  const count = Math.max(-1, ...dictionaryOf.values()) + 1;
  const dictionaries = Array.from({ length: count }, () => new TextDictionary());
  return { dictionaries, texts: new Map([...dictionaryOf].map(([field, i]) => [field, dictionaries[i]!])) };
}

/**
 * Makes plain data of extracts, one after the other, and lists the memory that goes with each without being copied:
 * it is lost to this thread.
 *
 * @param dictionaries those that the extracts share with one another and with those of other threads
 * @example
 * const send = extractSender([households]);
 * parentPort.postMessage(...send(extract));
 */
export function extractSender(
  dictionaries: readonly TextDictionary[],
): (extract: Extract) => [sent: SentExtract, transfer: ArrayBuffer[]] {
  const sizes = dictionaries.map(() => 0);
  return ({ table, ...extract }) => {
    const transfer = new Set<ArrayBufferLike>();
    const withMemory = (parts: DictionaryParts): DictionaryParts => {
      transfer.add(parts.words.buffer).add(parts.lengths.buffer);
      return parts;
    };
    const poolOf = (pool: TextPool): SentPool => {
      if (!(pool instanceof TextDictionary)) return [...pool];
      const shared = dictionaries.indexOf(pool);
      return shared >= 0 ? shared : withMemory(pool.parts());
    };
    const columnOf = (column: Column): Sent<Column> => {
      // States without a gap share one array with every other such column of this thread.
      const gaps = column.state.includes(State.missing) || column.state.includes(State.suppressed);
      const state = gaps ? column.state : undefined;
      if (gaps) transfer.add(column.state.buffer);
      transfer.add(column.kind === "text" ? column.codes.buffer : column.values.buffer);
      return column.kind === "text" ? { ...column, state, pool: poolOf(column.pool) } : { ...column, state };
    };
    const columns = new Map([...table.columns].map(([name, column]) => [name, columnOf(column)] as const));
    const newTexts = dictionaries.map((dictionary, i) => withMemory(textsFrom(dictionary, sizes[i]!)));
    dictionaries.forEach(({ length }, i) => (sizes[i] = length));
    const { name, rowCount } = table;
    return [{ extract, name, rowCount, columns, newTexts }, [...transfer] as ArrayBuffer[]];
  };
}

/** The texts of a dictionary from a code on, numbered from 0; copied, as the dictionary goes on. */
function textsFrom(dictionary: TextDictionary, first: number): DictionaryParts {
  const { size, stride, words, lengths, longTexts } = dictionary.parts();
  return {
    size: size - first,
    stride,
    words: words.slice(stride * first, stride * size),
    lengths: lengths.slice(first, size),
    longTexts: new Map(
      [...longTexts].flatMap(([code, text]) => (code < first ? [] : [[code - first, text] as const])),
    ),
  };
}

/**
 * Makes extracts of what another thread's `extractSender` has sent, in the order in which it was sent. Texts of shared
 * dictionaries are numbered as they are in this thread's.
 *
 * @param dictionaries those of this thread that stand for the sender's, in the same order
 * @example
 * const receive = extractReceiver([households]);
 * const extract = receive(sent, rent); // of the very source that was asked for
 */
export function extractReceiver(
  dictionaries: readonly TextDictionary[],
): (sent: SentExtract, source: Source) => Extract {
  const codesOf = dictionaries.map(() => new Uint32Array(0));
  return ({ extract, name, rowCount, columns: sent, newTexts }, source) => {
    newTexts.forEach((parts, i) => {
      codesOf[i] = joined(codesOf[i]!, dictionaries[i]!.addPool(TextDictionary.from(parts)));
    });
    const columnOf = (column: Sent<Column>): Column => {
      if (column.kind !== "text") {
        return { ...column, state: column.state ?? allPresent(column.values.length) } as Column;
      }
      const { codes, pool, state = allPresent(codes.length) } = column;
      if (typeof pool !== "number")
        return { ...column, state, pool: "words" in pool ? TextDictionary.from(pool) : pool };
      renumber(codes, state, codesOf[pool]!);
      return { ...column, state, pool: dictionaries[pool]! };
    };
    const columns = new Map([...sent].map(([field, column]) => [field, columnOf(column)] as const));
    return { ...extract, source, table: { name, rowCount, columns } };
  };
}

function joined(one: Uint32Array, other: Uint32Array): Uint32Array<ArrayBuffer> {
  const both = new Uint32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Gives the rows of a column their codes of another dictionary; a row without a value keeps its filler. */
function renumber(codes: Uint32Array, state: Uint8Array, codeOf: Uint32Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    if (state[row] === State.present) codes[row] = codeOf[codes[row]!]!;
  }
}
