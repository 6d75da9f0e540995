import { CellProblem } from "../cells/cell-problem.ts";
import type { NativeValue } from "./native-value.ts";

/**
 * What a database driver gives, as a cell: texts, numbers, dates and bytes pass; anything else (JSON, an array, an
 * interval, a decimal object, a date that is none) is no cell, and what its own methods would say of it is not asked.
 *
 * @example
 * driverCell({ days: 3 }); // a CellProblem
 */
export function driverCell(cell: unknown): NativeValue {
  switch (typeof cell) {
    case "string":
    case "bigint":
    case "boolean":
    case "undefined":
      return cell;
    case "number":
      return Number.isFinite(cell) ? cell : noPlainValue;
    case "object":
      if (cell === null || cell instanceof Uint8Array) return cell;
      return cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell : noPlainValue;
    default:
      return noPlainValue;
  }
}

/** What is wrong with a value that no cell can hold. */
export const noPlainValue = new CellProblem({
  code: "no-plain-value",
  message: "the value is none that a cell can hold.",
  fix: "Give numbers, texts, dates, yes and no; convert anything else in the query (cast to numeric or text).",
});
