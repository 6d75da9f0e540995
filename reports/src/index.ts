export { financialPressure, type FamilyFindings } from "./financial-pressure.ts";
export { zoneNeed, type ZoneFindings } from "./zone-need.ts";
export { standardReports } from "./standard-reports.ts";
export type { Report, RunAbout, SourceAbout } from "./report.ts";
