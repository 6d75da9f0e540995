import { expect, test } from "vitest";
import { publicPolicy, release, type Geometry } from "@needscope/disclosure";

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 1],
  [1, 1],
];

function released(geometry: Geometry): unknown {
  const feature = { type: "Feature" as const, properties: { code: "Z1" }, geometry };
  const outlines = { zones: { type: "FeatureCollection" as const, features: [feature] } };
  return release({ tables: [], outlines }, publicPolicy).outlines.get("zones")!.features[0]!.geometry
    .coordinates;
}

test("releases outlines with outer rings clockwise and holes the other way, which RFC 7946 has reversed", () => {
  expect(released({ type: "Polygon", coordinates: [square, hole] })).toEqual([
    square.toReversed(),
    hole.toReversed(),
  ]);
});

test("leaves rings that run as drawing needs them, and turns each part of a multipolygon", () => {
  expect(released({ type: "Polygon", coordinates: [square.toReversed(), hole.toReversed()] })).toEqual([
    square.toReversed(),
    hole.toReversed(),
  ]);
  expect(released({ type: "MultiPolygon", coordinates: [[square], [square.toReversed()]] })).toEqual([
    [square.toReversed()],
    [square.toReversed()],
  ]);
});

test("keeps the outlines that it was given as they were", () => {
  const given = [square.map((position) => [...position])];
  released({ type: "Polygon", coordinates: given });
  expect(given).toEqual([square]);
});
