import type { ExtractPlan } from "../generator/write-extract.ts";
import { type IndicatorName, years } from "./planted.ts";

/** Numbers by year and by area, in the order of the years and of the areas. */
export type ByYearAndArea = readonly (readonly number[])[];

/** What an extract counts for one indicator. */
export interface Counted {
  readonly numerator: ByYearAndArea;
  readonly denominator: ByYearAndArea;
}

/** An extract of the Dorset dataset with what it counts and how many rows live in no known area. */
export interface DorsetExtract {
  readonly plan: ExtractPlan;
  readonly counted: Partial<Record<IndicatorName, Counted>>;
  readonly notPlaced: number;
}

/** Area codes of the right form that the lookup does not hold: people who live outside the seven zones. */
export const outsideAreas = ["Z01000961", "Z01000962", "Z01000963"] as const;

/** Makes numbers for each year and, in it, for each area. */
export function eachYear<T>(make: (year: number) => T): T[] {
  return years.map((_, year) => make(year));
}
