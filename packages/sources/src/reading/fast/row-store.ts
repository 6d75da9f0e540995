import { type CellValue, State, suppressed } from "@needscope/table";
import type { Chunk } from "./field-boundaries.ts";

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/**
 * Values and states of the rows kept so far, and behind them room for the lines of the chunk that is being read. A
 * store that is not wanted keeps nothing and has only that room.
 */
export class RowStore<Values extends Numbers> {
  /** Rows kept. */
  length = 0;
  values: Values;
  /** Nothing in it while all are present. */
  #state = new Uint8Array(0);
  #lines = 0;
  readonly #make: (length: number) => Values;
  readonly #stored: boolean;

  constructor(make: (length: number) => Values, stored: boolean) {
    this.#make = make;
    this.#stored = stored;
    this.values = make(0);
  }

  /** Makes room for so many lines behind the rows kept, all of them present; in one go for as many as are likely to come. */
  prepare(lines: number, likely: number): void {
    this.#lines = lines;
    const needed = this.length + lines;
    if (needed > this.values.length) {
      const room = this.#stored ? Math.max(needed, likely, Math.ceil(this.length * 1.5)) : needed;
      const values = this.#make(room);
      values.set(this.values.subarray(0, this.length));
      this.values = values;
    }
    if (this.hasGaps) this.state.fill(State.present, this.length, needed);
  }

  /** Whether a state was asked for, so that one may be other than present. */
  get hasGaps(): boolean {
    return this.#state.length > 0;
  }

  /** The states, with room as that of the values. */
  get state(): Uint8Array {
    if (this.#state.length < this.length + this.#lines) {
      const state = new Uint8Array(this.values.length);
      state.set(this.#state.subarray(0, this.length));
      this.#state = state;
    }
    return this.#state;
  }

  /** Says what a line of the chunk has instead of a value, or that it has one. */
  setState(line: number, state: number): void {
    if (state !== State.present || this.hasGaps) this.state[this.length + line] = state;
  }

  /** Keeps the lines of a chunk that need no care any more, and closes the gaps that the others leave. */
  keep(chunk: Chunk): void {
    if (!this.#stored) return;
    this.keepState(chunk, closeGaps(this.values, this.length, chunk));
  }

  /** The same for so many rows where their values stand side by side already. */
  keepState(chunk: Chunk, rows: number): void {
    if (this.hasGaps) closeGaps(this.state, this.length, chunk);
    this.length += rows;
  }

  /** What was kept, and the store is empty again. States of which all are present share one array. */
  take(): { values: Values; state: Uint8Array } {
    const taken = {
      values: this.values.subarray(0, this.length) as Values,
      state: statesOf(this.#state.subarray(0, this.length), this.length),
    };
    [this.length, this.values, this.#state] = [0, this.#make(0), new Uint8Array(0)];
    return taken;
  }
}

/** The state of a cell. */
export function stateOf(value: CellValue): State {
  return value === undefined ? State.missing : value === suppressed ? State.suppressed : State.present;
}

function statesOf(state: Uint8Array, rows: number): Uint8Array {
  // A buffer's search takes a fraction of an array's.
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.length);
  const gaps = bytes.includes(State.missing) || bytes.includes(State.suppressed);
  return gaps ? state : allPresent(rows);
}

/** Moves what stands from `from` on for the lines of a chunk together, and says how many are left. */
function closeGaps(values: Numbers, from: number, { rows, needsCare }: Chunk): number {
  const gaps = needsCare.subarray(0, rows);
  let kept = 0;
  for (let line = 0; line < rows;) {
    const gap = gaps.indexOf(1, line);
    const end = gap < 0 ? rows : gap;
    if (line > kept) values.copyWithin(from + kept, from + line, from + end);
    kept += end - line;
    line = end + 1;
  }
  return kept;
}

let zeros = new Uint8Array(0);

/** States of so many rows without a gap. */
export function allPresent(length: number): Uint8Array {
  if (zeros.length < length) zeros = new Uint8Array(length);
  return zeros.subarray(0, length);
}
