import { inForce, type Dated } from "./in-force.ts";

/** What a benefit does to the cap: it counts towards it, frees the household from it, or does neither. */
export type CapTreatment = "counted" | "exempts" | "neither";

/** One benefit's treatment over a stretch of time. */
export interface CapBenefit extends Dated {
  readonly code: string;
  readonly title: string;
  readonly treatment: CapTreatment;
}

/** A reason why the cap does not bite, as a benefits system codes it. */
export interface CapExemption extends Dated {
  readonly code: string;
  readonly title: string;
}

const begins = "2013-04-15";
const lastDayOfFirstCap = "2016-11-06";
const secondCap = "2016-11-07";

/**
 * What each benefit of an awards extract does to the cap, by date. Sources: Welfare Reform Act 2012, section 96(10),
 * and Housing Benefit Regulations 2006, Part 8A, as amended by S.I. 2016/909, which took carer's allowance off the
 * counted list and made it an exemption. Pension credit exempts since Part 8A binds working-age claims only.
 *
 * A code that is not here is not known to be free of the cap: {@link capLoss} answers "unknown" for it.
 *
 * @example
 * capBenefits.filter((benefit) => benefit.treatment === "counted").map((benefit) => benefit.code);
 */
export const capBenefits: readonly CapBenefit[] = [
  { code: "HB", title: "Housing benefit", treatment: "counted", from: begins },
  { code: "UC", title: "Universal credit", treatment: "counted", from: begins },
  { code: "IS", title: "Income support", treatment: "counted", from: begins },
  { code: "JSAI", title: "Jobseeker's allowance, income-based", treatment: "counted", from: begins },
  { code: "JSAC", title: "Jobseeker's allowance, contribution-based", treatment: "counted", from: begins },
  {
    code: "ESAI",
    title: "Employment and support allowance, income-related",
    treatment: "counted",
    from: begins,
  },
  {
    code: "ESAC",
    title: "Employment and support allowance, contributory",
    treatment: "counted",
    from: begins,
  },
  { code: "CHB", title: "Child benefit", treatment: "counted", from: begins },
  { code: "CTC", title: "Child tax credit", treatment: "counted", from: begins },
  { code: "IB", title: "Incapacity benefit", treatment: "counted", from: begins },
  { code: "MA", title: "Maternity allowance", treatment: "counted", from: begins },
  { code: "SDA", title: "Severe disablement allowance", treatment: "counted", from: begins },
  { code: "WB", title: "Widowed parent's and bereavement benefits", treatment: "counted", from: begins },
  { code: "CA", title: "Carer's allowance", treatment: "counted", from: begins, to: lastDayOfFirstCap },
  { code: "CA", title: "Carer's allowance", treatment: "exempts", from: secondCap },
  { code: "WTC", title: "Working tax credit", treatment: "exempts", from: begins },
  {
    code: "ESAS",
    title: "Employment and support allowance, support component",
    treatment: "exempts",
    from: begins,
  },
  { code: "DLA", title: "Disability living allowance", treatment: "exempts", from: begins },
  { code: "PIP", title: "Personal independence payment", treatment: "exempts", from: begins },
  { code: "AA", title: "Attendance allowance", treatment: "exempts", from: begins },
  { code: "IIDB", title: "Industrial injuries disablement benefit", treatment: "exempts", from: begins },
  { code: "PC", title: "Pension credit, guarantee credit", treatment: "exempts", from: begins },
];

/**
 * The exemptions that a benefits system records for a claim, by date. "NONE" says that someone looked and found
 * none; an empty cell says that nobody knows, and is not in this list.
 *
 * @example
 * capExemptions.find((exemption) => exemption.code === "CARER")?.from; // "2016-11-07"
 */
export const capExemptions: readonly CapExemption[] = [
  { code: "WTC", title: "entitled to working tax credit", from: begins },
  { code: "PENSION", title: "of pension age", from: begins },
  { code: "SUPPORT", title: "limited capability for work-related activity", from: begins },
  { code: "DISAB", title: "DLA, PIP or attendance allowance in the household", from: begins },
  { code: "CARER", title: "carer's allowance or carer element", from: secondCap },
  { code: "GUARD", title: "guardian's allowance", from: secondCap },
  { code: "IIDB", title: "industrial injuries benefit", from: begins },
  { code: "WARP", title: "war pension or armed forces compensation", from: begins },
  { code: "EARN", title: "earnings at or over the threshold", from: begins },
  { code: "GRACE", title: "in the nine months' grace period", from: begins },
];

/**
 * What a benefit does to the cap on a date; `undefined` for a code that the list does not know.
 * Before the first cap every known benefit does neither.
 *
 * @example
 * capTreatmentOn("CA", "2016-11-06"); // "counted"
 */
export function capTreatmentOn(code: string, date: string): CapTreatment | undefined {
  const entries = capBenefits.filter((benefit) => benefit.code === code);
  if (entries.length === 0) return undefined;
  return entries.find((benefit) => inForce(benefit, date))?.treatment ?? "neither";
}

/**
 * Whether a recorded exemption frees a claim from the cap on a date: yes, no (also for "NONE" and for a reason that
 * was no exemption yet), or `undefined` where the code is missing or not in the list.
 *
 * @example
 * exemptOn("GUARD", "2015-04-01"); // false: an exemption only from November 2016
 */
export function exemptOn(code: string | undefined, date: string): boolean | undefined {
  if (code === "NONE") return false;
  const exemption = capExemptions.find((candidate) => candidate.code === code);
  return exemption === undefined ? undefined : inForce(exemption, date);
}
