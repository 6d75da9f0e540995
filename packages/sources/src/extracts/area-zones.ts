import { defineSource } from "../define-source.ts";

/**
 * Which zone an area belongs to; an area shared between zones has a row for each, and its shares sum to 1.
 *
 * @example
 * readExtract(areaZones, { file: "area-zones.csv", bytes });
 */
export const areaZones = defineSource({
  name: "area-zones",
  title: "Lookup of areas to zones",
  about: "One row per area and zone that it belongs to, with the share of the area's people.",
  version: "1",
  key: ["area", "zone"],
  duplicates: "quarantine",
  fields: [
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"], required: true },
    { name: "zone", header: "Zone", kind: "id", required: true },
    { name: "zone_name", header: "Zone Name", kind: "text" },
    { name: "share", header: "Share", kind: "number", min: 0, max: 1, required: true },
  ],
});
