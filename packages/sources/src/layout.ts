import { z } from "zod";
import { regularExpression } from "./regular-expression.ts";

const fieldName = z.string();

/**
 * Where the rows of a source stand in its file: title lines above the header, the header itself, notes below the
 * rows, a wide table, records of other types. Everything here is declared; nothing of it is guessed.
 */
export const layoutSchema = {
  /** Lines above the header: how many, or what the first text of the header line is. */
  preamble: z
    .union(
      [z.int().min(0), z.strictObject({ until: regularExpression })],
      "Say a number of lines, or until: .",
    )
    .default(0),
  /** Rows that the header takes; their texts are joined by " / ". None: columns are told by their place. */
  headerRows: z.int().min(0).max(10).default(1),
  /** The header's cells are merged over the columns to their right. */
  mergedHeader: z.boolean().default(false),
  /** Digits of footnotes stand behind the header's words ("Relief duty owed4"), and are no part of the name. */
  headerFootnotes: z.boolean().default(false),
  /** Notes below the rows, from the line whose first text this is; looked for in the last `most` lines. */
  footer: z
    .union([
      z.int().min(1),
      z.strictObject({ from: regularExpression, most: z.int().min(1).max(1000).default(30) }),
    ])
    .optional(),
  /** Lines that hold another type of record, told by the value of a field, are set aside. */
  otherRecords: z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) }).optional(),
  /** A column for each period or the like becomes a row for each. */
  unpivot: z
    .strictObject({
      columns: regularExpression,
      value: fieldName,
      beside: z.array(z.strictObject({ columns: regularExpression, field: fieldName })).default([]),
    })
    .optional(),
  /** The sheet of a workbook. */
  sheet: z.string().min(1).optional(),
  /** What a merged cell below the header means: its value for each row, or a problem. */
  mergedCells: z.enum(["refuse", "repeat"]).default("refuse"),
};
