import { defineSource } from "../define-source.ts";

/**
 * How the LSOAs of 2011 became those of 2021 in England and Wales, with the districts of 2022 that these lie in: one row
 * for each old and new area that share ground. The change codes are the Office for National Statistics'.
 *
 * @example
 * readExtract(lsoaChanges, { file: "lsoa11_lsoa21_ltla22_change.csv.gz", bytes });
 */
export const lsoaChanges = defineSource({
  name: "lsoa-changes",
  title: "Changes of LSOAs from 2011 to 2021",
  about: "One row per LSOA of 2011 and of 2021 that share ground.",
  version: "2021",
  key: ["from", "to"],
  duplicates: "quarantine",
  fields: [
    { name: "from_name", header: "lsoa11_name", kind: "text", required: true },
    { name: "from", header: "lsoa11_code", kind: "area", levels: ["lsoa"], required: true },
    {
      name: "change",
      header: "change_code",
      kind: "code",
      codes: { U: "Unchanged", S: "Split", M: "Merged", X: "Irregular" },
      required: true,
    },
    { name: "to_name", header: "lsoa21_name", kind: "text", required: true },
    { name: "to", header: "lsoa21_code", kind: "area", levels: ["lsoa"], required: true },
    { name: "district_name", header: "ltla22_name", kind: "text", required: true },
    { name: "district", header: "ltla22_code", kind: "area", levels: ["local-authority"], required: true },
  ],
});
