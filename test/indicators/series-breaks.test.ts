import {
  breakWithin,
  defineIndicator,
  findRedRed,
  findTrends,
  groupBy,
  knownBreaks,
  measure,
  rollUpIndicators,
  rowsBehind,
  seriesBreakSchema,
  type Period,
} from "@needscope/indicators";
import { lookupFromRows } from "@needscope/areas";
import { tableFromRows } from "@needscope/table";
import { describe, expect, test } from "vitest";

const years: readonly Period[] = [2013, 2014, 2015, 2016, 2017, 2018, 2019].map((year) => ({
  name: `${year}/${String(year + 1).slice(2)}`,
  from: `${year}-09-01`,
  to: `${year + 1}-08-31`,
}));
const absence = {
  name: "absence",
  title: "Persistent absence",
  direction: "higher-is-need",
  shows: "proportion",
  dated: "day",
  measure: { kind: "share", source: "school", where: { field: "absent", is: true } },
  of: { kind: "count", source: "school" },
};

/** A hundred pupils a year of zone Z1, so many of them absent; Z2 always has ten. */
function school(absent: readonly number[]) {
  const rows = years.flatMap(({ from }, at) =>
    [absent[at]!, 10].flatMap((count, zone) =>
      Array.from({ length: 100 }, (_, pupil) => ({ zone: `Z${zone + 1}`, day: from, absent: pupil < count })),
    ),
  );
  const kinds = { zone: "text", day: "date", absent: "flag" } as const;
  return new Map([["school", tableFromRows("school", rows, kinds)]]);
}

const tables = school([5, 6, 20, 24, 29, 35, 40]);
const by = groupBy(tables, "zone", { unit: "zone" });

describe("series breaks", () => {
  test("are known by name, or described, and anything else is refused", () => {
    const known = defineIndicator({ ...absence, breaks: ["persistent-absence-10"] });
    expect(known.breaks).toEqual([knownBreaks["persistent-absence-10"]]);
    const own = {
      name: "own",
      title: "New form",
      from: "2016-04-01",
      why: "A new form.",
      source: "The council",
    };
    expect(defineIndicator({ ...absence, breaks: [own] }).breaks).toEqual([own]);
    expect(() => defineIndicator({ ...absence, breaks: ["p1e"] })).toThrow(/^Indicator "absence" \(breaks/);
    expect(knownBreaks["p1e-to-h-clic"].from).toBe("2018-04-01");
    for (const one of Object.values(knownBreaks)) expect(seriesBreakSchema.safeParse(one).success).toBe(true);
  });

  test("lie between periods or within one", () => {
    const breaks = [knownBreaks["persistent-absence-10"]];
    expect(breakWithin(breaks, [years[0]!, years[1]!])).toBeUndefined();
    expect(breakWithin(breaks, [years[1]!, years[2]!])).toBe(breaks[0]);
    expect(breakWithin(breaks, [years[2]!, years[3]!])).toBeUndefined();
    const calendar = { name: "2015", from: "2015-01-01", to: "2015-12-31" };
    expect(breakWithin(breaks, [calendar, calendar])).toBe(breaks[0]);
    expect(breakWithin(undefined, [years[0]!, years[6]!])).toBeUndefined();
  });

  test("are not bridged by a trend, which begins after the newest", () => {
    const broken = defineIndicator({ ...absence, breaks: ["persistent-absence-10"] });
    const plain = defineIndicator({ ...absence, name: "plain" });
    const periods = years.map((period) => ({ zones: measure(tables, [broken, plain], { by, period }) }));
    const trends = findTrends(periods).filter(({ zone }) => zone === "Z1");
    expect(trends[0]).toMatchObject({ first: 0.2, periods: 5, since: { name: "persistent-absence-10" } });
    const short = findTrends(periods.slice(0, 4)).filter(({ zone }) => zone === "Z1");
    expect(short.map(({ indicator, first, method }) => [indicator.name, first, method])).toEqual([
      ["absence", 0.2, "difference of two periods"],
      ["plain", 0.05, "difference of two periods"],
    ]);
    // One period is left after the break: from .06 to .20 is no rise.
    const one = findTrends(periods.slice(0, 3)).filter(({ zone }) => zone === "Z1");
    expect(one.map(({ indicator }) => indicator.name)).toEqual(["plain"]);
    const undated = [
      { zones: measure(tables, [broken], { by }) },
      { zones: measure(tables, [broken], { by }) },
    ];
    expect(() => findTrends(undated)).toThrow(
      'Indicator "absence" has series breaks, so that its trend needs periods with dates.',
    );
  });

  test("are not bridged by pooled years, which are marked with the reason", () => {
    const pooled = defineIndicator({ ...absence, pool: 2, breaks: ["persistent-absence-10"] });
    const of = (at: number) => {
      const table = measure(tables, [pooled], { by, period: years[at]!, periods: years });
      return table.indicators.get("absence")!;
    };
    expect([...of(1).value]).toEqual([0.055, 0.1]);
    expect([...of(2).state]).toEqual([1, 1]);
    expect(of(2).notMeasured).toBe(
      "Its days lie on both sides of a series break: Absent 15% to 10%, from 2015-09-01.",
    );
    expect([...of(3).value]).toEqual([0.22, 0.1]);
    expect(of(0).notMeasured).toBe("It puts 2 periods together, and there are not so many.");
    expect(of(3).notMeasured).toBeUndefined();
    expect(rowsBehind(tables, pooled, { by, id: "Z1", period: years[2]!, periods: years })).toEqual([]);
    const rolled = rollUpIndicators(
      measure(tables, [pooled], { by, period: years[2]!, periods: years }),
      lookupFromRows("all", [
        { area: "Z1", zone: "all" },
        { area: "Z2", zone: "all" },
      ]),
      { unit: "zone" },
    );
    expect(rolled.indicators.get("absence")).toMatchObject({
      state: Uint8Array.of(1),
      notMeasured: of(2).notMeasured,
    });
  });
});

describe("findRedRed", () => {
  const indicator = defineIndicator(absence);
  const periods = years.map((period) => ({ zones: measure(tables, [indicator], { by, period }) }));

  test("lists what is worse than its benchmark and getting worse", () => {
    const red = findRedRed(periods, { benchmarks: new Map([["absence", 0.15]]) });
    expect(red.map(({ zone, value, benchmark }) => ({ zone, value, benchmark }))).toEqual([
      { zone: "Z1", value: 0.4, benchmark: 0.15 },
    ]);
    expect(red[0]).toMatchObject({
      comparison: { comparison: "higher", judgement: "worse", confidence: 0.998 },
      trend: { direction: "rising", judgement: "worse", periods: 5 },
    });
  });

  test("leaves out what only is worse, or only gets worse, and what has no benchmark", () => {
    expect(findRedRed(periods, { benchmarks: new Map([["absence", 0.39]]) })).toEqual([]);
    expect(findRedRed(periods, { benchmarks: new Map([["absence", [undefined, 0.01]]]) })).toEqual([]);
    expect(findRedRed(periods, { benchmarks: new Map() })).toEqual([]);
    expect(findRedRed([], { benchmarks: new Map() })).toEqual([]);
    expect(() => findRedRed(periods, { benchmarks: new Map([["abscence", 0.1]]) })).toThrow(
      'There is a benchmark for "abscence", which was not measured. Known: absence.',
    );
  });

  test("turns round where lower is need", () => {
    const takeUp = defineIndicator({ ...absence, direction: "lower-is-need" });
    const rising = years.map((period) => ({ zones: measure(tables, [takeUp], { by, period }) }));
    expect(findRedRed(rising, { benchmarks: new Map([["absence", 0.15]]) })).toEqual([]);
    const falling = findRedRed([...rising].reverse(), { benchmarks: new Map([["absence", 0.15]]) });
    expect(falling.map(({ zone }) => zone)).toEqual(["Z1"]);
  });
});
