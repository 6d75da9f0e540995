export { financialPressure } from "./financial-pressure.ts";
export type { FamilyFindings } from "./family-tables.ts";
export { zoneNeed } from "./zone-need.ts";
export type { ZoneFindings } from "./zone-findings.ts";
export { standardReports } from "./standard-reports.ts";
export type { Report, RunAbout, SelectOptions, SourceAbout } from "./report.ts";
export { authorityProfile } from "./authority-profile.ts";
export {
  profileAuthorities,
  type AuthorityFindings,
  type AuthorityProfile,
  type OfMany,
  type ProfileRow,
  type RankAmong,
} from "./authority-profile/findings.ts";
export { seriesAbout, type AuthorityAbout, type SeriesAbout } from "./authority-profile/about.ts";
export {
  homelessnessIndicators,
  publishedIndicators,
  type AuthorityIndicator,
  type HomelessnessIndicator,
  type PublishedIndicator,
} from "./authority-profile/indicators.ts";
export type {
  Authority,
  AuthorityInput,
  DeprivedArea,
  Place,
  PublishedRow,
  QuarterRow,
} from "./authority-profile/inputs.ts";
export type { Break, IndicatorSeries, PlaceValue, RowProblem } from "./authority-profile/series.ts";
export { areaDeprivation, type AreaDeprivationAbout } from "./area-deprivation.ts";
export {
  profileDeprivation,
  type AreaDeprivationFindings,
  type RankedArea,
  type RankedSummary,
} from "./area-deprivation/findings.ts";
export type {
  AreaDeprivationInput,
  RankDraws,
  RankLikelihood,
  RankRange,
  SmallArea,
} from "./area-deprivation/inputs.ts";
