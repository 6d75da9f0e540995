import { defineSource } from "../define-source.ts";

/**
 * The Local Authority Interactive Tool of the Department for Education as one long file: a row per indicator,
 * place and year. Join by `la_number`, as names differ between files, and choose an indicator by `code`, as many
 * `title` cells are empty. `years` and `value` stay text: years are written in some 65 ways, and values with powers
 * of ten and the last digits of binary fractions (`9.257E-2`, `16.399999999999999`).
 *
 * @example
 * readExtract(lait, { file: "bds_long.csv", bytes: gunzipSync(zipped) });
 */
export const lait = defineSource({
  name: "lait",
  title: "Local Authority Interactive Tool",
  about: "One row per indicator, place and year, as published.",
  version: "1",
  key: ["code", "years", "la_number"],
  duplicates: "quarantine",
  missingMarks: ["", "-"],
  fields: [
    { name: "code", header: "Short Desc", kind: "text", multiline: true, required: true },
    { name: "title", header: "Data item", kind: "text", multiline: true },
    { name: "years", header: "Years", kind: "text", required: true },
    { name: "place", header: "LA and Regions", kind: "text", required: true },
    { name: "value", header: "Values", kind: "text" },
    { name: "la_number", header: "LA Number", kind: "id", pattern: "\\d{3}", required: true },
    { name: "region", header: "Region", kind: "text" },
  ],
});
