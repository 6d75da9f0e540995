import { defineSource } from "../define-source.ts";

/**
 * The ward of 2024 that most of each small area of 2021 lies in (best fit). An area whose code is of 2011 as well was
 * not changed in between.
 *
 * @example
 * readExtract(areaWards, { file: "lsoa21_ward24_ltla24.csv", bytes });
 */
export const areaWards = defineSource({
  name: "area-wards",
  title: "Small areas of 2021 and their wards of 2024",
  about: "One row per small area (LSOA of 2021).",
  version: "2024",
  key: ["area"],
  duplicates: "quarantine",
  unknownColumns: "drop",
  fields: [
    { name: "area", header: "lsoa21_code", kind: "area", levels: ["lsoa"], required: true },
    { name: "ward", header: "ward24_code", kind: "area", levels: ["ward"], required: true },
    { name: "ward_name", header: "ward24_name", kind: "text", required: true },
  ],
});
