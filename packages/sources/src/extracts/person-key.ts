import { defineSource } from "../define-source.ts";

/**
 * Whose record is whose: for a record of an extract (by the source's name) its person, family and household.
 * A record that stands twice is let through with a warning: `linkFamiliesByKey` refuses it if the two disagree.
 *
 * @example
 * readExtract(personKey, { file: "person-key.csv", bytes });
 */
export const personKey = defineSource({
  name: "person-key",
  title: "Key of persons, families and households",
  about: "One row per record of an extract, with the person, family and household it is of.",
  version: "1",
  key: ["extract", "record_ref"],
  fields: [
    { name: "extract", header: "extract", kind: "id", pattern: "[a-z][a-z0-9-]*", required: true },
    { name: "record_ref", header: "record_ref", kind: "id", required: true },
    { name: "person", header: "person", kind: "id", pattern: "P\\d{6}", required: true },
    {
      name: "family",
      header: "family",
      kind: "id",
      pattern: "FAM\\d{5}",
      about: "Empty where the household is not known as a family.",
    },
    { name: "household", header: "household", kind: "id", pattern: "H\\d{5}" },
  ],
});
