import { defineSource } from "../define-source.ts";

/**
 * England's upper-tier and unitary authorities with their statistical code, the number that the Department for
 * Education knows them by, and their region. Authorities that no longer exist are not in it.
 *
 * @example
 * readExtract(authorityLookup, { file: "la-lookup.csv", bytes });
 */
export const authorityLookup = defineSource({
  name: "authority-lookup",
  title: "Codes and numbers of authorities",
  about: "One row per authority of today.",
  version: "1",
  key: ["code"],
  duplicates: "quarantine",
  fields: [
    { name: "code", header: "la_code", kind: "area", levels: ["local-authority", "county"], required: true },
    { name: "la_number", header: "old_la_code", kind: "id", pattern: "\\d{3}", required: true },
    { name: "name", header: "la_name", kind: "text", required: true },
    { name: "region", header: "region_code", kind: "area", levels: ["region"], required: true },
    { name: "region_name", header: "region_name", kind: "text", required: true },
  ],
});
