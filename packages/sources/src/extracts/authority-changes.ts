import { defineSource } from "../define-source.ts";

/**
 * What became of local authorities of the United Kingdom, 2014 to 2025: mergers, new codes, changed boundaries and
 * membership of combined authorities, and upper tiers that ended.
 *
 * @example
 * readExtract(authorityChanges, { file: "uk_la_changes_2014_2025.csv", bytes });
 */
export const authorityChanges = defineSource({
  name: "authority-changes",
  title: "Changes of local authorities, 2014 to 2025",
  about: "One row per authority and what it went into; an upper tier that ended has no successor.",
  version: "2025",
  key: ["from", "to", "year"],
  duplicates: "quarantine",
  fields: [
    { name: "from", header: "oldcd", kind: "area", levels: ["local-authority", "county"], required: true },
    { name: "from_name", header: "oldnm", kind: "text", required: true },
    { name: "to", header: "newcd", kind: "area", levels: ["local-authority", "county"] },
    { name: "to_name", header: "newnm", kind: "text" },
    {
      name: "type",
      header: "type",
      kind: "code",
      codes: {
        merger: "Merged into a new authority",
        new_code: "The same place under a new code",
        new_geo: "Changed boundaries, or joined a combined authority",
        termination: "Ended",
      },
      required: true,
    },
    { name: "year", header: "start", kind: "integer", min: 1974, max: 2100, required: true },
  ],
});
