import { defineSource } from "../define-source.ts";

/**
 * The ten statistical neighbours of each authority by the Department for Education's model, nearest first.
 *
 * @example
 * readExtract(statisticalNeighbours, { file: "sn-model-long.csv", bytes });
 */
export const statisticalNeighbours = defineSource({
  name: "statistical-neighbours",
  title: "Statistical neighbours of authorities",
  about: "One row per authority and neighbour.",
  version: "1",
  key: ["code", "place"],
  duplicates: "quarantine",
  fields: [
    { name: "code", header: "la_code", kind: "area", levels: ["local-authority", "county"], required: true },
    { name: "name", header: "la_name", kind: "text", required: true },
    { name: "place", header: "SN", kind: "integer", min: 1, max: 10, required: true },
    {
      name: "neighbour",
      header: "SN_code",
      kind: "area",
      levels: ["local-authority", "county"],
      required: true,
    },
    { name: "neighbour_name", header: "SN_name", kind: "text", required: true },
    { name: "closeness", header: "SN_prox", kind: "text", padded: true },
  ],
});
