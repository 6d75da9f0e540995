import { publicPolicy, release, strategicPolicy } from "@needscope/disclosure";
import { groupBy, knownBreaks, measure, type Indicator } from "@needscope/indicators";
import { renderHtml } from "@needscope/report";
import { zoneNeed, type RunAbout, type ZoneFindings } from "@needscope/reports";
import { rankIntervals, scoreComposite } from "@needscope/scoring";
import { tableFromRows } from "@needscope/table";
import { describe, expect, it } from "vitest";

const indicator: Indicator = {
  name: "persistent-absence",
  title: "Pupils persistently absent",
  short: "Persistent absence",
  direction: "higher-is-need",
  shows: "proportion",
  measure: { kind: "count", source: "school", where: { field: "absent", is: true } },
  of: { kind: "count", source: "school" },
};

// North: 30 of 100 absent; South: 3 of 100.
const pupils = [
  ...Array.from({ length: 100 }, (_, at) => ({ zone: "Z1", absent: at < 30 })),
  ...Array.from({ length: 100 }, (_, at) => ({ zone: "Z2", absent: at < 3 })),
];
const tables = new Map([["school", tableFromRows("school", pupils, { zone: "text", absent: "flag" })]]);
const zones = measure(tables, [indicator], {
  by: groupBy(tables, "zone", { unit: "zone", ids: ["Z1", "Z2"], names: ["North", "South"] }),
});
const whole = measure(tables, [indicator], {
  by: { unit: "place", ids: ["all"], unitOf: new Map([["school", new Int32Array(200)]]) },
});
const run = { rankIntervals: { confidence: 0.95 } };
const findings: ZoneFindings = { periods: [{ name: "2015/16", zones, whole }], trends: [], run };
const released = release(zoneNeed.select(findings, strategicPolicy), strategicPolicy);
const about: RunAbout = {
  name: "two-zones",
  title: "Two zones",
  place: "Anytown",
  asOf: "2016-03-31",
  policy: strategicPolicy,
  version: "0.1.0",
  sources: [],
};

describe("the zone-need report", () => {
  it("works rates and intervals out from the released counts, and hides what they would give away", () => {
    const rows = released.tables.get("indicators")!.rows.map((cells) => cells.map(({ text }) => text));
    // South's 3 are hidden, and North's 30 with them: the total is shown.
    expect(rows).toEqual([
      ["North", "[c]", "100", "[c]"],
      ["South", "[c]", "100", "[c]"],
      ["All zones", "35", "200", "18%"],
    ]);
  });

  it("names the indicator in short in the narrow columns and in full in its own table", () => {
    expect(released.tables.get("indicators")!.columns.at(-1)!.title).toBe("Persistent absence");
    expect(released.tables.get("by-persistent-absence")!.title).toBe("Pupils persistently absent");
  });

  it("ranks nothing where a run has no composite, and says that nothing changed clearly", () => {
    expect(released.tables.has("zones")).toBe(false);
    expect(released.figures.get("changed")!.text).toBe("no zone's indicator changed clearly");
  });
});

describe("rates", () => {
  const rateOf = (roundTo: number) => {
    const input = zoneNeed.select(findings, { roundTo });
    return input.tables.find(({ name }) => name === "indicators")!.columns.at(-1);
  };
  it("have the decimals that rounded counts bear", () => {
    // 2.5 of 100 pupils is 2.5 points: no decimal. Exact counts bear one.
    expect(rateOf(5)).toMatchObject({ decimals: 0 });
    expect(rateOf(1)).toMatchObject({ decimals: 1 });
  });
});

describe("zones of which one cannot be scored", () => {
  // Means of 30, 10 and nothing: the middle zone has no value.
  const units = {
    ids: ["Z1", "Z2", "Z3"],
    columns: new Map([["absence", { values: [30, 0, 10], state: Uint8Array.of(0, 1, 0) }]]),
  };
  const composite = {
    name: "need",
    title: "Need",
    normalise: "minMax",
    aggregate: "arithmetic",
    scale: [0, 100],
    parts: [{ indicator: "absence", direction: "higher-is-need", weight: 1 }],
  } as const;
  const scored = scoreComposite(composite, units);
  const ranks = rankIntervals(composite, units, {
    standardErrors: new Map([["absence", [0.1, 0, 0.1]]]),
    seed: 1,
    draws: 50,
    confidence: 0.9,
  });
  const three = measure(tables, [indicator], {
    by: groupBy(tables, "zone", {
      unit: "zone",
      ids: ["Z1", "Z2", "Z3"],
      names: ["North", "Mid|dle", "South"],
    }),
  });
  const partly: ZoneFindings = {
    periods: [{ name: "2015/16", zones: three, whole }],
    scored,
    ranks,
    trends: [
      {
        indicator,
        zone: "Z2",
        direction: "rising",
        first: 0.1,
        last: 0.2,
      } as ZoneFindings["trends"][number],
    ],
    run: { rankIntervals: { confidence: 0.9 }, composite },
  };

  it("says how weights are drawn, where they are", () => {
    const drawnBy = (weights?: { spread: number }) => {
      const run = { ...partly.run, rankIntervals: { confidence: 0.9, weights } };
      const { figures } = zoneNeed.select({ ...partly, run }, { roundTo: 5 });
      return (figures ?? []).flatMap((one) =>
        one.name === "weights-drawn" && "label" in one ? [one.label] : [],
      );
    };
    expect(drawnBy()).toEqual([]);
    expect(drawnBy({ spread: 0.25 })).toEqual(["weights up to 25% less or more"]);
  });

  describe("compared with an earlier run", () => {
    const since = (changes: Partial<NonNullable<ZoneFindings["changes"]>>): string => {
      const all = { since: "2016-02-29", units: [], appeared: [], gone: [], ...changes };
      const { figures } = zoneNeed.select({ ...partly, changes: all }, { roundTo: 5 });
      const told = (figures ?? []).find(({ name }) => name === "since-last-run")!;
      return "label" in told ? told.label : "";
    };
    const moved = { id: "Z3", before: 60, after: 55, rankBefore: 1, rankAfter: 2, change: -5 };
    const still = { ...moved, id: "Z1", rankBefore: 1, rankAfter: 1 };
    // Data moved it most, and most by absence, though what homelessness moved by all causes is more.
    const causes = { data: -6, rules: 1, code: 0 };
    const indicators = [
      { indicator: "homelessness", change: -4, data: -2, rules: -2, code: 0 },
      { indicator: "persistent-absence", change: -1, data: -4, rules: 3, code: 0 },
    ];

    it("names the cause that moved a score most, and the indicator that this cause moved most", () => {
      const units = [still, moved].map((one) => ({ ...one, ...causes, indicators }));
      expect(since({ units })).toBe(
        "South went from rank 1 to rank 2, mostly by new data, above all persistent absence. " +
          "1 of 2 zones has the same rank as then.",
      );
    });

    it("says so where a zone is passed by others, or where only one run has a score", () => {
      const units = [{ ...moved, data: 0, rules: 0, code: 0, indicators }];
      expect(since({ units })).toBe("South went from rank 1 to rank 2, as the scores of others changed.");
      expect(since({ appeared: ["Z2"], gone: ["Z9"] })).toBe(
        "No zone has a score in both. Without a score then: Mid|dle. Without a score to compare now: Z9.",
      );
      expect(since({ untold: "Nothing was kept." })).toBe(
        "Why scores differ cannot be told. Nothing was kept.",
      );
    });
  });

  const partlyReleased = release(zoneNeed.select(partly, strategicPolicy), strategicPolicy);

  it("stand last without score, rank or interval, and are not counted among the ranked", () => {
    const rows = partlyReleased.tables.get("zones")!.rows.map((cells) => cells.map(({ text }) => text));
    expect(rows).toEqual([
      ["North", "Z1", "100", "1", "1", "1", "100%"],
      ["South", "Z3", "0", "2", "2", "2", "0%"],
      ["Mid|dle", "Z2", "[x]", "[x]", "[x]", "[x]", "[x]"],
    ]);
    expect(partlyReleased.figures.get("zones")!.text).toBe("2");
    expect(partlyReleased.tables.get("indicators")!.rows.at(-2)![0]!.text).toBe("Mid|dle");
  });

  it("are named on the page, with the confidence that the run was told", async () => {
    const html = await renderHtml(zoneNeed.document(partlyReleased, about), partlyReleased);
    expect(html).toContain(
      "North has the most need of 2 zones; its rank is 1 of 2, and no other rank is likely.",
    );
    expect(html).toContain("Not scored: Mid|dle");
    expect(html).toContain("Its rank, with its 90% interval");
    expect(html).toContain("A score of 0 is the lowest of these zones, not no need.");
  });

  it("keep a name that holds a sign when their change is drawn", () => {
    const { cells } = zoneNeed.document(partlyReleased, about);
    const titles = cells.flatMap((cell) => (cell.kind === "chart" ? [cell.chart.title] : []));
    expect(titles.at(-1)).toContain("Pupils persistently absent in Mid|dle");
  });

  it("are not ranked when none of them has a score", () => {
    const none = { ...scored, state: Uint8Array.of(1, 1, 1), rank: Int32Array.of(0, 0, 0) };
    const input = release(zoneNeed.select({ ...partly, scored: none }, strategicPolicy), strategicPolicy);
    const { headlineSentence, cells } = zoneNeed.document(input, about);
    expect(headlineSentence).toBeUndefined();
    expect(cells.some((cell) => cell.kind === "heading" && cell.text === "Where need is")).toBe(false);
  });
});

describe("a pooled indicator", () => {
  const pooledIndicator: Indicator = {
    ...indicator,
    about: "Two years together.",
    dated: "counted",
    pool: 2,
  };
  const dated = new Map([
    [
      "school",
      tableFromRows(
        "school",
        pupils.map((pupil, at) => ({ ...pupil, counted: at % 2 ? "2014-06-30" : "2015-06-30" })),
        { zone: "text", absent: "flag", counted: "date" },
      ),
    ],
  ]);
  const years = [
    { name: "2014", from: "2014-01-01", to: "2014-12-31" },
    { name: "2015", from: "2015-01-01", to: "2015-12-31" },
  ];
  const periods = years.map((period) => {
    const options = { period, periods: years };
    return {
      name: period.name,
      zones: measure(dated, [pooledIndicator], {
        by: groupBy(dated, "zone", { unit: "zone", ids: ["Z1", "Z2"], names: ["North", "South"] }),
        ...options,
      }),
      whole: measure(dated, [pooledIndicator], {
        by: { unit: "place", ids: ["all"], unitOf: new Map([["school", new Int32Array(200)]]) },
        ...options,
      }),
    };
  });
  const pooled = release(zoneNeed.select({ periods, trends: [], run }, strategicPolicy), strategicPolicy);

  it("is headed with the periods that it puts together", () => {
    const { columns } = pooled.tables.get("by-persistent-absence")!;
    expect(columns.map(({ title }) => title)).toEqual([
      "Zone",
      "Number 2014 to 2015",
      "Out of 2014 to 2015",
      "2014 to 2015",
    ]);
  });

  it("says so under the picture, and what it means above its table", async () => {
    const html = await renderHtml(zoneNeed.document(pooled, about), pooled);
    expect(html).toContain("<p>Persistent absence: 2 periods together, 2014 to 2015.</p>");
    expect(html).toContain("<strong>Pupils persistently absent.</strong> Two years together.");
  });
});

it("says what is worse and getting worse, and draws no line over a series break", async () => {
  const counted = { ...indicator, breaks: [knownBreaks["persistent-absence-10"]] };
  const year = (from: number) => ({
    name: `${from}/${from - 1999}`,
    from: `${from}-09-01`,
    to: `${from + 1}-08-31`,
  });
  const of = (table: typeof zones, from: number) => ({
    ...table,
    period: year(from),
    indicators: new Map([[counted.name, { ...table.indicators.get(counted.name)!, indicator: counted }]]),
  });
  const periods = [2014, 2015, 2016].map((from) => ({
    name: year(from).name,
    zones: of(zones, from),
    whole: of(whole, from),
  }));
  const trend = { indicator: counted, zone: "Z1", direction: "rising", judgement: "worse" } as const;
  const red = { indicator: counted, zone: "Z1" };
  const broken = {
    periods,
    run,
    trends: [trend as unknown as ZoneFindings["trends"][number]],
    redRed: [red as NonNullable<ZoneFindings["redRed"]>[number]],
  };
  const shown = release(zoneNeed.select(broken, strategicPolicy), strategicPolicy);
  expect(shown.figures.get("red-red")!.text).toBe("pupils persistently absent in North");
  expect(
    [...shown.figures].filter(([name]) => /break|because/.test(name)).map(([, { text }]) => text),
  ).toEqual(["2015/16", "Absent 15% to 10%"]);
  const html = await renderHtml(zoneNeed.document(shown, about), shown);
  expect(html).toContain(
    "Worse than all zones together and getting worse:</strong> pupils persistently absent in North.",
  );
  expect(html).toContain("Absent 15% to 10%");
});

it("is marked for those who work with it, and not for the public", () => {
  expect(zoneNeed.document(released, about).marking).toBe("OFFICIAL-SENSITIVE");
  const open = { ...about, policy: publicPolicy };
  expect(zoneNeed.document(release(zoneNeed.select(findings), publicPolicy), open).marking).toBeUndefined();
});
