import { financialPressure } from "./financial-pressure.ts";
import type { Report } from "./report.ts";
import { zoneNeed } from "./zone-need.ts";

/** The reports that a run description can name, by name. */
export const standardReports: ReadonlyMap<string, Report<never>> = new Map(
  [financialPressure, zoneNeed].map((report) => [report.name, report as Report<never>]),
);
