import { publishedPolicy, release } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import {
  authorityProfile,
  homelessnessIndicators,
  profileAuthorities,
  publishedIndicators,
  seriesAbout,
  type AuthorityAbout,
  type AuthorityInput,
  type PublishedRow,
  type QuarterRow,
} from "@needscope/reports";
import { describe, expect, test } from "vitest";

// Invented authorities: three unitary ones and a county of two districts, all in one region.
const region = { code: "E12000009", name: "South West" };
const authority = (code: string, name: string, laNumber: string) => ({ code, name, laNumber, region });
const authorities = [
  authority("E06000991", "Hale", "991"),
  authority("E06000992", "Wick", "992"),
  authority("E06000993", "Stoke", "993"),
  authority("E10000994", "Moorshire", "994"),
];
const quarterNames = ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4"];
const everywhere = [
  "E92000001",
  region.code,
  "E06000991",
  "E06000992",
  "E06000993",
  "E07000995",
  "E07000996",
];

type Counts = Record<string, number | undefined>;
type Change = (code: string, quarter: string) => Counts | undefined | "no row";

/** 20 households homeless through domestic abuse in each place and quarter, of 100,000, unless changed. */
function quarters(change: Change = () => undefined, places: readonly string[] = everywhere): QuarterRow[] {
  return places.flatMap((code) =>
    quarterNames.flatMap((quarter) => {
      const changed = change(code, quarter);
      if (changed === "no row") return [];
      const counts = {
        households_thousands: 100,
        relationship_prevention: 10,
        relationship_relief: 10,
        domestic_abuse_prevention: 5,
        domestic_abuse_relief: 15,
        temporary_households: 200,
        temporary_children: 300,
        ...changed,
      };
      return [{ code, name: code, quarter, counts }];
    }),
  );
}

/** 10 in every place for every indicator of LAIT in 2024 and 2025, and what is added. */
function published(more: readonly Partial<PublishedRow>[] = []): PublishedRow[] {
  const numbers = ["970", "990", "991", "992", "993", "994"];
  const row = { line: 1, code: "ChildPov", years: "2025", laNumber: "991", value: "10" };
  return [
    ...publishedIndicators.flatMap(({ code }) =>
      numbers.flatMap((laNumber) => ["2024", "2025"].map((years) => ({ ...row, code, years, laNumber }))),
    ),
    ...more.map((one) => ({ ...row, ...one })),
  ];
}

function input(parts: Partial<AuthorityInput> = {}): AuthorityInput {
  return {
    authorities,
    neighbours: new Map([["E06000991", ["E06000992", "E10000994"]]]),
    published: published(),
    quarters: quarters(),
    authorityOf: new Map([
      ["E06000991", "E06000991"],
      ["E06000992", "E06000992"],
      ["E06000993", "E06000993"],
      ["E07000995", "E10000994"],
      ["E07000996", "E10000994"],
    ]),
    areas: [],
    ...parts,
  };
}

function profile(parts?: Partial<AuthorityInput>) {
  const findings = profileAuthorities(input(parts), ["E06000991"]);
  const row = (name: string) => findings.profiles[0]!.rows.find((one) => one.series.indicator.name === name)!;
  const at = (name: string, place: string, period: string) => row(name).series.values.get(place)?.get(period);
  return { findings, row, at };
}

describe("years and values of LAIT", () => {
  const withRows = (...rows: Partial<PublishedRow>[]) =>
    profile({
      published: [
        ...published().filter(({ code }) => code !== "ChildPov"),
        ...published(rows).slice(-rows.length),
      ],
    });

  test("a year is written as 2016 or 2015/16; any other way is a problem and is not used", () => {
    const { findings, row } = withRows(
      { years: "2015/16" },
      { years: "2018/19" },
      { years: "2019-20", line: 7 },
      { years: "2019/21", line: 8 },
      { years: "2016 (Rev)", line: 9 },
      { years: "2016", line: 10 },
    );
    // 2016/17 and 2017/18, which no row has, stand in the axis as gaps.
    expect(row("child-poverty").series.periods).toEqual(["2015/16", "2016/17", "2017/18", "2018/19"]);
    expect(findings.problems.map(({ line }) => line)).toEqual([7, 8, 9, 10]);
    expect(findings.problems[3]!.message).toContain("written in two ways");
  });

  test("noise of binary fractions and powers of ten are numbers, anything else is a problem", () => {
    const { findings, at } = withRows(
      { years: "2022", value: "16.399999999999999" },
      { years: "2023", value: "9.257E-2" },
      { years: "2024", value: undefined },
      { years: "2025", value: "12%", line: 4 },
      { years: "2025", value: "101", laNumber: "992" },
    );
    const value = (year: string) => at("child-poverty", "E06000991", year);
    expect(value("2022")).toEqual({ value: 16.4 });
    expect(value("2023")).toEqual({ value: 0.09257 });
    expect(value("2024")).toEqual({ value: undefined });
    expect(findings.problems).toEqual([{ line: 4, message: "the value is not a number." }]);
    expect(at("child-poverty", "E06000992", "2025")?.mark).toBe("a percentage outside 0 to 100");
  });

  test("numbers of predecessors and of parts of regions are joined to nobody", () => {
    const { row } = profile({
      published: published([
        { laNumber: "835", years: "2016" },
        { laNumber: "987", years: "2016" },
      ]),
    });
    expect(row("child-poverty").series.periods).toEqual(["2024", "2025"]);
  });

  test("an indicator without any figure is one sentence", () => {
    expect(() => profile({ published: published().filter(({ code }) => code !== "PriFSM") })).toThrow(
      'LAIT has no figure for "PriFSM" (Free school meals, primary) for a place of today.',
    );
  });
});

describe("homelessness", () => {
  const counts = (count: number): Counts => ({ domestic_abuse_prevention: 0, domestic_abuse_relief: count });

  test("is a rate per 1,000 households over the last four quarters, a county the sum of its districts", () => {
    const { row } = profile();
    expect(row("domestic-abuse").own).toMatchObject({ value: 0.8, count: 80 });
    expect(row("domestic-abuse").series.newestPeriod).toBe("2025");
    expect(row("domestic-abuse").neighbours).toEqual({ median: 0.8, with: 2, of: 2 });
    expect(row("temporary-households").series.newest.get("E10000994")).toMatchObject({
      value: 2,
      count: 400,
    });
    // Byar's lower limit of 80, worked out in Python: 80 (1 - 1/720 - 1.96/(3 sqrt 80))^3 / 100.
    expect(row("domestic-abuse").own.lower).toBeCloseTo(0.63433, 4);
    expect(row("temporary-children").own.lower).toBeUndefined();
  });

  test("of a county is missing where one of its districts is, and so is a year that lacks a quarter", () => {
    const { row, at } = profile({
      quarters: quarters((code, quarter) =>
        code === "E07000996" && quarter === "2025Q2" ? { domestic_abuse_relief: undefined } : undefined,
      ),
    });
    expect(at("domestic-abuse", "E10000994", "2025Q2")!.value).toBeUndefined();
    expect(at("domestic-abuse", "E10000994", "2025Q3")!.value).toBe(0.2);
    expect(row("domestic-abuse").series.newest.get("E10000994")!.value).toBeUndefined();
    expect(row("domestic-abuse").neighbours).toEqual({ median: 0.8, with: 1, of: 2 });
    expect(row("domestic-abuse").rank).toEqual({ rank: 1, of: 3 });
  });

  test("of a district with another code is joined to nobody", () => {
    const { findings, at } = profile({
      quarters: [
        ...quarters((code, quarter) => (code === "E06000992" && quarter > "2025Q1" ? "no row" : undefined)),
        ...quarters((_, quarter) => (quarter > "2025Q1" ? undefined : "no row"), ["E06000999"]),
      ],
    });
    expect(findings.homelessness.notPlaced).toEqual(["E06000999"]);
    expect(at("domestic-abuse", "E06000992", "2025Q2")!.value).toBeUndefined();
    expect(at("domestic-abuse", "E06000999", "2025Q2")).toBeUndefined();
  });

  test("a quarter that nobody has is on the axis, and columns that were split are a break", () => {
    const { findings, row } = profile({
      quarters: quarters((_, quarter) => {
        if (quarter === "2024Q2") return "no row";
        if (quarter > "2024Q1") return undefined;
        return {
          domestic_abuse_any: 22,
          domestic_abuse_prevention: undefined,
          domestic_abuse_relief: undefined,
        };
      }),
    });
    const { periods, breaks, values } = row("domestic-abuse").series;
    expect(periods).toEqual(quarterNames);
    expect(findings.homelessness.absent).toEqual(["2024Q2"]);
    expect(breaks.map(({ at }) => at)).toEqual(["2024Q3"]);
    expect(values.get("E06000991")!.get("2024Q1")!.value).toBe(0.22);
    expect(values.get("E06000991")!.has("2024Q2")).toBe(false);
    expect(homelessnessIndicators.map(({ before }) => before !== undefined)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("a count that its own quarters speak against is marked, not ranked and in no median", () => {
    const { row, at } = profile({
      quarters: quarters((code, quarter) =>
        quarter === "2025Q2" && code.startsWith("E06") ? counts(2) : undefined,
      ),
    });
    expect(at("domestic-abuse", "E06000991", "2025Q2")).toMatchObject({
      value: 0.02,
      mark: "E06000991: 2 households, against 20 in the quarters known within a year",
    });
    expect(row("domestic-abuse").own.mark).toBeDefined();
    expect(row("domestic-abuse").rank).toEqual({ rank: undefined, of: 1 });
    expect(row("domestic-abuse").neighbours).toEqual({ median: 0.8, with: 1, of: 2 });
    // The region bears it: three parts are out by 18 each, far more than 1% of its 20.
    expect(at("domestic-abuse", region.code, "2025Q2")!.mark).toContain("E06000993: 2 households");
  });

  test("a new level that lasts, a small change and a lone figure are plausible", () => {
    const lasting = profile({
      quarters: quarters((_, quarter) => (quarter > "2025Q1" ? counts(2) : undefined)),
    });
    const small = profile({
      quarters: quarters((_, quarter) => (quarter === "2025Q1" ? counts(6) : undefined)),
    });
    const lone = profile({
      quarters: quarters((_, quarter) => {
        if (quarter === "2025Q4") return counts(2);
        return quarter > "2024Q1" ? "no row" : undefined;
      }),
    });
    for (const { row } of [lasting, small, lone]) {
      const marks = [...row("domestic-abuse").series.values.values()].flatMap((of) =>
        [...of.values()].flatMap(({ mark }) => mark ?? []),
      );
      expect(marks).toEqual([]);
    }
  });

  test("households that double and come back mark every rate set against them; a lasting step is told", () => {
    const { findings, at } = profile({
      quarters: quarters((code, quarter) => {
        if (code === "E06000991" && quarter === "2025Q2") return { households_thousands: 600 };
        if (code === "E06000992" && quarter > "2024Q4") return { households_thousands: 140 };
        return undefined;
      }),
    });
    for (const { name } of homelessnessIndicators) {
      expect(at(name, "E06000991", "2025Q2")!.mark).toBe(
        "E06000991: 600,000 households in the area, against 100,000 in the quarters known within a year",
      );
    }
    expect(findings.homelessness.steps).toEqual([
      {
        code: "E06000992",
        from: { quarter: "2024Q4", households: 100_000 },
        to: { quarter: "2025Q1", households: 140_000 },
      },
    ]);
  });
});

describe("the report", () => {
  const about = (findings: ReturnType<typeof profileAuthorities>): AuthorityAbout => ({
    name: "authority-profile",
    title: "Hale beside other authorities",
    place: "Invented",
    asOf: findings.asOf,
    policy: publishedPolicy,
    version: "0.1.0",
    sources: [],
    series: seriesAbout(findings),
    notes: ["Statistics: 2 rows. They repeat the code of an earlier row."],
  });

  test("says the message, the marks and what was set aside, with the same bytes each time", async () => {
    const { findings } = profile({
      quarters: quarters((code, quarter) =>
        code === "E06000991" && quarter === "2024Q3"
          ? { domestic_abuse_relief: 0, domestic_abuse_prevention: 1 }
          : undefined,
      ),
    });
    const made = async () => {
      const released = release(authorityProfile.select(findings, {}), publishedPolicy);
      return renderHtml(authorityProfile.document(released, about(findings)), released);
    };
    const html = await made();
    expect(html).toContain("Hale has more need than England on none of 11 indicators");
    expect(html).toContain("2024Q3, homeless through domestic abuse. E06000991: 1 household, against 20");
    expect(html).toContain("They repeat the code of an earlier row.");
    expect(html).toContain("Open Government Licence v3.0");
    expect(await made()).toBe(html);
  });

  test("an unknown authority is one sentence", () => {
    expect(() => profileAuthorities(input(), ["E06000059"])).toThrow(
      'Unknown authority "E06000059". The lookup has 4 of today.',
    );
  });
});
