import { areasOfZone, lookupFromRows, lookupFromTable, placeAreas } from "@needscope/areas";
import { tableFromRows } from "@needscope/table";
import { expect, test } from "vitest";

const rows = [
  { area: "A2", zone: "Y", zoneName: "Downs", share: 0.75 },
  { area: "A1", zone: "X", zoneName: "Harbour", share: 1 },
  { area: "A2", zone: "X", zoneName: "Harbour", share: 0.25 },
];

test("holds the parts of every area, sorted by area and zone, whatever the order of the rows", () => {
  const expected = {
    name: "zones",
    areas: ["A1", "A2"],
    zones: ["X", "Y"],
    zoneNames: ["Harbour", "Downs"],
    offsets: Uint32Array.of(0, 1, 3),
    zoneIndex: Uint32Array.of(0, 0, 1),
    share: Float64Array.of(1, 0.25, 0.75),
  };
  expect(lookupFromRows("zones", rows)).toEqual(expected);
  expect(lookupFromRows("zones", [...rows].reverse())).toEqual(expected);
});

test("reads a lookup from a table, which gives it its name", () => {
  const table = tableFromRows(
    "area-zones",
    [
      { area: "A1", zone: "X", zone_name: "Harbour", share: 1 },
      { area: "A2", zone: "X", zone_name: "Harbour", share: 0.25 },
      { area: "A2", zone: "Y", zone_name: "Downs", share: 0.75 },
    ],
    { area: "text", zone: "text", zone_name: "text", share: "number" },
  );
  const columns = { area: "area", zone: "zone", zoneName: "zone_name", share: "share" };
  expect(lookupFromTable(table, columns)).toEqual(lookupFromRows("area-zones", rows));
});

test("without shares every area lies whole in its zone, and without names a zone is called by its code", () => {
  const table = tableFromRows("best-fit", [{ lsoa: "A1", ward: "X" }], { lsoa: "text", ward: "text" });
  const lookup = lookupFromTable(table, { area: "lsoa", zone: "ward" });
  expect(lookup.share).toEqual(Float64Array.of(1));
  expect(lookup.zoneNames).toEqual(["X"]);
});

test("an empty lookup is a lookup of nothing", () => {
  expect(lookupFromRows("none", [])).toMatchObject({ areas: [], zones: [], offsets: Uint32Array.of(0) });
});

test("takes shares that miss 1 by less than 1e-9, such as three thirds", () => {
  const thirds = ["X", "Y", "Z"].map((zone) => ({ area: "A", zone, share: 1 / 3 }));
  expect(() => lookupFromRows("thirds", thirds)).not.toThrow();
});

test.each([
  [
    [
      { area: "A1", zone: "X", share: 0.5 },
      { area: "A2", zone: "X" },
      { area: "A3", zone: "X", share: 0.999 },
    ],
    'Shares of an area must sum to 1 in lookup "zones"; they do not for A1 (0.5), A3 (0.999).',
  ],
  [
    ["A1", "A2", "A3", "A4", "A5", "A6"].map((area) => ({ area, zone: "X", share: 0.5 })),
    'Shares of an area must sum to 1 in lookup "zones"; they do not for A1 (0.5), A2 (0.5), A3 (0.5), A4 (0.5), A5 (0.5) and 1 more.',
  ],
  [
    [
      { area: "A1", zone: "X", share: 0.5 },
      { area: "A1", zone: "X", share: 0.5 },
    ],
    'Lookup "zones" lists the same area and zone more than once: A1 in X.',
  ],
  [
    [
      { area: "A1", zone: "X", zoneName: "Harbour" },
      { area: "A2", zone: "X", zoneName: "Harbor" },
    ],
    'Lookup "zones" gives zone X two names: "Harbour" and "Harbor".',
  ],
  [
    [{ area: "A1", zone: "X", share: 1.5 }],
    'Row 1 of lookup "zones" (area A1) has share 1.5; a share is from 0 to 1.',
  ],
  [
    [{ area: "A1", zone: "X", share: Number.NaN }],
    'Row 1 of lookup "zones" (area A1) has share NaN; a share is from 0 to 1.',
  ],
  [[{ area: "A1", zone: "" }], 'Row 1 of lookup "zones" needs both an area and a zone.'],
])("refuses a lookup that would lose or double people: %#", (wrong, message) => {
  expect(() => lookupFromRows("zones", wrong)).toThrow(new Error(message));
});

test("refuses a table with a missing area, zone or share", () => {
  const table = tableFromRows("zones", [{ area: "A1", zone: "X", share: undefined }], {
    area: "text",
    zone: "text",
    share: "number",
  });
  expect(() => lookupFromTable(table, { area: "area", zone: "zone", share: "share" })).toThrow(
    'A lookup needs every area, zone and share, and the share of row 1 in "zones" is missing.',
  );
});

test("places areas in the lookup, and says -1 of an area that no zone holds", () => {
  expect(placeAreas(["A2", "A9", "A1", "A2"], lookupFromRows("zones", rows))).toEqual(
    Int32Array.of(1, -1, 0, 1),
  );
});

test("lists the areas that a zone is made of, with their shares", () => {
  const lookup = lookupFromRows("zones", rows);
  expect(areasOfZone(lookup, "X")).toEqual([
    { area: "A1", share: 1 },
    { area: "A2", share: 0.25 },
  ]);
  expect(() => areasOfZone(lookup, "Q")).toThrow('Unknown zone "Q" in lookup "zones". Known: X, Y.');
});
