import { defineSource } from "../define-source.ts";

/**
 * How many households and people live in each area: the denominators of rates.
 *
 * @example
 * readExtract(areaPopulation, { file: "area-population.csv", bytes });
 */
export const areaPopulation = defineSource({
  name: "area-population",
  title: "Population of areas",
  about: "One row per area and year, with counts of households and people.",
  version: "1",
  key: ["area", "at"],
  duplicates: "quarantine",
  fields: [
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"], required: true },
    { name: "at", header: "Census Date", kind: "date", format: "dd/mm/yyyy", required: true },
    { name: "households", header: "Households", kind: "integer", min: 0 },
    { name: "families_with_children", header: "Families With Children", kind: "integer", min: 0 },
    { name: "adults", header: "Adults 16+", kind: "integer", min: 0 },
    { name: "children", header: "Children 0-17", kind: "integer", min: 0 },
  ],
});
