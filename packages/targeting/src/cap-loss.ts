import { benefitCap, isHouseholdType } from "./benefit-cap.ts";
import { capTreatmentOn, exemptOn } from "./cap-rules.ts";
import { isoDay } from "./iso-day.ts";

/** One benefit in payment. */
export interface Award {
  /** Code of the list `capBenefits`; `undefined` when missing. */
  readonly benefit: string | undefined;
  /** Whole pence a week, before any capping; `undefined` when missing. */
  readonly weeklyPence: number | undefined;
}

/** A claim with the benefits that its household has now. */
export interface CapClaim {
  readonly awards: readonly Award[];
  /** S, L, C or F; `undefined` when missing. */
  readonly householdType: string | undefined;
  readonly dependentChildren: number | undefined;
  /** Code of the list `capExemptions`, "NONE" when checked and none, `undefined` when not known. */
  readonly exemption: string | undefined;
  /** The childcare element within a universal credit award, pence a week: it is not taken away. */
  readonly childcarePence?: number;
}

/** Which cap to hold a claim against. */
export interface CapOptions {
  /** Day whose cap applies, yyyy-mm-dd. */
  readonly date: string;
  /** Whether the home is in Greater London. */
  readonly london: boolean;
}

/** What the cap does to a claim. */
export type CapState = "not capped" | "capped" | "exempt" | "unknown";

/** A claim's loss with what it was worked out from, all in pence a week. */
export interface CapLoss {
  readonly state: CapState;
  /** 0 when not capped or exempt; `undefined` when unknown. */
  readonly loss: number | undefined;
  /** Sum of the counted benefits; `undefined` when an amount or a code is not known. */
  readonly total: number | undefined;
  /** The household's cap; `undefined` before the first cap, or when the household type is not known. */
  readonly cap: number | undefined;
}

/**
 * What a claim loses to the benefit cap in a week: the counted benefits over the cap, at most the universal credit
 * award, or where there is none the housing benefit award.
 *
 * The answer is "unknown", never "capped", while the exemption is not known. It is "not capped" whatever the
 * exemption where the total does not exceed the cap or there is no award that could be cut; the same holds for an
 * unknown household type when even the lower rate is not exceeded. An award that exempts (working tax credit, DLA)
 * counts as well as a recorded exemption.
 *
 * Approximation: housing benefit is cut to nothing where the law leaves 50p a week, so that entitlement goes on.
 * Housing benefit for specified accommodation is outside the cap: leave it out of the awards.
 * Sources: Welfare Reform Act 2012, section 96; Housing Benefit Regulations 2006, Part 8A.
 *
 * @throws Error when the date is not yyyy-mm-dd.
 * @example
 * capLoss(
 *   {
 *     awards: [
 *       { benefit: "IS", weeklyPence: 7_310 },
 *       { benefit: "CTC", weeklyPence: 17_000 },
 *       { benefit: "CHB", weeklyPence: 4_810 },
 *       { benefit: "HB", weeklyPence: 30_000 },
 *     ],
 *     householdType: "L",
 *     dependentChildren: 3,
 *     exemption: "NONE",
 *   },
 *   { date: "2016-11-07", london: true },
 * ); // { state: "capped", loss: 14889, total: 59120, cap: 44231 }
 */
export function capLoss(claim: CapClaim, options: CapOptions): CapLoss {
  isoDay(options.date);
  const caps = possibleCaps(claim, options);
  const total = countedTotal(claim.awards, options.date);
  const cap = caps.length === 1 ? caps[0] : undefined;
  const answer = (state: CapState, loss: number | undefined): CapLoss => ({ state, loss, total, cap });

  const lowestCap = Math.min(...caps);
  const over = total === undefined ? undefined : total - (claim.childcarePence ?? 0);
  const limit = awardThatCanBeCut(claim.awards);
  if (caps.length === 0 || limit === 0 || (over !== undefined && over <= lowestCap))
    return answer("not capped", 0);
  const exempt = isExempt(claim, options.date);
  if (exempt === true) return answer("exempt", 0);
  if (exempt === undefined || over === undefined || cap === undefined || limit === undefined) {
    return answer("unknown", undefined);
  }
  return answer("capped", Math.min(over - cap, limit));
}

/** The caps that may apply: none before the first cap, one for a known household type, two for an unknown one. */
function possibleCaps(claim: CapClaim, { date, london }: CapOptions): number[] {
  const { householdType, dependentChildren = 0 } = claim;
  const caps = isHouseholdType(householdType)
    ? [benefitCap(date, { type: householdType, london, dependentChildren })]
    : [benefitCap(date, { type: "S", london }), benefitCap(date, { type: "C", london })];
  return caps.filter((cap) => cap !== undefined);
}

function countedTotal(awards: readonly Award[], date: string): number | undefined {
  let total = 0;
  for (const { benefit, weeklyPence } of awards) {
    const treatment = benefit === undefined ? undefined : capTreatmentOn(benefit, date);
    if (treatment === "exempts" || treatment === "neither") continue;
    if (treatment === undefined || !isAmount(weeklyPence)) return undefined;
    total += weeklyPence;
  }
  return total;
}

/** The award that the cap is taken from; 0 when there is none, `undefined` when that is not known. */
function awardThatCanBeCut(awards: readonly Award[]): number | undefined {
  const uc = sumOf(awards, "UC");
  if (uc !== 0) return uc;
  const hb = sumOf(awards, "HB");
  const mayBeEither = awards.some((award) => award.benefit === undefined);
  return hb === 0 && mayBeEither ? undefined : hb;
}

function sumOf(awards: readonly Award[], benefit: string): number | undefined {
  let sum = 0;
  for (const award of awards) {
    if (award.benefit !== benefit) continue;
    if (!isAmount(award.weeklyPence)) return undefined;
    sum += award.weeklyPence;
  }
  return sum;
}

function isExempt(claim: CapClaim, date: string): boolean | undefined {
  const byAward = claim.awards.some(({ benefit }) => {
    return benefit !== undefined && capTreatmentOn(benefit, date) === "exempts";
  });
  return byAward || exemptOn(claim.exemption, date);
}

function isAmount(pence: number | undefined): pence is number {
  return pence !== undefined && Number.isFinite(pence);
}
