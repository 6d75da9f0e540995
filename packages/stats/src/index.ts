export { type Interval, type IntervalOptions, standardErrorsFor } from "./interval.ts";
export { wilsonInterval } from "./wilson-interval.ts";
export { byarInterval, countInterval, exactPoissonInterval } from "./count-interval.ts";
export { exactProportionInterval } from "./exact-proportion-interval.ts";
export { rateInterval, type RateOptions } from "./rate-interval.ts";
export {
  type DirectOptions,
  directlyStandardisedRate,
  type NoRate,
  type StandardisedRate,
  type Strata,
} from "./directly-standardised-rate.ts";
export {
  expectedEvents,
  indirectlyStandardisedRatio,
  type ReferenceStrata,
  type StandardisedRatio,
} from "./indirectly-standardised-ratio.ts";
export { europeanStandardPopulation2013, type StandardAgeGroup } from "./european-standard-population.ts";
export { type DeprivationGroups, type SlopeIndex, slopeIndex, type SlopeOptions } from "./slope-index.ts";
export { countFunnel, type FunnelLimits, type FunnelOptions, proportionFunnel } from "./funnel-limits.ts";
export { countTest, proportionTest } from "./benchmark-test.ts";
export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export { type PeriodCounts, type TrendTest, trendTest } from "./trend-test.ts";
export { type RatesToShrink, shrinkRates, type ShrunkRates } from "./shrink-rates.ts";
export { posteriorDraws } from "./posterior-draws.ts";
export { empiricalLog, empiricalLogit, type LogCount, proportionOf } from "./empirical-logit.ts";
export { shrinkToMean, type ShrunkValues, type ValuesToShrink } from "./shrink-to-mean.ts";
export { sum } from "./sum.ts";
export { mean } from "./mean.ts";
export { geometricMean, harmonicMean, weightedMean } from "./weighted-means.ts";
export { largestRemainder } from "./largest-remainder.ts";
export { median } from "./median.ts";
export { quantile, quantileSorted } from "./quantile.ts";
export { type DeviationOptions, standardDeviation } from "./standard-deviation.ts";
export { kurtosis, skewness } from "./moments.ts";
export { type Treated, treatOutliers, type TreatmentOptions } from "./treat-outliers.ts";
export { rank, type RankOptions } from "./rank.ts";
export { sortedOrder } from "./sorted-order.ts";
export { inDeviations, zScore, zScoreScale, type ZScoreScale } from "./z-score.ts";
export { weightedZScore } from "./weighted-z-score.ts";
export { minMax } from "./min-max.ts";
export { percentileRank } from "./percentile-rank.ts";
export { robustZScore, type RobustOptions } from "./robust-z-score.ts";
export { normalScores, type NormalScoreOptions } from "./normal-scores.ts";
export { exponentialOfRank, exponentialScores, type ExponentialOptions } from "./exponential-scores.ts";
export { type CapOptions, distanceToTarget, fractionOfMax, goalposts } from "./distance-scores.ts";
export { decile, type DecileRule } from "./decile.ts";
export { quantileGroup } from "./quantile-group.ts";
export { type SeededRandom, seededRandom, splitMix64, xoshiro128 } from "./seeded-random.ts";
export { normalCdf, normalQuantile } from "./normal.ts";
export { chiSquaredQuantile } from "./chi-squared-quantile.ts";
export { betaLower } from "./beta.ts";
export { betaQuantile } from "./beta-quantile.ts";
export { gammaDensity, gammaLower, gammaUpper, logGamma } from "./gamma.ts";
export { sobolEffects, type SobolEffects, type SobolOptions } from "./sobol-effects.ts";
