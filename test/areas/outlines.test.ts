import { existsSync, readFileSync } from "node:fs";
import { joinOutlines, outlinesFromGeoJson, type FeatureCollection, type Ring } from "@needscope/areas";
import { expect, test } from "vitest";

const clockwise: Ring = [[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]]; // prettier-ignore
const smallClockwise: Ring = [[1, 1], [2, 2], [2, 1], [1, 1]]; // prettier-ignore

function collection(...outlines: [string, readonly Ring[]][]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: outlines.map(([code, coordinates]) => ({
      type: "Feature",
      properties: { code },
      geometry: { type: "Polygon", coordinates },
    })),
  };
}

test("gives every unit its outline in the order of the units, and names the outlines left over", () => {
  const outlines = collection(["A", [clockwise]], ["B", [smallClockwise]], ["C", [clockwise]]);
  expect(joinOutlines(outlines, ["C", "A"])).toEqual({
    outlines: collection(["C", [clockwise]], ["A", [clockwise]]),
    withoutUnit: ["B"],
  });
});

test("refuses to draw a map without one of its units, or with two outlines for one", () => {
  const outlines = collection(["A", [clockwise]], ["A", [clockwise]]);
  expect(() => joinOutlines(collection(["A", [clockwise]]), ["A", "B"])).toThrow(
    'No outline has property "code" equal to: B.',
  );
  expect(() => joinOutlines(outlines, ["A"])).toThrow('More than one outline has "code" equal to: A.');
  expect(() => joinOutlines(outlines, ["A"], { code: "lsoa" })).toThrow(
    'An outline has no text in its property "lsoa".',
  );
});

test("keeps what a map needs of a GeoJSON file and leaves out the rest", () => {
  const [feature] = collection(["A", [clockwise]]).features;
  const file = {
    type: "FeatureCollection",
    name: "zones",
    features: [{ ...feature, id: 7, bbox: [0, 0, 4, 4] }],
  };
  expect(outlinesFromGeoJson(JSON.parse(JSON.stringify(file)))).toEqual(collection(["A", [clockwise]]));
});

test.each([
  [[], "Outlines must be a GeoJSON FeatureCollection."],
  [null, "Outlines must be a GeoJSON FeatureCollection."],
  [features({}), "Outline 1 is not a GeoJSON Feature."],
  [features({ type: "Feature", geometry: null }), "Outline 1 is not a Polygon or MultiPolygon."],
  [shaped("Point", [0, 0]), "Outline 1 is not a Polygon or MultiPolygon."],
  [shaped("Polygon", []), "Outline 1 has coordinates that are not lists."],
  [shaped("Polygon", [[[0, 0], [1, 0], [1, 1]]]), "Outline 1 has a ring that is not closed: it needs four positions or more, the last as the first."], // prettier-ignore
  [shaped("Polygon", [[[0, 0], [1, 0], [1, 1], [0, 1]]]), "Outline 1 has a ring that is not closed: it needs four positions or more, the last as the first."], // prettier-ignore
  [shaped("Polygon", [[[0], [1], [1], [0]]]), "Outline 1 has a position without two numbers."],
  [shaped("Polygon", [[["0", 0]]]), "Outline 1 has a coordinate that is not a finite number."],
])("refuses what is no collection of outlines: %#", (value, message) => {
  expect(() => outlinesFromGeoJson(value)).toThrow(new Error(message));
});

function features(...list: unknown[]): unknown {
  return { type: "FeatureCollection", features: list };
}

function shaped(type: string, coordinates: unknown): unknown {
  return features({ type: "Feature", properties: {}, geometry: { type, coordinates } });
}

const dorset = new URL("../../../shared/data/geography/dorset_lsoa21.geojson", import.meta.url);
const present = existsSync(dorset);

test.skipIf(!present)(
  `reads real boundaries, which wind as RFC 7946 asks${present ? "" : " (skipped: ../shared/data is absent)"}`,
  () => {
    const published = outlinesFromGeoJson(JSON.parse(readFileSync(dorset, "utf8")));
    const outerRings = published.features.flatMap(({ geometry }) =>
      (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(([outer]) => outer!),
    );
    expect(outerRings.length).toBeGreaterThan(0);
    expect(outerRings.every((ring) => area(ring) > 0)).toBe(true); // as facts/methods.md section 3 says of the files
  },
);

/** Signed: positive where the ring winds counter-clockwise. */
function area(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  }
  return sum / 2;
}
