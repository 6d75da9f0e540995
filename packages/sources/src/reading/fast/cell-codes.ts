import { suppressed, TextDictionary } from "@needscope/table";
import { cellParser } from "../cells/cell-parser.ts";
import { CellProblem } from "../cells/cell-problem.ts";
import type { ColumnPlan } from "./fast-column.ts";
import type { ByteCodes, CodesOutput } from "./chunk-kernels.ts";
import type { Chunk } from "./field-boundaries.ts";

/**
 * What a cell means: a value (yes, in a column of yes and no), no, nothing, or a case for the careful gear. Each is
 * a bit of its own, so that those of many cells can be put together.
 */
export const Verdict = { present: 0, missing: 1, suppressed: 2, careful: 4, no: 8 } as const;

/** When so many different cells are known, they are forgotten at the next chance. */
const mostKnown = 1 << 16;

/**
 * Numbers the cells of a column that repeat, such as codes, and judges each different one once, with the careful
 * gear's own parser. A cell of one byte is found by that byte.
 *
 * @example
 * const cells = new CellCodes(plan);
 * cells.read(chunk);
 * cells.verdicts[cells.codes[0]];
 */
export class CellCodes {
  /** For each line of the chunk the number of its cell. */
  codes = new Int32Array(0);
  /** For each number one of `Verdict`, and the text that the value is, where it is one. */
  verdicts = new Uint8Array(64);
  texts: (string | undefined)[] = [];
  /** The verdicts on the cells of the chunk, put together. */
  met = 0;
  #known = new TextDictionary();
  readonly #parse: (cell: string) => unknown;
  readonly #column: number;
  readonly #ofByte = new Int32Array(256).fill(-1);
  readonly #verdictOfByte = new Uint8Array(256);
  #rest = new Int32Array(0);
  #restCodes = new Uint32Array(0);

  constructor({ field, source, column }: ColumnPlan) {
    this.#parse = cellParser(field, source);
    this.#column = column;
    this.#judge(this.#known.add(""));
  }

  /** Numbers the cells of a chunk, and marks the lines whose cell needs the careful gear. */
  read(chunk: Chunk): void {
    const { rows } = chunk;
    if (this.codes.length < rows) {
      this.codes = new Int32Array(rows);
      this.#rest = new Int32Array(rows);
      this.#restCodes = new Uint32Array(rows);
    }
    const bytes = {
      column: this.#column,
      ofByte: this.#ofByte,
      verdicts: this.#verdictOfByte,
      ofNone: this.verdicts[0]!,
    };
    const output = { codes: this.codes, rest: this.#rest };
    const { others, met } = chunk.kernels?.codeBytes(chunk, bytes, output) ?? codeBytes(chunk, bytes, output);
    this.met = met;
    if (others > 0) this.#readRest(chunk, others);
    if ((this.met & Verdict.careful) !== 0) markCareful(this, chunk);
  }

  /** Forgets the cells when they are many; whoever keeps anything by their numbers must do so too. */
  forget(): boolean {
    if (this.#known.length <= mostKnown) return false;
    this.#known = new TextDictionary();
    this.#ofByte.fill(-1);
    this.#verdictOfByte.fill(0);
    this.texts = [];
    this.#judge(this.#known.add(""));
    return true;
  }

  #readRest(chunk: Chunk, count: number): void {
    const [rest, restCodes] = [this.#rest, this.#restCodes];
    const before = this.#known.length;
    const which = { column: this.#column, stride: chunk.columnCount, rows: rest, from: 0, to: count };
    this.#known.addFields(chunk, which, { codes: restCodes, at: 0 });
    for (let code = before; code < this.#known.length; code += 1) this.#judge(code);
    this.met |= scatter(restCodes, { rows: rest, count, to: this.codes, verdicts: this.verdicts });
  }

  #judge(code: number): void {
    if (code >= this.verdicts.length) {
      const verdicts = new Uint8Array(code * 2);
      verdicts.set(this.verdicts);
      this.verdicts = verdicts;
    }
    const cell = this.#known.at(code)!;
    const value = this.#parse(cell);
    this.texts[code] = typeof value === "string" ? value : undefined;
    this.verdicts[code] = verdictOf(value);
    if (cell.length !== 1 || cell.charCodeAt(0) >= 0x80) return;
    this.#ofByte[cell.charCodeAt(0)] = code;
    this.#verdictOfByte[cell.charCodeAt(0)] = this.verdicts[code]!;
  }
}

function verdictOf(value: unknown): number {
  if (value === undefined) return Verdict.missing;
  if (value === suppressed) return Verdict.suppressed;
  if (value instanceof CellProblem) return Verdict.careful;
  return value === false ? Verdict.no : Verdict.present;
}

// Loops are functions of their own, so that the engine compiles them once and not for every column.

/** Numbers the cells of no byte and of one, lists the lines of the others, and puts the verdicts on the first together. */
function codeBytes(
  { rows, columnCount, starts, ends, bytes }: Chunk,
  { column, ofByte, verdicts, ofNone }: ByteCodes,
  { codes, rest }: CodesOutput,
): { others: number; met: number } {
  let [others, met] = [0, 0];
  for (let row = 0, field = column; row < rows; row += 1, field += columnCount) {
    const start = starts[field]!;
    const length = ends[field]! - start;
    const byte = bytes[start]!;
    const code = length === 1 ? ofByte[byte]! : length === 0 ? 0 : -1;
    if (length === 1) met |= verdicts[byte]!;
    else if (length === 0) met |= ofNone;
    codes[row] = code;
    rest[others] = row;
    if (code < 0) others += 1;
  }
  return { others, met };
}

/** Puts the numbers of listed cells where they belong, and the verdicts on them together. */
function scatter(
  from: Uint32Array,
  to: { rows: Int32Array; count: number; to: Int32Array; verdicts: Uint8Array },
): number {
  const { rows, count, to: codes, verdicts } = to;
  let met = 0;
  for (let i = 0; i < count; i += 1) {
    const code = from[i]!;
    codes[rows[i]!] = code;
    met |= verdicts[code]!;
  }
  return met;
}

function markCareful({ verdicts, codes }: CellCodes, { rows, needsCare }: Chunk): void {
  for (let row = 0; row < rows; row += 1) {
    if (verdicts[codes[row]!] === Verdict.careful) needsCare[row] = 1;
  }
}

/** The verdicts that are a state. */
export const nothing = Verdict.missing | Verdict.suppressed;

/**
 * Notes the states of lines of the chunk whose cell is nothing.
 *
 * @example
 * if ((cells.met & nothing) !== 0) markNothings(cells, store, chunk.rows);
 */
export function markNothings(
  { verdicts, codes }: CellCodes,
  { state, length: at }: { readonly state: Uint8Array; readonly length: number },
  rows: number,
): void {
  for (let row = 0; row < rows; row += 1) {
    const verdict = verdicts[codes[row]!]!;
    if ((verdict & nothing) !== 0) state[at + row] = verdict;
  }
}
