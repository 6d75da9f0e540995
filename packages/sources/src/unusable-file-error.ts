/**
 * A file from which no row can be trusted. The message is one sentence that says what to do and holds nothing
 * of a person.
 *
 * @example
 * try {
 *   readExtract(rent, input);
 * } catch (error) {
 *   if (error instanceof UnusableFileError) process.exitCode = 2;
 * }
 */
export class UnusableFileError extends Error {
  override readonly name = "UnusableFileError";
  /** The file as the caller named it. */
  readonly file: string;
  /** A word to count by: "empty", "binary", "spreadsheet", "columns", "duplicate-header", "header". */
  readonly code: string;

  constructor(file: string, problem: { readonly code: string; readonly message: string }) {
    super(`${file} cannot be used: ${problem.message}`);
    this.file = file;
    this.code = problem.code;
  }
}
