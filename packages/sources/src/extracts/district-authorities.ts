import { defineSource } from "../define-source.ts";

/**
 * Which upper-tier authority each district of April 2023 lies in. A unitary authority lies in itself. Districts of
 * other years have other codes and are not in it.
 *
 * @example
 * readExtract(districtAuthorities, { file: "ltla23_utla23.csv", bytes });
 */
export const districtAuthorities = defineSource({
  name: "district-authorities",
  title: "Districts and their upper-tier authorities, April 2023",
  about: "One row per district.",
  version: "2023",
  key: ["district"],
  duplicates: "quarantine",
  fields: [
    { name: "district", header: "ltla23_code", kind: "area", levels: ["local-authority"], required: true },
    { name: "district_name", header: "ltla23_name", kind: "text", required: true },
    {
      name: "authority",
      header: "utla23_code",
      kind: "area",
      levels: ["local-authority", "county"],
      required: true,
    },
    { name: "authority_name", header: "utla23_name", kind: "text", required: true },
  ],
});
