import { checkIndicators, defineIndicator, defineIndicators, intervalOf } from "@needscope/indicators";
import { tableFromRows } from "@needscope/table";
import { expect, test } from "vitest";

const rent = { kind: "sum", source: "rent", field: "balance" };
const accounts = { kind: "count", source: "rent" };
const base = {
  name: "rent-arrears",
  title: "Rent arrears",
  direction: "higher-is-need",
  measure: rent,
  shows: "pounds",
};

test("takes an indicator as a file describes it, and gives it back unchanged", () => {
  const full = {
    ...base,
    about: "What is owed on 31 March.",
    measure: { kind: "count", source: "rent", where: { field: "balance", moreThan: 0 } },
    of: { kind: "sum", source: "population", field: "households", dated: "at" },
    multiplier: 1000,
    shows: "rate",
    per: "1,000 households",
    interval: "byar",
    dated: "since",
    pool: 3,
  };
  expect(defineIndicator(full)).toEqual(full);
});

test.each([
  [{ ...base, measure: { ...rent, kind: "median" } }, 'Indicator "rent-arrears" (measure.kind): Unknown measure kind "median". Known: count, distinct, repeat, sum, share, mean, quantile, min, max, first, latest, any, all.'],
  [{ ...base, measure: { kind: "sum", source: "rent" } }, 'Indicator "rent-arrears": The measure "sum" needs a field.'],
  [{ ...base, measure: { ...accounts, field: "balance" }, shows: "count" }, 'Indicator "rent-arrears": The measure "count" counts rows and takes no field; say which rows with "where".'],
  [{ ...base, measure: { kind: "share", source: "rent" }, shows: "proportion" }, 'Indicator "rent-arrears": Measure "share" needs a denominator (of).'],
  [{ ...base, measure: { kind: "share", source: "rent" }, of: { kind: "count", source: "births" }, shows: "proportion" }, 'Indicator "rent-arrears": A share counts rows among rows of the same source; for a rate over something else use "count".'],
  [{ ...base, measure: accounts, shows: "rate" }, 'Indicator "rent-arrears": To show a rate needs a denominator (of).'],
  [{ ...base, measure: { ...rent, kind: "mean" }, of: accounts }, 'Indicator "rent-arrears": Measure "mean" takes no denominator; count, distinct, repeat, sum and share do.'],
  [{ ...base, of: { ...rent, kind: "mean" } }, 'Indicator "rent-arrears": A denominator is a count, distinct, repeat or sum, not "mean".'],
  [{ ...base, measure: { kind: "any", source: "rent" }, shows: "count" }, 'Indicator "rent-arrears": Measure "any" goes with shows "flag".'],
  [{ ...base, shows: "flag" }, 'Indicator "rent-arrears": Measure "any" goes with shows "flag".'],
  [{ ...base, multiplier: 1000 }, 'Indicator "rent-arrears": A multiplier needs a denominator (of).'],
  [{ ...base, of: accounts, shows: "proportion", multiplier: 100 }, 'Indicator "rent-arrears": A proportion has no multiplier; use shows "rate".'],
  [{ ...base, of: accounts, multiplier: 0 }, 'Indicator "rent-arrears" (multiplier): A multiplier is more than 0.'],
  [{ ...base, measure: { ...rent, kind: "all" } }, 'Indicator "rent-arrears": Measure "all" goes with shows "flag".'],
  [{ ...base, measure: { ...rent, kind: "quantile" } }, 'Indicator "rent-arrears": A quantile is at 0 to 1: 0.5 for the median. Say at.'],
  [{ ...base, measure: { ...rent, kind: "quantile", at: 50 } }, 'Indicator "rent-arrears" (measure.at): A quantile is at 0 to 1: 0.5 for the median.'],
  [{ ...base, measure: { ...rent, kind: "mean", at: 0.5 } }, 'Indicator "rent-arrears": The measure "mean" takes no "at".'],
  [{ ...base, measure: { kind: "repeat", source: "rent" }, dated: "since" }, 'Indicator "rent-arrears": Say within how many days (within).'],
  [{ ...base, measure: { ...accounts, within: 7 } }, 'Indicator "rent-arrears": The measure "count" takes no "within".'],
  [{ ...base, measure: { ...rent, kind: "latest" } }, 'Indicator "rent-arrears": Measure "latest" needs a date field (dated).'],
  [{ ...base, pool: 3 }, 'Indicator "rent-arrears": Pooling periods needs a date field (dated).'],
  [{ ...base, pool: 0.5 }, 'Indicator "rent-arrears" (pool): Say how many periods to pool, as a whole number.'],
  [{ ...base, interval: "wilson" }, 'Indicator "rent-arrears": A Wilson interval needs a denominator (of).'],
  [{ ...base, measure: { ...rent, kind: "max" }, interval: "byar" }, 'Indicator "rent-arrears": There is no byar interval for measure "max"; use interval "none".'],
  [{ ...base, interval: "exact" }, 'Indicator "rent-arrears" (interval): Unknown interval "exact". Known: wilson, byar, none.'],
  [{ ...base, direction: "up" }, 'Indicator "rent-arrears" (direction): Unknown direction "up". Known: higher-is-need, lower-is-need.'],
  [{ ...base, shows: undefined }, 'Indicator "rent-arrears" (shows): A way to show (shows) is needed. Known: count, pounds, proportion, rate, flag, number.'],
  [{ ...base, name: "Rent Arrears" }, 'Indicator "Rent Arrears" (name): A name is small letters and digits, joined by hyphens: rent-arrears.'],
  [{ ...base, tittle: "Rent" }, 'Indicator "rent-arrears": Unknown word "tittle".'],
  [{ ...base, measure: { ...rent, fields: "x" } }, 'Indicator "rent-arrears" (measure): Unknown word "fields".'],
  [{ ...base, measure: { ...rent, where: { field: "since", moreThan: "1/4/2015" } } }, 'Indicator "rent-arrears" (measure.where.moreThan): A text that is put in order must be a date, "yyyy-mm-dd".'],
  [null, "An indicator: Invalid input: expected object, received null"],
])("says in one sentence what is wrong with a description: %#", (description, message) => {
  expect(() => defineIndicator(description)).toThrow(new Error(message));
}); // prettier-ignore

test("refuses two indicators of one name", () => {
  expect(() => defineIndicators([base, base])).toThrow(
    'Two indicators are called "rent-arrears"; each needs a name of its own.',
  );
  expect(defineIndicators([])).toEqual([]);
});

test.each([
  [
    { ...base, measure: { kind: "share", source: "rent" }, of: accounts, shows: "rate", multiplier: 1000 },
    "wilson",
  ],
  [{ ...base, measure: accounts, of: rent, shows: "proportion" }, "wilson"],
  [{ ...base, measure: accounts, of: rent, shows: "rate", multiplier: 1000 }, "byar"],
  [{ ...base, measure: accounts, of: rent, shows: "rate", interval: "none" }, "none"],
  [{ ...base, measure: accounts, of: rent, shows: "number" }, "none"],
  [{ ...base, of: accounts, shows: "rate" }, "none"],
  [{ ...base, measure: accounts, shows: "count" }, "none"],
  [{ ...base, measure: accounts, shows: "count", interval: "byar" }, "byar"],
  [base, "none"],
])("chooses the interval that fits what is shown: %#", (description, method) => {
  expect(intervalOf(defineIndicator(description))).toBe(method);
});

const tables = new Map([
  [
    "rent",
    tableFromRows("rent", [], { tenancy: "text", balance: "number", since: "date", agreement: "flag" }),
  ],
]);

test.each([
  [{ ...base, measure: { ...rent, source: "rents" } }, 'Unknown source "rents" in indicator "rent-arrears". Known: rent.'],
  [{ ...base, measure: { ...rent, field: "balence" } }, 'Unknown field "balence" of source "rent" in indicator "rent-arrears". Known: tenancy, balance, since, agreement.'],
  [{ ...base, of: { ...accounts, where: { field: "weeks", over: "rent", atLeast: 2 } } }, 'Unknown field "weeks" of source "rent" in indicator "rent-arrears". Known: tenancy, balance, since, agreement.'],
  [{ ...base, measure: { ...rent, field: "tenancy" } }, 'Field "tenancy" of indicator "rent-arrears" is a text; the measure needs a number there.'],
  [{ ...base, measure: { ...rent, kind: "max", field: "agreement" } }, 'Field "agreement" of indicator "rent-arrears" is a flag; the measure needs a number or date there.'],
  [{ ...base, dated: "balance" }, 'Field "balance" of indicator "rent-arrears" is a number; the measure needs a date there.'],
])("says which source or field is not there: %#", (description, message) => {
  expect(() => { checkIndicators(tables, [defineIndicator(description)]); }).toThrow(new Error(message));
}); // prettier-ignore
