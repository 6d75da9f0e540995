import { defineSource } from "../define-source.ts";

/**
 * Births by the way they were registered. Sole means that the mother registered alone and no second parent was
 * entered.
 *
 * @example
 * readExtract(soleRegistrations, { file: "births.csv", bytes });
 */
export const soleRegistrations = defineSource({
  name: "sole-registrations",
  title: "Birth registrations",
  about: "One row per registered birth, with the type of registration and the mother's area.",
  version: "1",
  key: ["entry_no"],
  duplicates: "quarantine",
  fields: [
    { name: "entry_no", header: "Entry No", kind: "id", required: true },
    { name: "registered", header: "Date Registered", kind: "date", format: "dd/mm/yyyy", required: true },
    {
      name: "registration_type",
      header: "Registration Type",
      kind: "code",
      required: true,
      codes: {
        "1": "within marriage or civil partnership",
        "2": "joint, same address",
        "3": "joint, different addresses",
        "4": "sole",
      },
    },
    { name: "mother_age", header: "Mother Age", kind: "integer", min: 10, max: 65 },
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"] },
  ],
});
