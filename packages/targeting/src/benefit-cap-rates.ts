/** The benefit cap from one day on, in whole pence a week. */
export interface BenefitCapRates {
  /** First day, yyyy-mm-dd. The rates hold until the day before the next entry. */
  readonly from: string;
  readonly greaterLondon: CapPair;
  readonly elsewhere: CapPair;
  /** The law that set them, by name. */
  readonly source: string;
}

/** The two rates of one place: a couple or anyone with children, and a single adult without children. */
export interface CapPair {
  readonly family: number;
  readonly single: number;
}

/**
 * The benefit cap by date, in pence a week, oldest first. From 2016 the law states pounds a year; a week is the
 * year's limit over 52, half a penny and more rounded up (Housing Benefit Regulations 2006, regulation 75CA).
 *
 * The rates of 2023 bind housing benefit on weekly rents from 3 April 2023 and universal credit from the first
 * assessment period that begins on or after 10 April 2023; the later date stands here.
 *
 * @example
 * benefitCapRates.at(-1)?.greaterLondon.family; // 48698
 */
export const benefitCapRates: readonly BenefitCapRates[] = [
  {
    from: "2013-04-15",
    greaterLondon: { family: 50_000, single: 35_000 },
    elsewhere: { family: 50_000, single: 35_000 },
    source: "Benefit Cap (Housing Benefit) Regulations 2012 (S.I. 2012/2994)",
  },
  {
    from: "2016-11-07",
    greaterLondon: { family: 44_231, single: 29_635 },
    elsewhere: { family: 38_462, single: 25_769 },
    source:
      "Welfare Reform and Work Act 2016, section 8; Benefit Cap (Housing Benefit and Universal Credit) (Amendment) Regulations 2016 (S.I. 2016/909)",
  },
  {
    from: "2023-04-10",
    greaterLondon: { family: 48_698, single: 32_629 },
    elsewhere: { family: 42_346, single: 28_371 },
    source: "Benefit Cap (Annual Limit) (Amendment) Regulations 2023 (S.I. 2023/335)",
  },
];
