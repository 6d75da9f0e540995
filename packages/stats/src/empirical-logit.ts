/** A count on the scale of its logarithm or logit, as a nearly normal number. */
export interface LogCount {
  readonly mean: number;
  /** The sampling variance; infinite of nothing. */
  readonly variance: number;
}

/**
 * The logit of a proportion with its sampling variance (Gart and Zweifel 1967). The half keeps the logit of none or of
 * all finite; `proportionOf` takes it back.
 *
 * @param numerator from 0 to the denominator
 * @example
 * empiricalLogit(5, 100); // { mean: -2.8543..., variance: 0.1788... }
 */
export function empiricalLogit(numerator: number, denominator: number): LogCount {
  if (denominator === 0) return { mean: 0, variance: Infinity };
  const rest = denominator - numerator;
  return {
    mean: Math.log((numerator + 0.5) / (rest + 0.5)),
    variance: ((denominator + 1) * (denominator + 2)) / (denominator * (numerator + 1) * (rest + 1)),
  };
}

/**
 * The logarithm of a rate with its sampling variance: the limit of {@link empiricalLogit} where events are few among
 * many.
 *
 * @example
 * empiricalLog(5, 100); // { mean: -2.9004..., variance: 0.1666... }
 */
export function empiricalLog(events: number, denominator: number): LogCount {
  if (denominator === 0) return { mean: 0, variance: Infinity };
  return { mean: Math.log((events + 0.5) / denominator), variance: 1 / (events + 1) };
}

/**
 * The proportion of a logit.
 *
 * @example
 * proportionOf(0); // 0.5
 */
export function proportionOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
