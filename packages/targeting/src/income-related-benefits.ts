import { inForce, type Dated } from "./in-force.ts";
import { isoDay } from "./iso-day.ts";

/** A means-tested benefit with the days on which it can be in payment. */
export interface IncomeRelatedBenefit extends Dated {
  readonly code: string;
  readonly title: string;
  /** Codes of what people in the same position claim today; itself where it goes on. */
  readonly today: readonly string[];
}

/**
 * The income-related benefits by date, so that "families in receipt of an income-related benefit" means in every
 * year what the law of that year meant. Contributory benefits, child benefit and disability benefits are not
 * among them.
 *
 * Sources: Income Support (General) Regulations 1987; Jobseekers Act 1995; Welfare Reform Act 2007; State Pension
 * Credit Act 2002; Social Security Contributions and Benefits Act 1992, section 130; Tax Credits Act 2002, tax
 * credits ended on 5 April 2025; Welfare Reform Act 2012; income support, income-based JSA and income-related ESA
 * closed by 1 April 2026 as claims moved to universal credit. Housing benefit goes on for people of pension age
 * and in supported or temporary accommodation.
 *
 * @example
 * incomeRelatedBenefits.find((benefit) => benefit.code === "CTC")?.today; // ["UC"]
 */
export const incomeRelatedBenefits: readonly IncomeRelatedBenefit[] = [
  { code: "IS", title: "Income support", from: "1988-04-11", to: "2026-03-31", today: ["UC"] },
  {
    code: "JSAI",
    title: "Jobseeker's allowance, income-based",
    from: "1996-10-07",
    to: "2026-03-31",
    today: ["UC"],
  },
  {
    code: "ESAI",
    title: "Employment and support allowance, income-related",
    from: "2008-10-27",
    to: "2026-03-31",
    today: ["UC"],
  },
  { code: "PC", title: "Pension credit, guarantee credit", from: "2003-10-06", today: ["PC"] },
  { code: "HB", title: "Housing benefit", from: "1988-04-01", today: ["HB", "UC"] },
  { code: "CTC", title: "Child tax credit", from: "2003-04-06", to: "2025-04-05", today: ["UC"] },
  { code: "WTC", title: "Working tax credit", from: "2003-04-06", to: "2025-04-05", today: ["UC"] },
  { code: "UC", title: "Universal credit", from: "2013-04-29", today: ["UC"] },
];

/**
 * The codes of the income-related benefits that can be in payment on a date, in the order of the list: for the
 * filter of an indicator.
 *
 * @throws Error when the date is not yyyy-mm-dd.
 * @example
 * incomeRelatedOn("2016-03-31"); // ["IS", "JSAI", "ESAI", "PC", "HB", "CTC", "WTC", "UC"]
 * incomeRelatedOn("2026-04-01"); // ["PC", "HB", "UC"]
 */
export function incomeRelatedOn(date: string): string[] {
  isoDay(date);
  return incomeRelatedBenefits.filter((benefit) => inForce(benefit, date)).map((benefit) => benefit.code);
}
