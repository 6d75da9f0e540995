import { defineSource } from "../define-source.ts";
import type { SourceDescription } from "../source.ts";

/**
 * The English Indices of Deprivation 2019 by small area of 2011. Rank 1 is the most deprived of 32,844, decile 1 the
 * most deprived tenth. Areas of 2021 share the prefix and not always the code: the year belongs to the lookup. The
 * two percentages are text as published, some with the noise of binary fractions ("24.400000000000002").
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
    {
      name: "working_age",
      header: "pop_working_age_18_59_64",
      kind: "number",
      min: 0,
      optional: true,
    },
    { name: "income_percent", header: "income_score_pct", kind: "text", optional: true },
    { name: "employment_percent", header: "employment_score_pct", kind: "text", optional: true },
    domainRank("income_rank"),
    domainRank("employment_rank"),
    domainRank("education_rank"),
    domainRank("health_rank"),
    domainRank("crime_rank"),
    domainRank("barriers_rank"),
    domainRank("living_environment_rank"),
  ],
});

/** A file of the index alone has no ranks of domains. */
function domainRank(header: string): SourceDescription["fields"][number] {
  return { name: header, header, kind: "integer", min: 1, max: 32_844, optional: true };
}
