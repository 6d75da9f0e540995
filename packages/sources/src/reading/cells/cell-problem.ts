import { shapeOf } from "../shape-of.ts";

/** What is wrong with a cell. With a `value` the cell can be used all the same, and it is only a warning. */
export class CellProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly value: string | undefined;

  constructor(
    words: { readonly code: string; readonly message: string; readonly fix: string },
    value?: string,
  ) {
    this.code = words.code;
    this.message = words.message;
    this.fix = words.fix;
    this.value = value;
  }
}

/** Reads the text of a cell that is neither missing nor suppressed. A date is given as a day number. */
export type KindParser = (text: string) => string | number | boolean | CellProblem;

/**
 * A problem whose message says what the value looks like, never the value, and what was expected instead.
 *
 * @example
 * unexpected("x", { code: "not-integer", expected: "a whole number", fix: "Give digits only." }).message;
 * // "1 character (letters) where a whole number is expected."
 */
export function unexpected(
  text: string,
  words: { readonly code: string; readonly expected: string; readonly fix: string },
): CellProblem {
  const message = `${shapeOf(text)} where ${words.expected} is expected.`;
  return new CellProblem({ code: words.code, message, fix: words.fix });
}
