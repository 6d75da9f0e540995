import { cap } from "./planted.ts";
import type { Family } from "./world.ts";

/** Weekly amounts in pence, near the rates of 2015/16. */
export const weekly = {
  single: 7_310,
  couple: 11_485,
  pensionSingle: 15_120,
  pensionCouple: 23_085,
  supportComponent: 3_620,
  carer: 6_210,
  disability: 5_510,
  industrialInjuries: 3_360,
  maternity: 13_958,
  bereavement: 11_255,
} as const;

/** Who lives in a household, as benefit systems see it. */
export interface ClaimantHousehold {
  readonly kind: Family["kind"];
  readonly children: number;
}

/** The cap of a household: the lower one only for a single adult without children. */
export function capOf(household: ClaimantHousehold): number {
  return household.kind === "S" ? cap.single : cap.family;
}

/** The weekly amount of income support, income-based jobseeker's or employment and support allowance. */
export function outOfWorkAmount({ kind }: ClaimantHousehold): number {
  return kind === "C" || kind === "F" ? weekly.couple : weekly.single;
}

/** Child benefit: more for the eldest. */
export function childBenefit(children: number): number {
  return children === 0 ? 0 : 2_070 + 1_370 * (children - 1);
}

/** Child tax credit in full: the family's part and one for each child. */
export function childTaxCredit(children: number): number {
  return children === 0 ? 0 : 1_045 + 5_332 * children;
}

/** Universal credit without its housing part, as a weekly amount. */
export function universalCreditWithoutHousing({ kind, children }: ClaimantHousehold): number {
  const adults = kind === "C" || kind === "F" ? 11_513 : 7_334;
  return adults + (children === 0 ? 0 : 6_394 + 5_346 * (children - 1));
}
