import type { RandomStream } from "../generator/random-stream.ts";
import type { Area } from "./places.ts";
import { type IndicatorName, plantedRate, zones } from "./planted.ts";

/**
 * How many of each area's base are counted, so that every zone comes to its planted rate but for rounding, while
 * its areas differ. What rounding takes from one area it gives to the next.
 *
 * @param base how many could be counted in each area
 * @returns counts in the order of the areas
 */
export function plannedCounts(
  places: { areas: readonly Area[]; base: readonly number[] },
  planned: { indicator: IndicatorName; year: number },
  random: RandomStream,
): number[] {
  const { areas, base } = places;
  const hardship = areas.map((area) => area.hardship * (0.75 + random.next() * 0.5));
  const counts = areas.map(() => 0);
  for (let zone = 0; zone < zones.length; zone++) {
    const members = areas.flatMap((area, i) => (area.zone === zone ? [i] : []));
    const total = members.reduce((sum, i) => sum + base[i]!, 0);
    const weighted = members.reduce((sum, i) => sum + base[i]! * hardship[i]!, 0);
    const rate = plantedRate(planned.indicator, zone, planned.year);
    let due = random.next();
    for (const i of members) {
      due += (base[i]! * hardship[i]! * rate * total) / weighted;
      counts[i] = Math.min(base[i]!, Math.floor(due));
      due -= counts[i];
    }
  }
  return counts;
}
