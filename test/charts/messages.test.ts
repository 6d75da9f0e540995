import { describe, expect, test } from "vitest";
import {
  bandBars,
  choropleth,
  indicatorRug,
  lossHistogram,
  overlapChart,
  rankIntervals,
  segmentBars,
  spineChart,
  trendLines,
} from "@needscope/charts";
import type { ColumnSpec, InputCell } from "@needscope/disclosure";
import { drawChart } from "./draw-chart.ts";
import { releasedTable, sampleRelease } from "./sample-release.ts";

const label = (id: string, title = id): ColumnSpec => ({ id, title, kind: "label" });
const count = (id: string, of = "families"): ColumnSpec => ({ id, title: "Families", kind: "count", of });
const number = (id: string, title = id): ColumnSpec => ({ id, title, kind: "number", decimals: 0 });
const rank = (id: string): ColumnSpec => ({ id, title: id, kind: "rank", decimals: 0 });

function table(columns: readonly ColumnSpec[], rows: readonly (readonly InputCell[])[]) {
  return releasedTable("t", columns, rows).table;
}

describe("segmentBars", () => {
  const options = { segment: "segment", count: "families", total: "All" };
  const make = (...counts: number[]) =>
    table(
      [label("segment", "Segment"), count("families")],
      ["A", "B", "All"].map((name, i) => [name, counts[i]]),
    );

  test("says the largest segment of the total, or the one asked for", () => {
    expect(segmentBars(make(60, 40, 100), options).title).toBe("A: 60 of 100 families, the largest segment");
    expect(segmentBars(make(60, 40, 100), { ...options, focus: "B" }).title).toBe("B: 40 of 100 families");
  });

  test("never says a hidden number", () => {
    expect(segmentBars(make(3, 40, 43), { ...options, focus: "A" }).title).toBe(
      "A: number of families not shown",
    );
    expect(segmentBars(make(3, 40, 43), options).howToRead).toContain("[c] marks a number hidden");
  });

  test("starts every bar at 0 when a count is hidden, since a gap would give it away", () => {
    const spec = JSON.stringify(segmentBars(make(3, 40, 43), options).spec);
    expect(spec).not.toContain("bar_sum");
    expect(JSON.stringify(segmentBars(make(60, 40, 100), options).spec)).toContain("bar_sum");
  });

  test("says which column or segment is unknown", () => {
    expect(() => segmentBars(make(1, 2, 3), { ...options, count: "people" })).toThrow(
      'Unknown column "people" in table "t". Known: segment, families.',
    );
    expect(() => segmentBars(make(1, 2, 3), { ...options, count: "segment" })).toThrow(
      'Column "segment" of table "t" is a label; this chart needs count there.',
    );
    expect(() => segmentBars(make(1, 2, 3), { ...options, total: "Everyone" })).toThrow(
      'Unknown Segment "Everyone" in table "t". Known: A, B, All.',
    );
    expect(() => segmentBars(make(1, 2, 3), { ...options, focus: "C" })).toThrow('Unknown Segment "C"');
  });

  test("draws a hidden count as [c] and no bar of it", async () => {
    const made = releasedTable(
      "t",
      [label("segment"), count("families")],
      [
        ["A", 3],
        ["B", 40],
      ],
    );
    const chart = segmentBars(made.table, { segment: "segment", count: "families" });
    const { svg } = await drawChart(chart, made.release);
    expect(svg).toContain(">[c]</text>");
    expect(svg).not.toContain(">3</text>");
  });
});

describe("bandBars", () => {
  const columns = [label("band", "Band"), count("families")];
  test("says how many of all are in the first band, or in the one asked for", () => {
    const made = table(columns, [
      ["High", 120],
      ["Low", 880],
    ]);
    expect(bandBars(made, { band: "band", count: "families" }).title).toBe("High: 120 of 1,000 families");
    expect(bandBars(made, { band: "band", count: "families", focus: "Low" }).title).toBe(
      "Low: 880 of 1,000 families",
    );
  });
  test("leaves the total out when a band is hidden", () => {
    const made = table(columns, [
      ["High", 120],
      ["Low", 2],
    ]);
    expect(bandBars(made, { band: "band", count: "families" }).title).toBe("High: 120 families");
    expect(bandBars(made, { band: "band", count: "families", focus: "Low" }).title).toBe(
      "Low: number of families not shown",
    );
  });
  test("takes a table without rows", () => {
    expect(bandBars(table(columns, []), { band: "band", count: "families" }).title).toBe("No bands");
  });
});

describe("overlapChart", () => {
  const columns = [label("rent", "Rent arrears"), label("cap", "Benefit cap"), count("families")];
  const options = { flags: ["rent", "cap"], count: "families" };
  test("says how many of those with any flag have two or more", () => {
    const made = table(columns, [
      [true, false, 60],
      [false, true, 20],
      [true, true, 15],
      [false, false, 500],
    ]);
    expect(overlapChart(made, options).title).toBe("15 of 95 families have two or more of these");
  });
  test("says at least when a combination of several is hidden", () => {
    const third = label("home", "Homeless");
    const made = table(
      [third, ...columns],
      [
        [false, true, true, 15],
        [true, true, false, 2],
        [true, false, false, 70],
      ],
    );
    expect(overlapChart(made, { flags: ["home", "rent", "cap"], count: "families" }).title).toBe(
      "At least 15 families have two or more of these",
    );
  });
  test("draws the most frequent first and the rest as a sentence", async () => {
    const rows: InputCell[][] = [
      [true, false, 60],
      [false, true, 200],
      [true, true, 15],
      [false, false, 3],
    ];
    const made = releasedTable("t", columns, rows);
    const { svg } = await drawChart(overlapChart(made.table, { ...options, top: 2 }), made.release);
    const heightOf = (words: string) =>
      Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)[^>]*>${words}<`).exec(svg)?.[1]);
    expect(heightOf("200")).toBeLessThan(heightOf("60"));
    expect(svg).not.toContain(">15<");
    expect(svg).toContain("And 2 further combinations: 15, and 1 hidden [c]");
  });
});

describe("lossHistogram", () => {
  const columns = [number("from"), number("to"), count("families")];
  const options = { from: "from", to: "to", count: "families", threshold: 200 };
  test("counts the bands above the threshold", () => {
    const made = table(columns, [
      [0, 100, 50],
      [100, 200, 30],
      [200, 300, 20],
      [300, undefined, 10],
    ]);
    expect(lossHistogram(made, options).title).toBe("30 of 110 families lose more than £200 a week");
    expect(lossHistogram(made, options).howToRead).toContain("The last column is more than £300.");
  });
  test("says at least when a band above is hidden, and no total when one below is", () => {
    const above = table(columns, [
      [0, 200, 50],
      [200, 300, 20],
      [300, 400, 2],
    ]);
    expect(lossHistogram(above, options).title).toBe("At least 20 families lose more than £200 a week");
    const below = table(columns, [
      [0, 200, 3],
      [200, 300, 20],
    ]);
    expect(lossHistogram(below, options).title).toBe("20 families lose more than £200 a week");
    const alone = table(columns, [
      [0, 200, 30],
      [200, 300, 2],
    ]);
    expect(lossHistogram(alone, options).title).toBe(
      "Number of families losing more than £200 a week not shown",
    );
  });
  test("refuses a threshold inside a band, which could not be counted, and a band without a start", () => {
    const made = table(columns, [
      [0, 150, 50],
      [150, 300, 30],
    ]);
    expect(() => lossHistogram(made, options)).toThrow(
      'Threshold 200 is not a lower edge of the bands of table "t". Edges: 0, 150.',
    );
    expect(() => lossHistogram(table(columns, [[undefined, 150, 50]]), options)).toThrow(
      'Row 0 of table "t" has no lower edge in column "from".',
    );
  });
});

describe("rankIntervals", () => {
  const columns = [label("zone"), number("score", "Score"), rank("rank"), rank("lower"), rank("upper")];
  const options = { zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper" };
  const title = (rows: InputCell[][], ...apart: { from: number; count: number }[]) =>
    rankIntervals(table(columns, rows), { ...options, apart }).title;
  test("says who has the most need, and which ranks cannot be told apart", () => {
    const rows = [
      ["B", 5, 2, 2, 4],
      ["A", 9, 1, 1, 1],
      ["C", 4, 3, 2, 4],
      ["D", 3, 4, 3, 4],
      ["E", 1, 5, 5, 5],
    ];
    expect(title(rows, { from: 2, count: 3 })).toBe("A has the most need; ranks 2 to 4 cannot be told apart");
    expect(title(rows, { from: 3, count: 2 })).toBe("A has the most need, then B");
  });
  test("takes no interval's word: bars that share places may still be told apart", () => {
    const rows = [
      ["A", 9, 1, 1, 2],
      ["B", 5, 2, 1, 2],
    ];
    expect(title(rows)).toBe("A has the most need, then B");
  });
  test("names those that share the first place, or says that none can be told apart", () => {
    expect(
      title(
        [
          ["A", 9, 1, 1, 2],
          ["B", 8, 2, 1, 2],
          ["C", 1, 3, 3, 3],
        ],
        { from: 1, count: 2 },
      ),
    ).toBe("A and B have the most need and cannot be told apart");
    expect(
      title(
        [
          ["A", 9, 1, 1, 2],
          ["B", 8, 2, 1, 2],
        ],
        { from: 1, count: 2 },
      ),
    ).toBe("The 2 zones cannot be told apart");
    expect(
      title([
        ["A", 9, 1, 1, 1],
        ["B", 8, 2, 2, 2],
      ]),
    ).toBe("A has the most need, then B");
    expect(title([["A", 9, 1, 1, 1]])).toBe("A has the most need");
    expect(title([])).toBe("No zones can be ranked");
  });
  test("places a zone without a score last, says so, and leaves it out of the message", async () => {
    const made = releasedTable("t", columns, [
      ["Unknown", undefined, undefined, undefined, undefined],
      ["B", 5, 2, 2, 2],
      ["A", 9, 1, 1, 1],
    ]);
    const chart = rankIntervals(made.table, { ...options, apart: [] });
    expect(chart.title).toBe("A has the most need, then B");
    expect(chart.subtitle).toBe("Rank by score; 1 is most need");
    expect(chart.altText).toContain("rank of 2 zones");
    expect(chart.altText).toContain("1 not scored");
    const { svg } = await drawChart(chart, made.release);
    const heightOf = (words: string) =>
      Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)[^>]*>${words}<`).exec(svg)?.[1]);
    expect(heightOf("not scored")).toBeGreaterThan(heightOf("B"));
    expect(heightOf("B")).toBeGreaterThan(heightOf("A"));
    expect(svg).toContain(">[x]</text>");
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe("indicatorRug", () => {
  // Intervals invented: a tenth to each side.
  const rate = (id: string): ColumnSpec[] => [
    { ...count(`${id}Count`), title: id },
    {
      id,
      title: id,
      kind: "rate",
      numerator: `${id}Count`,
      denominator: "people",
      multiplier: 1000,
      decimals: 0,
      shows: "per",
      interval: (above, below) => [(0.9 * above) / below, (1.1 * above) / below],
    },
  ];
  const columns = [label("zone"), count("people"), ...rate("poverty"), ...rate("attendance")];
  const rows = [
    ["Hale", 1000, 300, undefined, 500, undefined],
    ["Wick", 1000, 205, undefined, 890, undefined],
    ["England", 1000, 200, undefined, 900, undefined],
  ];
  const options = { zone: "zone", indicators: ["poverty", "attendance"], benchmark: "England" };
  test("counts more need only where the whole interval is, in the direction of the indicator", () => {
    expect(indicatorRug(table(columns, rows), { ...options, lowerIsNeed: ["attendance"] }).title).toBe(
      "Hale has more need than England on 2 of 2 indicators",
    );
    expect(indicatorRug(table(columns, rows), options).title).toBe(
      "Hale has more need than England on 1 of 2 indicators",
    );
  });
  test("draws a triangle up for each cell with more need, one down for each with less, and one of each in the key", async () => {
    const made = releasedTable("t", columns, rows);
    const chart = indicatorRug(made.table, { ...options, lowerIsNeed: ["attendance"] });
    const { svg } = await drawChart(chart, made.release);
    expect(svg.match(/d="M0,-[\d.]+L[^"]*Z" fill="#FFFFFF"/g)).toHaveLength(2 + 1);
    expect(svg.match(/d="M0,[\d.]+L[^"]*Z" fill="#0B0C0C"/g)).toHaveLength(0 + 1);
    expect(svg).toContain(">300</text>");
  });
  test("says what the rates are per, which cells leave out: once, or rate by rate", () => {
    const { subtitle, howToRead } = indicatorRug(table(columns, rows), options);
    expect(subtitle).toBe("2 indicators by zone");
    expect(howToRead).toContain("too close to tell. Rates are per 1,000. Where");
    const per = { poverty: "1,000 children", attendance: "1,000 pupils" };
    expect(indicatorRug(table(columns, rows), { ...options, per }).howToRead).toContain(
      "Rates: poverty per 1,000 children; attendance per 1,000 pupils.",
    );
  });
  test("calls the benchmark in sentences as it is told to", () => {
    const chart = indicatorRug(table(columns, rows), { ...options, benchmarkWords: "all zones together" });
    expect(chart.title).toBe("Hale has more need than all zones together on 1 of 2 indicators");
    expect(chart.howToRead).toContain("more need than all zones together");
  });
  test("says so when no zone is clearly above, and refuses an unknown benchmark", () => {
    expect(indicatorRug(table(columns, rows.slice(1)), options).title).toBe(
      "No zone has clearly more need than England",
    );
    expect(() => indicatorRug(table(columns, rows), { ...options, benchmark: "Wales" })).toThrow(
      'Unknown benchmark "Wales" in table "t". Known: Hale, Wick, England.',
    );
  });
});

describe("trendLines", () => {
  const columns = [label("year"), label("zone"), number("value", "Incidents")];
  const options = { period: "year", zone: "zone", value: "value", focus: "Hale" };
  const rows = (...values: (number | undefined)[]): InputCell[][] =>
    values.map((value, index) => [`201${index}`, "Hale", value]);
  test("compares the first and last shown value", () => {
    expect(trendLines(table(columns, rows(5, 7, undefined, 9)), options).title).toBe(
      "Incidents in Hale rose from 5 to 9 between 2010 and 2013",
    );
    expect(trendLines(table(columns, rows(9, 7, 5)), options).title).toBe(
      "Incidents in Hale fell from 9 to 5 between 2010 and 2012",
    );
    expect(trendLines(table(columns, rows(5, 7, 5)), options).title).toBe(
      "Incidents in Hale: no clear change between 2010 and 2012",
    );
    expect(trendLines(table(columns, rows(undefined, 7)), options).title).toBe(
      "Incidents in Hale: 7 in 2011",
    );
    expect(trendLines(table(columns, rows(undefined)), options).title).toBe(
      "Incidents in Hale: no value can be shown",
    );
  });
  test("compares only values counted the same way", () => {
    const breaks = [{ at: "2012", label: "New definition" }];
    const chart = trendLines(table(columns, rows(50, 40, 5, 7)), { ...options, breaks });
    expect(chart.title).toBe("Incidents in Hale rose from 5 to 7 between 2012 and 2013");
    expect(chart.altText).toBe(
      "Lines over 4 periods, broken at 2012 (New definition). Incidents in Hale rose from 5 to 7 between 2012 and 2013.",
    );
  });
  test("joins no line across a break, a missing value or a period that no row has", async () => {
    const made = releasedTable("t", columns, rows(5, 7, undefined, 9, 8, 6, 7));
    const lines = async (extra: object) => {
      const { svg } = await drawChart(trendLines(made.table, { ...options, ...extra }), made.release);
      const strokes = svg.match(/<path [^>]*stroke="#12436D"[^>]*>/g) ?? [];
      return strokes.flatMap((path) => path.match(/M[^M"]+/g) ?? []).filter((piece) => piece.includes("L"))
        .length;
    };
    expect(await lines({})).toBe(2);
    expect(await lines({ breaks: [{ at: "2015", label: "New" }] })).toBe(3);
    const periods = ["2010", "2010b", "2011", "2012", "2013", "2014", "2015", "2016"];
    // 2010 is cut off from 2011 by the period that no row has, and stands as a dot.
    expect(await lines({ periods })).toBe(1);
  });
  test("writes the first value below its dot where the line or another would strike it above", async () => {
    const spec = (...values: number[]) =>
      JSON.stringify(trendLines(table(columns, rows(...values)), options).spec);
    // The line leaves the first dot steeply upwards: 20 to 100 in a seventh of the width.
    expect(spec(20, 100, 90, 95, 90, 95, 90, 95)).toContain('{"name":"below","value":[0]}');
    expect(spec(50, 51, 50)).toContain('{"name":"below","value":[]}');
    // Below would be under the axis.
    expect(spec(1, 100, 90, 95, 90, 95, 90, 95)).toContain('{"name":"below","value":[]}');
  });
  test("says which zone or period is unknown", () => {
    expect(() => trendLines(table(columns, rows(1)), { ...options, focus: "Wick" })).toThrow(
      'Unknown zone "Wick" for table "t". Known: Hale.',
    );
    expect(() =>
      trendLines(table(columns, rows(1)), { ...options, breaks: [{ at: "1999", label: "New" }] }),
    ).toThrow('Unknown period "1999" for table "t". Known: 2010.');
  });
});

describe("choropleth", () => {
  const columns = [label("code"), label("zone"), number("score", "Need score")];
  const options = {
    outlines: "zones",
    code: "code",
    area: "zone",
    value: "score",
    projection: "plain",
  } as const;
  const made = table(columns, [
    ["1", "Hale", 9],
    ["2", "Wick", 4],
    ["3", "Torne", 5],
    ["4", "Ayle", 7],
    ["5", "Oxen", 1],
  ]);
  test("names the area with the highest value, or with the lowest where that is need", () => {
    expect(choropleth(made, options).title).toBe("Hale has the highest need score, 9");
    expect(choropleth(made, { ...options, lowerIsNeed: true }).title).toBe(
      "Oxen has the lowest need score, 1",
    );
  });
  test("says the place of the area asked for: 1 is most need whatever the direction", () => {
    expect(choropleth(made, { ...options, focus: "Hale" }).title).toBe(
      "Hale has place 1 of 5, most need, at 9",
    );
    expect(choropleth(made, { ...options, focus: "Hale", lowerIsNeed: true }).title).toBe(
      "Hale has place 5 of 5, at 9",
    );
    expect(choropleth(made, { ...options, focus: "Torne" }).title).toBe("Torne has place 3 of 5, at 5");
  });
  test("numbers areas by their rank where it is given, since rounded values can tie", () => {
    const ranked = table(
      [...columns, rank("rank")],
      [
        ["1", "Hale", 1, 2],
        ["2", "Wick", 1, 1],
        ["3", "Torne", 0, 3],
      ],
    );
    const title = (focus: string) => choropleth(ranked, { ...options, rank: "rank", focus }).title;
    expect(["Hale", "Wick"].map(title)).toEqual([
      "Hale has place 2 of 3, at 1",
      "Wick has place 1 of 3, most need, at 1",
    ]);
  });
  test("says the class of the area asked for where there are more than twelve", () => {
    const rows = Array.from({ length: 15 }, (_, at) => [String(at), `Area ${String(at)}`, at]);
    const many = table(columns, rows);
    expect(choropleth(many, { ...options, focus: "Area 14" }).title).toBe(
      "Area 14 is in class 1 of 5, most need, at 14",
    );
    expect(choropleth(many, { ...options, focus: "Area 0" }).title).toBe(
      "Area 0 is in class 5 of 5, least need, at 0",
    );
  });
  test("colours few areas by equal steps of the range, and numbers each by its place", async () => {
    // From 10 to 100 in four steps: below 32.5, 55 and 77.5. The second is as pale as the fourth and not as the first.
    const codes = ["Z1", "Z2", "Z3", "Z4"];
    const made = releasedTable(
      "scores",
      columns,
      [100, 12, Symbol.for("needscope.suppressed"), 10].map((score, at) => [
        codes[at],
        `N${String(at)}`,
        score,
      ]),
    );
    const chart = choropleth(made.table, { ...options, classes: 4 });
    const outlines = sampleRelease().outlines;
    const { svg } = await drawChart(chart, { ...made.release, outlines });
    const fills = [...svg.matchAll(/d="M[^"]*Z" fill="(#\w+)" stroke="#0B0C0C" stroke-width="1"/g)].map(
      ([, fill]) => fill,
    );
    expect(fills.slice(0, 4)).toEqual(["#12436D", "#E6EFF7", "#FFFFFF", "#E6EFF7"]);
    for (const words of ["N0, 100", "N1, 12", "N3, 10", "N2, hidden"]) expect(svg).toContain(`>${words}<`);
    // Each place on the map and in the key.
    for (const place of [1, 2, 3])
      expect(svg.match(new RegExp(`>${String(place)}</text>`, "g"))).toHaveLength(2);
  });
  test("keeps equal values in one class and has fewer classes then", () => {
    const equal = table(columns, [
      ["1", "Hale", 4],
      ["2", "Wick", 4],
      ["3", "Torne", 4],
    ]);
    expect(choropleth(equal, options).altText).toContain("3 areas in 1 class.");
    expect(choropleth(equal, options).title).toBe("3 areas share the highest need score, 4");
  });
  test("never says a hidden value", () => {
    const hidden = table(columns, [
      ["1", "Hale", Symbol.for("needscope.suppressed")],
      ["2", "Wick", 4],
    ]);
    expect(choropleth(hidden, { ...options, focus: "Hale" }).title).toBe("Hale: value not shown");
    expect(choropleth(hidden, options).title).toBe("Wick has the highest need score, 4");
    expect(choropleth(table(columns, []), options).title).toBe("No value can be shown");
  });
});

describe("spineChart", () => {
  const columns = [
    label("indicator"),
    number("own", "Dorset"),
    number("england", "England"),
    number("p5"),
    number("p95"),
    label("note"),
  ];
  const options = {
    indicator: "indicator",
    value: "own",
    benchmark: "england",
    range: ["p5", "p95"],
    note: "note",
  } as const;
  const rows: InputCell[][] = [
    ["Poverty", 25, 20, 10, 40, undefined],
    ["Attendance", 80, 90, 70, 99, undefined],
    ["Abuse", 0, 9, 3, 20, "not ranked: implausible"],
    ["Homeless", undefined, 9, 3, 20, undefined],
  ];
  test("counts indicators with more need in their direction, and leaves out the marked and the missing", () => {
    expect(spineChart(table(columns, rows), options).title).toBe(
      "Dorset has more need than England on 1 of 2 indicators",
    );
    expect(spineChart(table(columns, rows), { ...options, lowerIsNeed: ["Attendance"] }).title).toBe(
      "Dorset has more need than England on 2 of 2 indicators",
    );
    expect(spineChart(table(columns, rows.slice(2)), options).title).toBe(
      "Dorset cannot be compared with England",
    );
  });
  test("puts more need to the right, the middle at the benchmark and the farther end of the range at the edge", async () => {
    const made = releasedTable("t", columns, rows.slice(0, 2));
    const chart = spineChart(made.table, { ...options, lowerIsNeed: ["Attendance"] });
    const { svg } = await drawChart(chart, made.release);
    const dots = [
      ...svg.matchAll(
        /translate\(([\d.]+),[\d.]+\)" d="[^"]*" fill="#12436D" stroke="#12436D" stroke-width="2.5"/g,
      ),
    ];
    const middle = Number(/translate\(([\d.]+),[\d.]+\)"[^>]*stroke="#0B0C0C"/.exec(svg)?.[1]);
    expect(dots).toHaveLength(2);
    // Poverty: (25 - 20) / max(40 - 20, 20 - 10) = 1/4 of the way right; attendance: (90 - 80) / (90 - 70) = 1/2.
    const [poverty, attendance] = dots.map((dot) => Number(dot[1])) as [number, number];
    expect(attendance - middle).toBeCloseTo(2 * (poverty - middle), 6);
    expect(poverty).toBeGreaterThan(middle);
  });
  test("shows a marked value hollow with its note", async () => {
    const made = releasedTable("t", columns, rows);
    const { svg } = await drawChart(spineChart(made.table, options), made.release);
    expect(svg).toContain("not ranked: implausible");
    expect(svg.match(/fill="#FFFFFF" stroke="#12436D" stroke-width="2.5"/g)).toHaveLength(1);
  });
  test("refuses more than two others", () => {
    expect(() => spineChart(table(columns, rows), { ...options, others: ["p5", "p95", "england"] })).toThrow(
      "A spine chart shows at most two values beside the area and the benchmark, not 3.",
    );
  });
});

describe("choropleth with edges of its own", () => {
  const columns = [label("code"), label("area"), number("tenth", "Tenth")];
  const rows = [
    ["A", "Ash", 1],
    ["B", "Beck", 2],
    ["C", "Combe", 9],
  ];
  const options = { outlines: "o", code: "code", area: "area", value: "tenth", projection: "plain" } as const;
  const map = (edges: readonly number[]) =>
    choropleth(table(columns, rows), { ...options, lowerIsNeed: true, edges, focus: "Beck" });
  test("puts each area in the class that its value lies in, and says so of an empty one", () => {
    const chart = map([1, 3, 5, 7, 9]);
    expect(chart.title).toBe("Beck is in class 1 of 5, most need, at 2");
    expect(JSON.stringify(chart.spec)).toContain("1 to 2, most need");
    expect(JSON.stringify(chart.spec)).toContain("no area");
  });
  test("refuses edges that do not rise, too many of them, and values below the first", () => {
    expect(() => map([3, 1])).toThrow(
      "The edges of a map's classes are two to five numbers, lowest first, not 3, 1.",
    );
    expect(() => map([1, 2, 3, 4, 5, 6])).toThrow("two to five numbers");
    expect(() => map([2, 5])).toThrow('Table "t" has 1 values below 2, where the first class begins.');
  });
});

describe("rankIntervals of the first of many", () => {
  test("says of how many, and never that all cannot be told apart where only some are shown", () => {
    const columns = [label("zone"), number("score", "Score"), rank("rank"), rank("lower"), rank("upper")];
    const rows = [
      ["A", 9, 1, 1, 2],
      ["B", 8, 2, 1, 4],
    ];
    const chart = rankIntervals(table(columns, rows), {
      ...{ zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper" },
      units: "small areas",
      of: 40,
      apart: [{ from: 1, count: 2 }],
    });
    expect(chart.title).toBe("A and B have the most need and cannot be told apart");
    expect(chart.altText).toContain("the first 2 of 40 small areas");
    expect(JSON.stringify(chart.spec)).toContain('"domain":[0.7,4.3]');
  });
});
