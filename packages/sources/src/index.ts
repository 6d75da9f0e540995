export { defineSource, sourceFrom } from "./define-source.ts";
export type { Check } from "./check.ts";
export type { Field, FieldKind, FieldOf } from "./field.ts";
export type { Source, SourceDescription } from "./source.ts";
export { fieldsOfCheck } from "./check.ts";
export { sourceSchema } from "./source.ts";
export { readExtract } from "./read-extract.ts";
export { readRows } from "./read-rows.ts";
export type { DriverRow, RowsInput } from "./read-rows.ts";
export type { ReadOptions } from "./read-extract.ts";
export type { BytesInput, ChunksInput, ExtractInput } from "./reading/file-input.ts";
export type { Extract, Format, QuarantinedLine } from "./extract.ts";
export type { Issue } from "./issue.ts";
export { UnusableFileError } from "./unusable-file-error.ts";
export { accountSentence, linesAccountedFor } from "./reading/line-account.ts";
export type { LineAccount } from "./reading/line-account.ts";
export type { Encoding } from "./reading/encoding-of.ts";
export { headersOf } from "./headers-of.ts";
export { draftSource, type SourceDraft } from "./draft/draft-source.ts";
export type { Remark } from "./draft/remark.ts";
export { extractQuality } from "./quality/extract-quality.ts";
export type {
  DateQuality,
  ExtractQuality,
  FieldQuality,
  SpreadQuality,
} from "./quality/extract-quality.ts";
export { summariseExtract } from "./summarise-extract.ts";
export type { ColumnProfile, ExtractSummary, IssueGroup } from "./summarise-extract.ts";
export { writeQuarantine } from "./write-quarantine.ts";
export { knownSource, knownSources } from "./extracts/known-sources.ts";
export { soleRegistrations } from "./extracts/sole-registrations.ts";
export { councilTaxArrears } from "./extracts/council-tax-arrears.ts";
export { rentArrears } from "./extracts/rent-arrears.ts";
export { benefitAwards } from "./extracts/benefit-awards.ts";
export { domesticAbuse } from "./extracts/domestic-abuse.ts";
export { separations } from "./extracts/separations.ts";
export { homelessness } from "./extracts/homelessness.ts";
export { school } from "./extracts/school.ts";
export { healthReviews } from "./extracts/health-reviews.ts";
export { gatewayPeople } from "./extracts/gateway-people.ts";
export { personKey } from "./extracts/person-key.ts";
export { areaPopulation } from "./extracts/area-population.ts";
export { areaZones } from "./extracts/area-zones.ts";
export { lait } from "./extracts/lait.ts";
export { authorityLookup } from "./extracts/authority-lookup.ts";
export { statisticalNeighbours } from "./extracts/statistical-neighbours.ts";
export { districtAuthorities } from "./extracts/district-authorities.ts";
export { lsoaChanges } from "./extracts/lsoa-changes.ts";
export { authorityChanges } from "./extracts/authority-changes.ts";
export { homelessnessQuarters } from "./extracts/homelessness-quarters.ts";
export { areaWards } from "./extracts/area-wards.ts";
export { deprivation2019 } from "./extracts/deprivation-2019.ts";
export {
  homelessnessAssessments,
  homelessnessReasons,
  temporaryAccommodation,
} from "./extracts/homelessness-tables.ts";
export { statXploreMonths, statXploreYears } from "./extracts/stat-xplore.ts";
