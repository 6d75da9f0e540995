import { placeAreas, rollUp, type AreaLookup } from "@needscope/areas";
import { State } from "@needscope/table";
import type { IndicatorTable, MeasuredIndicator, NotPlaced } from "./indicator-table.ts";
import { measuredFromParts } from "./measured-from-parts.ts";
import { worseState } from "./worse-state.ts";

/**
 * Rolls indicators of areas up to zones: numerators and denominators are apportioned by the lookup's shares (the total
 * is checked), and rates and intervals are computed again from them. Rates are never averaged. A zone that holds a part
 * of an area whose numerator or denominator is missing or suppressed is so too. What lies in areas that no zone holds is
 * in the answer's `notPlaced`.
 *
 * @param options.unit what the larger areas are: "zone", "ward"
 * @throws one sentence for an indicator that has no such parts (any, min, max), or that counts distinct values, which two
 * areas would count twice: measure these by zone.
 *
 * @example
 * const zones = rollUpIndicators(measure(tables, indicators, { by: areas }), pyramids, { unit: "zone" });
 * indicatorAt(zones, "sole-registrations", "Z99000001").value; // 0.062
 */
export function rollUpIndicators(
  table: IndicatorTable,
  lookup: AreaLookup,
  { unit }: { readonly unit: string },
): IndicatorTable {
  const rolled = new Map<string, MeasuredIndicator>();
  const notPlaced = new Map<string, NotPlaced>();
  const placed = { lookup, places: placeAreas(table.ids, lookup) };
  for (const [name, measured] of table.indicators) {
    const up = rollUpOne(measured, table, placed);
    rolled.set(name, up.measured);
    notPlaced.set(name, up.notPlaced);
  }
  const { confidence, period } = table;
  const { zones: ids, zoneNames: names } = lookup;
  return {
    unit,
    ids,
    names,
    indicators: rolled,
    ...(confidence && { confidence }),
    ...(period && { period }),
    notPlaced,
  };
}

/** A lookup, and where the areas stand in it. */
interface PlacedAreas {
  readonly lookup: AreaLookup;
  readonly places: Int32Array;
}

interface Rolled {
  readonly measured: MeasuredIndicator;
  readonly notPlaced: NotPlaced;
}

function rollUpOne(
  measured: MeasuredIndicator,
  { ids, confidence = 0.95 }: IndicatorTable,
  placed: PlacedAreas,
): Rolled {
  const { numerator, denominator, undecided } = countsOf(measured);
  const state = measured.partsState ?? measured.state;
  const upOf = (values: Float64Array) => rollUp({ ids, values }, placed.lookup, { places: placed.places });
  const up = (values: Float64Array) => upOf(knownOnly(values, state));
  const above = up(numerator);
  const below = denominator && up(denominator);
  const parts = {
    numerator: above.perZone,
    denominator: below?.perZone,
    partsState: zoneStates(state, placed),
    undecided: undecided && upOf(undecided).perZone,
  };
  return {
    measured: {
      ...measuredFromParts(measured.indicator, withoutHalves(parts), confidence),
      ...(measured.notMeasured !== undefined && { notMeasured: measured.notMeasured }),
    },
    notPlaced: { numerator: above.notPlaced, ...(below && { denominator: below.notPlaced }) },
  };
}

function countsOf(measured: MeasuredIndicator): MeasuredIndicator & { numerator: Float64Array } {
  const { indicator, numerator } = measured;
  const { name, measure, of } = indicator;
  const shared = [measure.kind, of?.kind].find((kind) => kind === "distinct" || kind === "repeat");
  if (shared !== undefined) {
    const what = shared === "distinct" ? "distinct values" : "repeats";
    throw new Error(`Indicator "${name}" counts ${what}, which areas may share; measure it by zone instead.`);
  }
  if (numerator === undefined) {
    throw new Error(
      `Indicator "${name}" ("${measure.kind}") has no counts to roll up; measure it by zone instead.`,
    );
  }
  return { ...measured, numerator };
}

function knownOnly(values: Float64Array, state: Uint8Array): Float64Array {
  return values.map((value, area) => (state[area] === State.present ? value : 0));
}

function zoneStates(state: Uint8Array, { lookup, places }: PlacedAreas): Uint8Array {
  const zones = new Uint8Array(lookup.zones.length);
  places.forEach((place, area) => {
    if (place < 0 || state[area] === State.present) return;
    for (let part = lookup.offsets[place]!; part < lookup.offsets[place + 1]!; part += 1) {
      const zone = lookup.zoneIndex[part]!;
      if (lookup.share[part]! > 0) zones[zone] = worseState(zones[zone]!, state[area]!);
    }
  });
  return zones;
}

interface ZoneParts {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array | undefined;
  readonly partsState: Uint8Array;
  readonly undecided: Float64Array | undefined;
}

/** A total of the areas that happen to be known is no total: 0 where the state is not present. */
function withoutHalves(parts: ZoneParts): ZoneParts {
  const { numerator, denominator, partsState } = parts;
  return {
    ...parts,
    numerator: knownOnly(numerator, partsState),
    denominator: denominator && knownOnly(denominator, partsState),
  };
}
