export { financialPressure } from "./financial-pressure.ts";
export type { FamilyFindings } from "./family-tables.ts";
export { zoneNeed } from "./zone-need.ts";
export type { ZoneFindings, ZoneTrend } from "./zone-tables.ts";
export { standardReports } from "./standard-reports.ts";
export type { Report, RunAbout, SourceAbout } from "./report.ts";
export {
  profileAuthorities,
  type AuthorityFindings,
  type AuthorityProfile,
  type ProfileRow,
} from "./authority-findings.ts";
export { publishedIndicators, homelessnessIndicators } from "./authority-indicators.ts";
export type { AuthorityInput } from "./authority-inputs.ts";
