import { defineSource } from "../define-source.ts";

/**
 * Separations of parents, each with the evidence for it. A single-person discount alone is a proxy and is never
 * counted by itself.
 *
 * @example
 * readExtract(separations, { file: "separations.csv", bytes });
 */
export const separations = defineSource({
  name: "separations",
  title: "Separations",
  about: "One row per separation of parents that came to the council's knowledge, with the evidence for it.",
  version: "1",
  key: ["record_no"],
  duplicates: "quarantine",
  fields: [
    { name: "record_no", header: "Record No", kind: "id", required: true },
    { name: "reported", header: "Reported", kind: "date", format: "dd/mm/yyyy", required: true },
    {
      name: "evidence",
      header: "Evidence",
      kind: "code",
      required: true,
      codes: {
        S: "stated by a parent",
        C: "court application",
        D: "single-person discount only",
      },
    },
    { name: "children", header: "Children", kind: "integer", min: 0, max: 30 },
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"] },
  ],
});
