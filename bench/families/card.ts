import { defineIndicators } from "@needscope/indicators";
import { definePointsCard } from "@needscope/scoring";

// The twelve indicators of the families job as data: what is measured of each household, and a points card over it.
// A graded indicator is several items, of which each adds its own points.

const need = "higher-is-need";
const current = {
  any: [
    { field: "end", known: false },
    { field: "end", atLeast: "2025-03-31" },
  ],
};
const recent = { field: "date", moreThan: "2024-03-31" };

/** What is measured of each household, in pence, counts, and yes or no. */
export const jobIndicators = defineIndicators([
  sum("rent-balance", "rent", "balance"),
  sum("weekly-rent", "rent", "weekly_rent"),
  any("notice", "rent", { field: "notice", is: true }),
  sum("tax-arrears", "council-tax", "arrears"),
  any("liability-order", "council-tax", { field: "liability_order", is: true }),
  any("single-discount", "council-tax", { field: "single_discount", is: true }),
  any("capped", "benefits", capped({ moreThan: 0 })),
  any("capped-by-100", "benefits", capped({ atLeast: 10_000 })),
  any("capped-by-200", "benefits", capped({ atLeast: 20_000 })),
  any("means-tested", "benefits", { all: [current, { field: "benefit", in: ["IS", "ESA", "JSA"] }] }),
  any("children-on-claim", "benefits", { field: "children", atLeast: 1 }),
  count("incidents", "incidents", recent),
  any("serious-incident", "incidents", {
    all: [
      recent,
      {
        any: [
          { field: "risk", is: "High" },
          { field: "child", is: true },
        ],
      },
    ],
  }),
  count("pupils", "pupils"),
  any("tenth-absent", "pupils", { field: "absent", over: "possible", atLeast: 0.1 }),
  any("half-absent", "pupils", { field: "absent", over: "possible", atLeast: 0.5 }),
  any("free-meals", "pupils", { field: "meals", is: true }),
  any("sen-support", "pupils", { field: "sen", in: ["K", "E"] }),
  any("sen-plan", "pupils", { field: "sen", is: "E" }),
]);

const owes = { field: "rent-balance", moreThan: 0 };
const weeks = (count: number) => ({
  all: [owes, { field: "rent-balance", over: "weekly-rent", atLeast: count }],
});
const yes = (field: string) => ({ field, is: true });

/** The card: twenty items in twelve groups, the number before the point, and four bands. */
export const jobCard = definePointsCard({
  name: "families",
  title: "Families",
  version: "1",
  items: [
    item("1.4-weeks", "Owes four weeks of rent or more", 2, weeks(4)),
    item("1.8-weeks", "Owes eight weeks of rent or more", 1, weeks(8)),
    item("1.12-weeks", "Owes twelve weeks of rent or more", 1, weeks(12)),
    item("2.notice", "Has a notice to leave", 3, yes("notice")),
    item("3.200", "Owes £200 or more in council tax", 1, { field: "tax-arrears", atLeast: 20_000 }),
    item("3.1000", "Owes £1,000 or more in council tax", 2, { field: "tax-arrears", atLeast: 100_000 }),
    item("4.order", "Has a liability order", 2, yes("liability-order")),
    item("5.capped", "Loses by the benefit cap", 2, yes("capped")),
    item("5.100", "Loses £100 or more by the benefit cap", 1, yes("capped-by-100")),
    item("5.200", "Loses £200 or more by the benefit cap", 1, yes("capped-by-200")),
    item("6.means-tested", "Receives a means-tested benefit", 1, yes("means-tested")),
    item("7.incident", "Domestic abuse in the last year", 3, { field: "incidents", atLeast: 1 }),
    item("7.three", "Domestic abuse three times or more", 2, { field: "incidents", atLeast: 3 }),
    item("8.serious", "High risk, or a child was present", 2, yes("serious-incident")),
    item("9.tenth", "A pupil misses a tenth of sessions", 2, yes("tenth-absent")),
    item("9.half", "A pupil misses half of sessions", 1, yes("half-absent")),
    item("10.meals", "Free school meals", 1, yes("free-meals")),
    item("11.support", "A pupil has support or a plan", 1, yes("sen-support")),
    item("11.plan", "A pupil has a plan", 1, yes("sen-plan")),
    item("12.alone", "One adult with children", 1, {
      all: [yes("single-discount"), { any: [{ field: "pupils", atLeast: 1 }, yes("children-on-claim")] }],
    }),
  ],
  bands: [
    { name: "low", title: "Low", from: 0 },
    { name: "some", title: "Some", from: 4 },
    { name: "high", title: "High", from: 9 },
    { name: "highest", title: "Highest", from: 14 },
  ],
});

function item(name: string, reason: string, points: number, when: object) {
  return { name, title: reason, reason, points, when };
}

function sum(name: string, source: string, field: string) {
  return { ...named(name), measure: { kind: "sum", source, field }, shows: "pounds" };
}

function count(name: string, source: string, where?: object) {
  return { ...named(name), measure: { kind: "count", source, ...(where && { where }) }, shows: "count" };
}

function capped(least: object) {
  return { all: [current, { field: "cap", known: true }, { field: "cap", ...least }] };
}

function any(name: string, source: string, where: object) {
  return { ...named(name), measure: { kind: "any", source, where }, shows: "flag" };
}

function named(name: string) {
  return { name, title: name, direction: need };
}
