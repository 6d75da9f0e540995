import type { ChartColumn } from "../released-column.ts";

/** What a spine chart draws. */
export interface Spine {
  readonly indicator: ChartColumn;
  readonly value: ChartColumn;
  readonly benchmark: ChartColumn;
  readonly others: readonly ChartColumn[];
  readonly range: readonly [ChartColumn, ChartColumn];
  readonly quartiles: readonly [ChartColumn, ChartColumn] | undefined;
  readonly note: ChartColumn | undefined;
  readonly lowerIsNeed: readonly string[];
}
