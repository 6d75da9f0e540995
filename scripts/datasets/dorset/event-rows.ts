import type { RandomStream } from "../generator/random-stream.ts";
import { ukDate } from "../generator/uk-date.ts";
import { outsideAreas } from "./counted.ts";
import type { Area } from "./places.ts";
import { years } from "./planted.ts";

/** Something that happened in an area on a day. */
export interface Event<Kind> {
  readonly area: string;
  readonly date: number;
  readonly kind: Kind;
}

/**
 * Events of each kind, so many in each area and year, on random days of the year, and a few outside the areas.
 *
 * @param counts by kind, year and area
 * @returns events in order of their days
 */
export function eventsOf<Kind extends string>(
  areas: readonly Area[],
  counts: Readonly<Record<Kind, readonly (readonly number[])[]>>,
  options: { random: RandomStream; outside: Readonly<Partial<Record<Kind, number>>> },
): Event<Kind>[] {
  const { random, outside } = options;
  const events: Event<Kind>[] = [];
  const add = (kind: Kind, year: number, area: string): void => {
    const { from, to } = years[year]!;
    events.push({ kind, area, date: random.integer(from, to) });
  };
  for (const kind of Object.keys(counts) as Kind[]) {
    for (const year of years.keys()) {
      areas.forEach(({ code }, a) => {
        for (let n = 0; n < counts[kind][year]![a]!; n++) add(kind, year, code);
      });
      for (let n = 0; n < (outside[kind] ?? 0); n++) add(kind, year, random.pick(outsideAreas));
    }
  }
  return events.toSorted((a, b) => a.date - b.date);
}

/** Rows of events under running references: reference, date as printed, and what else the extract has. */
export function eventRows<Kind>(
  events: readonly Event<Kind>[],
  reference: (n: number) => string,
  cells: (event: Event<Kind>, printed: string) => string[],
): string[][] {
  return events.map((event, i) => [reference(i), ...cells(event, ukDate(event.date))]);
}
