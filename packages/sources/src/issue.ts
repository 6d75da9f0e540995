/**
 * A problem with an extract, as a value. It never holds a person's details: a value is described by its shape
 * ("8 characters (letters and digits)") and found again by its line and column.
 */
export interface Issue {
  /** The source's name. */
  readonly source: string;
  /** The file as the caller named it. */
  readonly file: string;
  /** 1-based line of the file where the row starts; 0 for the file as a whole. */
  readonly line: number;
  /** The column's header as the file has it, when the problem is one cell's. */
  readonly column?: string;
  /** A word to count by: "impossible-date". */
  readonly code: string;
  /** An error's row is quarantined; a warning's row is accepted. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}
