import { randomStream } from "../generator/random-stream.ts";
import { islandCells, zonesOfCells } from "./draw-cells.ts";
import { type Cell, nameOf, neighboursOf } from "./hexagons.ts";
import { outlineDrawer, type Ring } from "./outlines.ts";
import { areaCount, sharedAreas, worstZone, years, zones } from "./planted.ts";

/** How many live in an area in a year. */
export interface Population {
  readonly households: number;
  readonly families: number;
  readonly adults: number;
  readonly children: number;
}

/** An area of the invented map, with the zones that it belongs to by share. */
export interface Area {
  readonly code: string;
  readonly name: string;
  /** the zone with the larger share, by its place in `zones` */
  readonly zone: number;
  readonly shares: readonly { readonly zone: number; readonly share: number }[];
  /** about 1: how large the area is beside others */
  readonly size: number;
  /** about 1: how much need there is beside others of the same zone */
  readonly hardship: number;
  readonly population: readonly Population[];
  readonly outline: Ring;
}

/** The areas, in order of their codes, and the outlines of the zones. */
export interface Places {
  readonly areas: readonly Area[];
  readonly zoneOutlines: readonly (readonly Ring[])[];
}

/** Draws the invented map and settles who lives where. */
export function dorsetPlaces(seed: number): Places {
  const random = randomStream(seed, "dorset/places");
  // Codes are given in an order that says nothing of the zone.
  const cells = random.shuffle(islandCells(areaCount, random));
  const zoneOf = zonesOfCells(cells, zones.length);
  const draw = outlineDrawer(cells, randomStream(seed, "dorset/outlines"));
  const shared = sharedCells(cells, zoneOf);
  const numbers = zones.map(() => 0);
  const areas = cells.map((cell, i): Area => {
    const zone = zoneOf[i]!;
    const size = 0.6 + random.next() * 0.8;
    return {
      code: `Z010000${String(i + 1).padStart(2, "0")}`,
      name: `${zones[zone]!.name} ${String(++numbers[zone]!).padStart(2, "0")}`,
      zone,
      shares: shared.get(i) ?? [{ zone, share: 1 }],
      size,
      hardship: 0.45 + random.next() * 1.1,
      population: populations(size, 0.9 + random.next() * 0.2),
      outline: draw([cell])[0]!,
    };
  });
  return { areas, zoneOutlines: zones.map((_, zone) => draw(cells.filter((_, i) => zoneOf[i] === zone))) };
}

function populations(size: number, familyShare: number): Population[] {
  return years.map((_, year) => {
    const households = Math.round(750 * size * (1 + 0.008 * year));
    const families = Math.round(households * 0.26 * familyShare);
    return {
      households,
      families,
      adults: Math.round(households * 1.86),
      children: Math.round(families * 1.74),
    };
  });
}

/** Two border areas that belong to two zones each: one of them touches the worst zone, the other does not. */
function sharedCells(cells: readonly Cell[], zoneOf: readonly number[]): Map<number, Area["shares"]> {
  const zoneByName = new Map(cells.map((cell, i) => [nameOf(cell), zoneOf[i]!]));
  const worst = zones.findIndex(({ code }) => code === worstZone);
  const shared = new Map<number, Area["shares"]>();
  const taken = new Set<number>();
  for (const [n, share] of sharedAreas.entries()) {
    const found = cells.findIndex((cell, i) => {
      const zone = zoneOf[i]!;
      const other = otherZone(cell, zone);
      const touchesWorst = zone === worst || other === worst;
      return other !== undefined && touchesWorst === (n === 0) && !taken.has(zone) && !taken.has(other);
    });
    const zone = zoneOf[found]!;
    const other = otherZone(cells[found]!, zone)!;
    taken.add(zone).add(other);
    shared.set(found, [
      { zone, share },
      { zone: other, share: Math.round((1 - share) * 10) / 10 },
    ]);
  }
  return shared;

  function otherZone(cell: Cell, zone: number): number | undefined {
    const others = neighboursOf(cell).map((next) => zoneByName.get(nameOf(next)));
    return others.find((one) => one !== undefined && one !== zone);
  }
}
