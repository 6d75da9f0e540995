import { defineSource } from "../define-source.ts";

/**
 * Health reviews of children at 2 to 2 and a half years, and whether the child was at the expected level.
 *
 * @example
 * readExtract(healthReviews, { file: "health-reviews.csv", bytes });
 */
export const healthReviews = defineSource({
  name: "health-reviews",
  title: "Two-year health reviews",
  about: "One row per review of a child at 2 to 2 and a half years.",
  version: "1",
  key: ["review_no"],
  duplicates: "quarantine",
  fields: [
    { name: "review_no", header: "Review No", kind: "id", required: true },
    { name: "reviewed", header: "Review Date", kind: "date", format: "dd/mm/yyyy", required: true },
    { name: "expected_level", header: "At Expected Level", kind: "yesNo", yes: ["Y"], no: ["N"] },
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"] },
  ],
});
