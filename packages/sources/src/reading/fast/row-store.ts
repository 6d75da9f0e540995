import { State } from "@needscope/table";
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
  state = new Uint8Array(0);
  readonly #make: (length: number) => Values;
  readonly #stored: boolean;

  constructor(make: (length: number) => Values, stored: boolean) {
    this.#make = make;
    this.#stored = stored;
    this.values = make(0);
  }

  /** Makes room for so many lines behind the rows kept, all of them present; in one go for as many as are likely to come. */
  prepare(lines: number, likely: number): void {
    const needed = this.length + lines;
    if (needed > this.state.length) {
      const room = this.#stored ? Math.max(needed, likely, Math.ceil(this.length * 1.5)) : needed;
      const [values, state] = [this.#make(room), new Uint8Array(room)];
      values.set(this.values.subarray(0, this.length));
      state.set(this.state.subarray(0, this.length));
      [this.values, this.state] = [values, state];
    }
    this.state.fill(State.present, this.length, needed);
  }

  /** Keeps the lines of a chunk that need no care any more, and closes the gaps that the others leave. */
  keep(chunk: Chunk): void {
    if (!this.#stored) return;
    closeGaps(this.values, this.length, chunk);
    this.keepState(chunk);
  }

  /** The same where the values of those lines stand side by side already. */
  keepState(chunk: Chunk): void {
    this.length += closeGaps(this.state, this.length, chunk);
  }

  /** What was kept, and the store is empty again. States of which all are present share one array. */
  take(): { values: Values; state: Uint8Array } {
    const state = this.state.subarray(0, this.length);
    // A buffer's search is many times that of an array.
    const states = Buffer.from(state.buffer, state.byteOffset, state.length);
    const gaps = states.includes(State.missing) || states.includes(State.suppressed);
    const taken = {
      values: this.values.subarray(0, this.length) as Values,
      state: gaps ? state : allPresent(this.length),
    };
    [this.length, this.values, this.state] = [0, this.#make(0), new Uint8Array(0)];
    return taken;
  }
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
