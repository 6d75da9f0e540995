export {
  evaluateFlags,
  flagSchema,
  withFlags,
  type Flag,
  type FlagDefinition,
  type Flags,
} from "./evaluate-flags.ts";
export { segments, type Segment, type SegmentOptions, type Segments } from "./segments.ts";
export { overlap, type Combination, type Overlap, type Pair } from "./overlap.ts";
export {
  targetList,
  type TargetEntry,
  type TargetList,
  type TargetListOptions,
  type TieAtCut,
  type TieBreak,
} from "./target-list.ts";
export {
  writeTargetList,
  type SetAside,
  type WriteTargetListOptions,
  type WrittenTargetList,
} from "./write-target-list.ts";
export { createPseudonymKey, pseudonymiser, type Pseudonymise } from "./pseudonym.ts";
export {
  capLossByFamily,
  type AwardColumns,
  type AwardNumbers,
  type AwardTexts,
  type ClaimCapLoss,
  type FamilyCapLoss,
  type FamilyCapOptions,
} from "./cap-loss-by-family.ts";
export {
  capLoss,
  type Award,
  type CapClaim,
  type CapLoss,
  type CapOptions,
  type CapState,
} from "./cap-loss.ts";
export { benefitCap, householdTypes, type CapHousehold, type HouseholdType } from "./benefit-cap.ts";
export { benefitCapRates, type BenefitCapRates, type CapPair } from "./benefit-cap-rates.ts";
export {
  capBenefits,
  capExemptions,
  type CapBenefit,
  type CapExemption,
  type CapTreatment,
} from "./cap-rules.ts";
export {
  incomeRelatedBenefits,
  incomeRelatedOn,
  type IncomeRelatedBenefit,
} from "./income-related-benefits.ts";
export { unitRuleColumns } from "./unit-rule-columns.ts";
