import { State } from "@needscope/table";
import type { AreaLookup } from "./area-lookup.ts";
import { placeAreas } from "./place-areas.ts";
import { rollUp } from "./roll-up.ts";

/** Scores for areas with the people that each weighs by. `state` is one byte an area: present where it is left out. */
export interface AreaScores {
  readonly ids: readonly string[];
  readonly scores: ArrayLike<number>;
  readonly state?: Uint8Array | undefined;
  readonly population: ArrayLike<number>;
}

/** A population-weighted mean score for each zone of a lookup. */
export interface RolledUpScore {
  /** In the order of `lookup.zones`; 0 where the state is missing. */
  readonly perZone: Float64Array;
  /** Missing where a zone has no people, or people in an area without a score. */
  readonly state: Uint8Array;
  /** The people of each zone. */
  readonly population: Float64Array;
  /** People in areas that the lookup does not hold. */
  readonly notPlaced: number;
}

/**
 * The mean score of each zone, weighed by the people of its areas: the "average score" of the Indices of Deprivation's
 * summaries for larger areas. An area shared between zones weighs in each with its share of the people.
 *
 * @throws one sentence when a population is negative or not finite, a present score is not finite, or lengths differ.
 *
 * @example
 * rollUpScore({ ids: ["A", "B"], scores: [10, 40], population: [300, 100] }, lookup).perZone; // [17.5]
 */
export function rollUpScore(areas: AreaScores, lookup: AreaLookup): RolledUpScore {
  checkScores(areas);
  const places = placeAreas(areas.ids, lookup);
  const people = rollUp({ ids: areas.ids, values: areas.population }, lookup, { places });
  const weighed = new Float64Array(lookup.zones.length);
  const state = new Uint8Array(lookup.zones.length);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i]!;
    if (place < 0) continue;
    const known = isKnown(areas, i);
    for (let part = lookup.offsets[place]!; part < lookup.offsets[place + 1]!; part += 1) {
      const zone = lookup.zoneIndex[part]!;
      const weight = areas.population[i]! * lookup.share[part]!;
      if (weight === 0) continue;
      if (known) weighed[zone]! += areas.scores[i]! * weight;
      else state[zone] = State.missing;
    }
  }
  for (let zone = 0; zone < state.length; zone += 1) {
    if (people.perZone[zone] === 0) state[zone] = State.missing;
  }
  const perZone = weighed.map((sum, zone) =>
    state[zone] === State.present ? sum / people.perZone[zone]! : 0,
  );
  return { perZone, state, population: people.perZone, notPlaced: people.notPlaced };
}

function isKnown({ state }: AreaScores, area: number): boolean {
  return state === undefined || state[area] === State.present;
}

function checkScores(areas: AreaScores): void {
  const { ids, scores, population, state } = areas;
  if (scores.length !== ids.length || (state !== undefined && state.length !== ids.length)) {
    throw new Error(
      `Scores to roll up need one score per area: ${ids.length} areas, ${scores.length} scores.`,
    );
  }
  for (let i = 0; i < ids.length; i += 1) {
    if (!(population[i]! >= 0))
      throw new Error(`The population of area ${ids[i]} is not a number of people.`);
    if (isKnown(areas, i) && !Number.isFinite(scores[i])) {
      throw new Error(`The score of area ${ids[i]} is not a finite number.`);
    }
  }
}
