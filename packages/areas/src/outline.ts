/** Longitude and latitude (or east and north on a plain grid); a third number, height, may follow and is not used. */
export type Position = readonly number[];

/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[];

/** The first ring is the outer edge, the others are holes. */
export type Polygon = { readonly type: "Polygon"; readonly coordinates: readonly Ring[] };

/** Several polygons that are one area: an island counts with its mainland. */
export type MultiPolygon = {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly Ring[])[];
};

/** The outline of one area, with whatever its publisher says about it (code, name). */
export interface Outline {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Polygon | MultiPolygon;
}

/** Outlines of areas in the form of GeoJSON (RFC 7946). */
export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Outline[];
}
