export {
  type FullColumn,
  type UnitColumn,
  type UnitColumns,
  type UnitRowOptions,
  unitsFromRows,
  type UnitValue,
} from "./unit-columns.ts";
export {
  type Aggregation,
  type Composite,
  type CompositePart,
  defineComposite,
  type GroupPart,
  type IndicatorPart,
  type LargerAreas,
} from "./composite.ts";
export { compositeSchema } from "./composite-schema.ts";
export { type Imputation, type ImputationSettings } from "./impute.ts";
export { type Quantiles } from "./quantiles.ts";
export { type Transformation, type TransformationSettings } from "./transform.ts";
export { type Screening } from "./screen.ts";
export { type Normalisation, type NormalisationSettings, type NormalisationWord } from "./normalisation.ts";
export { type FullColumns, type PreparedColumns, type Treatment } from "./prepare-columns.ts";
export { type ScoringStep } from "./scoring-steps.ts";
export { scoreComposite, type ScoredComposite, type ScoredGroup } from "./score-composite.ts";
export {
  type Band,
  type CardItem,
  definePointsCard,
  type PointsCard,
  pointsCardSchema,
} from "./points-card.ts";
export { scoreCard, type ScoredCard } from "./score-card.ts";
export { explain, type ExplainOptions, type Explanation, type Reason, type Unknown } from "./explain.ts";
export { type ContributionNode, contributionTree } from "./contribution-tree.ts";
export { type EffectiveWeight, effectiveWeights } from "./effective-weights.ts";
export {
  type BenchmarkDifference,
  strengthsAndWeaknesses,
  type StrengthsAndWeaknesses,
} from "./strengths-and-weaknesses.ts";
export { counterfactual, type Counterfactual, type IndicatorChange, type Move } from "./counterfactual.ts";
export { rescore } from "./rescore.ts";
export { compareScores, type ScoreComparison } from "./compare-scores.ts";
export {
  type RankEngine,
  type RankIntervalOptions,
  rankIntervals,
  type RankIntervals,
} from "./rank-intervals.ts";
export type { DrawnAbout, SamplingCounts, SamplingError } from "./draws/draw-values.ts";
export { type WeightDraw } from "./draws/draw-weights.ts";
export { drawnAboutWords } from "./drawn-about-words.ts";
export { weightDrawWords } from "./weight-draw-words.ts";
export { rankAmong, type RanksAmong } from "./rank-among.ts";
export { tooFewDraws } from "./too-few-draws.ts";
export { cannotTellApart, type NotApart, type RunOfUnits, type TellingApart } from "./cannot-tell-apart.ts";
export { leaveOneOut, type WithoutPart } from "./leave-one-out.ts";
export {
  type ChoiceEffect,
  rankSensitivity,
  type RankSensitivity,
  type SensitivityOptions,
} from "./rank-sensitivity.ts";
export {
  type AreasToSummarise,
  type AreaSummary,
  type MostDeprivedPart,
  summariseAreas,
  type SummaryOptions,
} from "./summarise-areas.ts";
export {
  type CompositeSummary,
  summariseComposite,
  type SummaryMeasure,
  summaryMeasures,
  type UnitPart,
} from "./summarise-composite.ts";
export { assertContributions, type Scored } from "./scored.ts";
