import { State } from "@needscope/table";

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

  /** Keeps the lines listed, counted from the start of the chunk and ascending; the others are overwritten. */
  keep(lines: Int32Array, count: number): void {
    if (!this.#stored) return;
    if (lines.length < count) keepListed(this.values, this.length, lines);
    if (lines.length < count) keepListed(this.state, this.length, lines);
    this.length += lines.length;
  }

  /** The same where the values stand in their places already, as those of the lines listed. */
  keepInPlace(lines: Int32Array, count: number): void {
    if (lines.length < count) keepListed(this.state, this.length, lines);
    this.length += lines.length;
  }

  /** What was kept, and the store is empty again. States of which all are present share one array. */
  take(): { values: Values; state: Uint8Array } {
    const state = this.state.subarray(0, this.length);
    const gaps = state.includes(State.missing) || state.includes(State.suppressed);
    const taken = {
      values: this.values.subarray(0, this.length) as Values,
      state: gaps ? state : allPresent(this.length),
    };
    [this.length, this.values, this.state] = [0, this.#make(0), new Uint8Array(0)];
    return taken;
  }
}

function keepListed(values: Numbers, from: number, lines: Int32Array): void {
  // All stand in place before the first gap.
  for (let i = 0; i < lines.length; i += 1) values[from + i] = values[from + lines[i]!]!;
}

let zeros = new Uint8Array(0);

/** States of so many rows without a gap. */
export function allPresent(length: number): Uint8Array {
  if (zeros.length < length) zeros = new Uint8Array(length);
  return zeros.subarray(0, length);
}
