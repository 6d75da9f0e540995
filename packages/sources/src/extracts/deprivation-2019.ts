import { defineSource } from "../define-source.ts";

/**
 * The English Indices of Deprivation 2019 by small area of 2011. Rank 1 is the most deprived of 32,844, decile 1 the
 * most deprived tenth. Areas of 2021 share the prefix and not always the code: the year belongs to the lookup.
 *
 * @example
 * readExtract(deprivation2019, { file: "lsoa11_all.csv", bytes });
 */
export const deprivation2019 = defineSource({
  name: "deprivation-2019",
  title: "English Indices of Deprivation 2019",
  about: "One row per small area (LSOA of 2011).",
  version: "2019",
  key: ["area"],
  duplicates: "quarantine",
  unknownColumns: "drop",
  fields: [
    { name: "area", header: "lsoa11_code", kind: "area", levels: ["lsoa"], required: true },
    { name: "name", header: "lsoa11_name", kind: "text", required: true },
    { name: "authority", header: "lad19_code", kind: "area", levels: ["local-authority"], required: true },
    { name: "authority_name", header: "lad19_name", kind: "text", required: true },
    { name: "score", header: "imd_score", kind: "number", min: 0, required: true },
    { name: "rank", header: "imd_rank", kind: "integer", min: 1, max: 32_844, required: true },
    { name: "decile", header: "imd_decile", kind: "integer", min: 1, max: 10, required: true },
    { name: "people", header: "pop_total", kind: "integer", min: 0 },
  ],
});
