import { defineSource } from "../define-source.ts";

/**
 * Statutory homelessness by authority and quarter, as published: duties owed, reasons, temporary accommodation.
 * Reasons stand in one column (`..._any`) in the first quarters and are split into prevention and relief later;
 * the two are not the same series. England and regions are rounded to 10, authorities are exact, so authorities
 * never add up to them. `..` means no figure.
 *
 * @example
 * readExtract(homelessnessQuarters, { file: "la_quarter_key.csv", bytes });
 */
export const homelessnessQuarters = defineSource({
  name: "homelessness-quarters",
  title: "Statutory homelessness by quarter",
  about: "One row per authority, region or country, and quarter.",
  version: "1",
  key: ["code", "quarter"],
  duplicates: "quarantine",
  missingMarks: ["", ".."],
  unknownColumns: "drop",
  fields: [
    {
      name: "code",
      header: "code",
      kind: "area",
      levels: ["local-authority", "county", "region", "country"],
      required: true,
    },
    { name: "name", header: "name", kind: "text", required: true },
    { name: "quarter", header: "quarter", kind: "id", pattern: "\\d{4}Q[1-4]", required: true },
    { name: "owed_duty", header: "owed_duty", kind: "integer", min: 0 },
    {
      name: "households_thousands",
      header: "households_in_area_000s",
      kind: "number",
      min: 0,
      about: "Households in the area, in thousands.",
    },
    {
      name: "relationship_any",
      header: "reason_relationship_breakdown_any",
      kind: "integer",
      min: 0,
      about: "Until reasons were published for prevention and relief apart.",
    },
    {
      name: "relationship_prevention",
      header: "reason_relationship_breakdown_prevention",
      kind: "integer",
      min: 0,
    },
    { name: "relationship_relief", header: "reason_relationship_breakdown_relief", kind: "integer", min: 0 },
    { name: "domestic_abuse_any", header: "reason_domestic_abuse_any", kind: "integer", min: 0 },
    {
      name: "domestic_abuse_prevention",
      header: "reason_domestic_abuse_prevention",
      kind: "integer",
      min: 0,
    },
    { name: "domestic_abuse_relief", header: "reason_domestic_abuse_relief", kind: "integer", min: 0 },
    { name: "temporary_households", header: "ta_households", kind: "integer", min: 0 },
    { name: "temporary_children", header: "ta_children", kind: "integer", min: 0 },
  ],
});
