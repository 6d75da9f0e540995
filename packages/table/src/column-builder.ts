import { dayNumber } from "./day-number.ts";
import { State, suppressed } from "./state.ts";
import type { CellValue, Column, ColumnKind, ColumnOf } from "./table.ts";

/** Grows a column one cell at a time, then gives it; see {@link columnBuilder}. */
export interface ColumnBuilder<Kind extends ColumnKind = ColumnKind> {
  readonly kind: Kind;
  /** Cells pushed so far. */
  readonly length: number;
  /** Adds a cell; `undefined` is missing, `suppressed` is suppressed. A date is "yyyy-mm-dd" or a day number. */
  push(value: CellValue): void;
  /** The column of all cells pushed so far; the builder can go on afterwards. */
  finish(): ColumnOf<Kind>;
}

/**
 * A builder for a column whose length is not known before.
 *
 * @throws Error from `push` when a value does not fit the kind: a number column takes finite numbers, a date
 * column takes real dates, a flag column true or false, a text column text. The value is not repeated in the
 * message, as it may be about a person.
 * @example
 * const balance = columnBuilder("number");
 * balance.push(12050);
 * balance.push(undefined);
 * balance.finish(); // { kind: "number", values: Float64Array [12050, NaN], state: Uint8Array [0, 1] }
 */
export function columnBuilder<Kind extends ColumnKind>(kind: Kind): ColumnBuilder<Kind>;
export function columnBuilder(kind: ColumnKind): ColumnBuilder {
  const state = new GrowingArray((length) => new Uint8Array(length));
  const store = stores[kind]();
  return {
    kind,
    get length() {
      return state.length;
    },
    push(value) {
      if (value === undefined || value === suppressed) {
        store.addFiller();
        state.push(value === undefined ? State.missing : State.suppressed);
        return;
      }
      store.add(value);
      state.push(State.present);
    },
    finish: () => store.finish(state.copy()),
  };
}

interface Store {
  add(value: string | number | boolean): void;
  addFiller(): void;
  finish(state: Uint8Array): Column;
}

const stores: Record<ColumnKind, () => Store> = {
  number: numberStore,
  date: dateStore,
  flag: flagStore,
  text: textStore,
};

function numberStore(): Store {
  const values = new GrowingArray((length) => new Float64Array(length));
  return {
    add(value) {
      if (typeof value !== "number" || !Number.isFinite(value)) {
        throw new Error(`A number column takes finite numbers, not ${shapeOf(value)}; missing is undefined.`);
      }
      values.push(value);
    },
    // NaN, so that code that forgets the state cannot take the filler for a zero.
    addFiller: () => values.push(Number.NaN),
    finish: (state) => ({ kind: "number", values: values.copy(), state }),
  };
}

function dateStore(): Store {
  const values = new GrowingArray((length) => new Int32Array(length));
  return {
    add(value) {
      if (typeof value === "number" && Number.isInteger(value)) return values.push(value);
      if (typeof value === "string") return values.push(dayNumber(value));
      throw new Error(`A date column takes yyyy-mm-dd or a whole day number, not ${shapeOf(value)}.`);
    },
    addFiller: () => values.push(0),
    finish: (state) => ({ kind: "date", values: values.copy(), state }),
  };
}

function flagStore(): Store {
  const values = new GrowingArray((length) => new Uint8Array(length));
  return {
    add(value) {
      if (typeof value !== "boolean") {
        throw new Error(`A flag column takes true or false, not ${shapeOf(value)}.`);
      }
      values.push(value ? 1 : 0);
    },
    addFiller: () => values.push(0),
    finish: (state) => ({ kind: "flag", values: values.copy(), state }),
  };
}

function textStore(): Store {
  const codes = new GrowingArray((length) => new Uint32Array(length));
  const codeOf = new Map<string, number>();
  return {
    add(value) {
      if (typeof value !== "string") {
        throw new Error(
          `A text column takes text, not ${shapeOf(value)}; numbers as text must be written so.`,
        );
      }
      const known = codeOf.get(value);
      if (known !== undefined) return codes.push(known);
      codes.push(codeOf.size);
      codeOf.set(value, codeOf.size);
    },
    addFiller: () => codes.push(0),
    finish: (state) => ({ kind: "text", codes: codes.copy(), pool: [...codeOf.keys()], state }),
  };
}

function shapeOf(value: string | number | boolean): string {
  if (typeof value === "number" && !Number.isFinite(value)) return "NaN or infinity";
  return typeof value === "string" ? "text" : `a ${typeof value}`;
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** A typed array with room to grow: doubles when it is full, so that pushing stays linear. */
class GrowingArray<Values extends Numbers> {
  length = 0;
  readonly #make: (length: number) => Values;
  #values: Values;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.#values = make(64);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  copy(): Values {
    return this.#values.slice(0, this.length) as Values;
  }
}
