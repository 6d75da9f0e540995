/**
 * Which zones hold each area, and how much of it: area -> zone, with shares that sum to 1 for every area. A share of 1
 * is best fit (the whole area lies in one zone). `areas` and `zones` are sorted by code.
 *
 * The parts of area `i` are positions `offsets[i]` to `offsets[i + 1] - 1` of `zoneIndex` (index in `zones`) and
 * `share` (0 to 1): compressed rows, so that a country of areas is three typed arrays. Made by `lookupFromTable`
 * or `lookupFromRows`, which check it.
 */
export interface AreaLookup {
  readonly name: string;
  readonly areas: readonly string[];
  readonly zones: readonly string[];
  /** The words for people, one per zone; the code again where no name was given. */
  readonly zoneNames: readonly string[];
  readonly offsets: Uint32Array;
  readonly zoneIndex: Uint32Array;
  readonly share: Float64Array;
}
