import { defineSource } from "../define-source.ts";

/**
 * The Local Authority Interactive Tool of the Department for Education as one long file, compressed or not: a row per
 * indicator, place and year. Join by `la_number`, as names differ between files, and choose an indicator by `code`, as
 * many `title` cells are empty. The 65 ways in which the file writes its years come out as one spelling for each
 * period ("2016/17" for "2016-17", "2013/14-2015/16" for "2013/14-15/16"); what stands in brackets behind stays. One
 * indicator has the year 0, which is no year. Values are as the programs wrote them, with powers of ten and the last
 * digits of binary fractions (`9.257E-2`, `16.399999999999999`).
 *
 * @example
 * readExtract(lait, { file: "bds_long.csv.gz", bytes });
 */
export const lait = defineSource({
  name: "lait",
  title: "Local Authority Interactive Tool",
  about: "One row per indicator, place and year, as published.",
  version: "2",
  key: ["code", "years", "la_number"],
  duplicates: "quarantine",
  missingMarks: ["", "-"],
  fields: [
    { name: "code", header: "Short Desc", kind: "text", multiline: true, required: true },
    { name: "title", header: "Data item", kind: "text", multiline: true },
    {
      name: "years",
      header: "Years",
      kind: "period",
      forms: ["calendar-year", "academic-year", "years"],
      missing: ["0"],
    },
    { name: "place", header: "LA and Regions", kind: "text", required: true },
    { name: "value", header: "Values", kind: "number", computed: true },
    { name: "la_number", header: "LA Number", kind: "id", pattern: "\\d{3}", required: true },
    { name: "region", header: "Region", kind: "text" },
  ],
});
