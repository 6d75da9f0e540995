/**
 * What the byte of a row says: the value is there, is missing, or was suppressed by whoever gave the data.
 * Three kinds of nothing stay three things: a present zero is `State.present` with the value 0.
 *
 * @example
 * column(arrears, "balance").state[0] === State.suppressed;
 */
export const State = { present: 0, missing: 1, suppressed: 2 } as const;

/** One of the bytes of {@link State}. */
export type State = (typeof State)[keyof typeof State];

/**
 * The value that people's code sees where a cell was suppressed. Missing is `undefined`; suppressed is this.
 * It cannot be added to a number by accident: JavaScript throws when a symbol is used in arithmetic.
 *
 * @example
 * if (cellAt(column(families, "visits"), 0) === suppressed) console.log("hidden by the supplier");
 */
export const suppressed: unique symbol = Symbol.for("needscope.suppressed");
