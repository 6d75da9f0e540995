import { type Column, type DictionaryParts, State, TextDictionary, type TextPool } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { allPresent } from "../reading/fast/row-store.ts";
import type { Source } from "../source.ts";

/** Extracts and the dictionaries that they share, as plain data to hand from one thread to another. */
export interface SentExtracts {
  readonly extracts: readonly SentExtract[];
  readonly dictionaries: readonly DictionaryParts[];
}

type SentExtract = Omit<Extract, "table"> & {
  readonly table: {
    readonly name: string;
    readonly rowCount: number;
    readonly columns: ReadonlyMap<string, Sent<Column>>;
  };
};

type SentPool = readonly string[] | DictionaryParts;

/** A column whose states are left out where all are present. */
type Sent<Of extends Column> = Of extends { readonly pool: TextPool }
  ? Omit<Of, "pool" | "state"> & { readonly pool: SentPool; readonly state: Uint8Array | undefined }
  : Omit<Of, "state"> & { readonly state: Uint8Array | undefined };

/**
 * Extracts as plain data, and the memory that goes with them without being copied: they are lost to this thread.
 *
 * @param dictionaries those that they share with extracts of other threads
 * @example
 * parentPort.postMessage(...sendExtracts(extracts, [households]));
 */
export function sendExtracts(
  extracts: readonly Extract[],
  dictionaries: readonly TextDictionary[],
): [sent: SentExtracts, transfer: ArrayBuffer[]] {
  const transfer = new Set<ArrayBufferLike>();
  // Columns that have one pool here will have one there: a message keeps what is the same object.
  const pools = new Map<TextPool, SentPool>();
  const partsOf = (dictionary: TextDictionary): DictionaryParts => {
    const parts = dictionary.parts();
    transfer.add(parts.words.buffer).add(parts.lengths.buffer);
    pools.set(dictionary, parts);
    return parts;
  };
  const poolOf = (pool: TextPool): SentPool => {
    const known = pools.get(pool);
    if (known !== undefined) return known;
    if (pool instanceof TextDictionary) return partsOf(pool);
    const texts = [...pool];
    pools.set(pool, texts);
    return texts;
  };
  const columnOf = (column: Column): Sent<Column> => {
    // States without a gap share one array with every other such column of this thread.
    const gaps = column.state.includes(State.missing) || column.state.includes(State.suppressed);
    const state = gaps ? column.state : undefined;
    if (gaps) transfer.add(column.state.buffer);
    transfer.add(column.kind === "text" ? column.codes.buffer : column.values.buffer);
    return column.kind === "text" ? { ...column, state, pool: poolOf(column.pool) } : { ...column, state };
  };
  const sent: SentExtracts = {
    dictionaries: dictionaries.map(partsOf),
    extracts: extracts.map((extract) => {
      const columns = [...extract.table.columns].map(([name, column]) => [name, columnOf(column)] as const);
      return { ...extract, table: { ...extract.table, columns: new Map(columns) } };
    }),
  };
  return [sent, [...transfer] as ArrayBuffer[]];
}

/**
 * Extracts that another thread has sent, with the texts of shared dictionaries numbered as they are here.
 *
 * @param sources what each was read by, so that an extract has the very declaration that it was asked for with
 * @param dictionaries those of this thread that stand for the sent ones, in the same order
 * @example
 * receiveExtracts(sent, [rent], [households]);
 */
export function receiveExtracts(
  sent: SentExtracts,
  sources: readonly Source[],
  dictionaries: readonly TextDictionary[],
): Extract[] {
  const pools = new Map<SentPool, TextPool>();
  const codesOf = new Map<SentPool, Uint32Array>();
  sent.dictionaries.forEach((parts, i) => {
    pools.set(parts, dictionaries[i]!);
    codesOf.set(parts, dictionaries[i]!.addPool(TextDictionary.from(parts)));
  });
  const poolOf = (from: SentPool): TextPool => {
    const pool = pools.get(from) ?? ("words" in from ? TextDictionary.from(from) : from);
    pools.set(from, pool);
    return pool;
  };
  const columnOf = (column: Sent<Column>): Column => {
    if (column.kind !== "text") {
      return { ...column, state: column.state ?? allPresent(column.values.length) } as Column;
    }
    const state = column.state ?? allPresent(column.codes.length);
    const codes = codesOf.get(column.pool);
    if (codes !== undefined) renumber(column.codes, state, codes);
    return { ...column, state, pool: poolOf(column.pool) };
  };
  return sent.extracts.map((extract, i) => {
    const columns = [...extract.table.columns].map(([name, column]) => [name, columnOf(column)] as const);
    return { ...extract, source: sources[i]!, table: { ...extract.table, columns: new Map(columns) } };
  });
}

/** Gives the rows of a column their codes of another dictionary; a row without a value keeps its filler. */
function renumber(codes: Uint32Array, state: Uint8Array, codeOf: Uint32Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    if (state[row] === State.present) codes[row] = codeOf[codes[row]!]!;
  }
}
