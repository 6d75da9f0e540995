import type { ChartColumn } from "../released-column.ts";
import type { MapClass } from "./map-classes.ts";

/** What a map draws. */
export interface AreaMap {
  readonly code: ChartColumn;
  readonly area: ChartColumn;
  readonly value: ChartColumn;
  /** Places of the areas where their values do not give them. */
  readonly rank: ChartColumn | undefined;
  /** From the lowest values to the highest. */
  readonly classes: readonly MapClass[];
  readonly geographic: boolean;
  readonly focus: string | undefined;
  readonly numbered: boolean;
  readonly lowerIsNeed: boolean;
  /** So few areas that each has a number of its own, its place, and a line of the key. */
  readonly few: boolean;
}
