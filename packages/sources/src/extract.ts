import type { Table } from "@needscope/table";
import type { Issue } from "./issue.ts";
import type { Encoding } from "./reading/encoding-of.ts";
import type { LineAccount } from "./reading/line-account.ts";
import type { Source } from "./source.ts";

/** A row that was not accepted: its lines as they stand in the file (restricted: they may be about a person). */
export interface QuarantinedLine {
  /** 1-based first line. */
  readonly line: number;
  /** Physical lines that the row takes. */
  readonly lines: number;
  readonly text: string;
  readonly issues: readonly Issue[];
  /**
   * What can be read of it for certain, by field: references and parts of the key, for telling whose row it is. Nothing
   * where the row has too many or too few values.
   */
  readonly readable: ReadonlyMap<string, string | number | boolean>;
}

/** What kind of file the rows were in. */
export interface Format {
  readonly kind: "csv" | "xlsx" | "ods" | "rows";
  /** The delimiter of a CSV file, and whether it was found, as the source declares "detect". */
  readonly delimiter?: string;
  readonly found?: boolean;
  /** Whether the file was compressed (gzip). */
  readonly compressed?: boolean;
}

/** A file as read: accepted rows as a table, and everything else accounted for. */
export interface Extract {
  readonly source: Source;
  /** The file as the caller named it. */
  readonly file: string;
  /** A column per field of the source, and a number column "line": the 1-based line of the row in its file. */
  readonly table: Table;
  /** Every problem, in the order of lines. */
  readonly issues: readonly Issue[];
  readonly account: LineAccount;
  readonly quarantine: readonly QuarantinedLine[];
  readonly encoding: Encoding;
  readonly format: Format;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}
