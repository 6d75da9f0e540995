import { defineSource } from "../define-source.ts";

/**
 * Crimes by street as the police publish them each month. There is no mark for domestic abuse, coordinates are moved to
 * points on a map, and anti-social behaviour has no crime id. Layout as other bodies' public code reads it.
 *
 * @example
 * readExtract(policeStreet, { file: "2025-01-dorset-street.csv", bytes });
 */
export const policeStreet = defineSource({
  name: "police-street",
  title: "Crimes by street",
  about: "One row per crime or incident, as published.",
  version: "1",
  fields: [
    { name: "crime_id", header: "Crime ID", kind: "id" },
    { name: "month", header: "Month", kind: "period", forms: ["month"], required: true },
    { name: "reported_by", header: "Reported by", kind: "text" },
    { name: "falls_within", header: "Falls within", kind: "text" },
    { name: "longitude", header: "Longitude", kind: "number", min: -180, max: 180, computed: true },
    { name: "latitude", header: "Latitude", kind: "number", min: -90, max: 90, computed: true },
    { name: "location", header: "Location", kind: "text" },
    { name: "area", header: "LSOA code", kind: "area", levels: ["lsoa"] },
    { name: "area_name", header: "LSOA name", kind: "text" },
    { name: "crime_type", header: "Crime type", kind: "text", required: true },
    { name: "outcome", header: "Last outcome category", kind: "text" },
    { name: "context", header: "Context", kind: "text" },
  ],
});
