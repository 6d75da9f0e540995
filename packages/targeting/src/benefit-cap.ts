import { benefitCapRates } from "./benefit-cap-rates.ts";
import { isoDay } from "./iso-day.ts";

/** Who is claiming, in the codes of a benefits extract. */
export type HouseholdType = keyof typeof householdTypes;

/** The household types in words: what a benefits extract writes as S, L, C and F. */
export const householdTypes = {
  S: "single adult without children",
  L: "lone parent",
  C: "couple without children",
  F: "couple with children",
} as const;

/** What the amount of the cap depends on, besides the date. */
export interface CapHousehold {
  readonly type: HouseholdType;
  /** Whether the home is in Greater London. */
  readonly london: boolean;
  /** Dependent children; a single adult with any has the couples' rate. */
  readonly dependentChildren?: number;
}

/**
 * The benefit cap of a household on a date, in pence a week; `undefined` where no cap is in force, that is before
 * 15 April 2013. The date is the caller's: in March 2016 one may ask what the cap of November 2016 would do.
 *
 * Couples and anyone with children have the higher rate, a single adult without children the lower.
 * Source of the rates: see {@link benefitCapRates}.
 *
 * @throws Error when the date is not yyyy-mm-dd or the type is none of S, L, C, F.
 * @example
 * benefitCap("2016-11-07", { type: "L", london: true }); // 44231
 * benefitCap("2013-04-14", { type: "L", london: true }); // undefined
 */
export function benefitCap(date: string, household: CapHousehold): number | undefined {
  isoDay(date);
  if (!isHouseholdType(household.type)) {
    throw new Error(`Unknown household type "${String(household.type)}". Known: ${typesInWords()}.`);
  }
  const rates = benefitCapRates.findLast((candidate) => candidate.from <= date);
  const place = household.london ? rates?.greaterLondon : rates?.elsewhere;
  return household.type === "S" && !((household.dependentChildren ?? 0) > 0) ? place?.single : place?.family;
}

/**
 * Whether a text is one of the codes of {@link householdTypes}: for values that come from a file.
 *
 * @example
 * isHouseholdType("L"); // true
 */
export function isHouseholdType(text: unknown): text is HouseholdType {
  return typeof text === "string" && Object.hasOwn(householdTypes, text);
}

function typesInWords(): string {
  return Object.entries(householdTypes)
    .map(([code, title]) => `${code} (${title})`)
    .join(", ");
}
