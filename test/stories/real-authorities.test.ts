import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readManifest } from "@needscope/runs";
import run from "../../scripts/profile-authorities.ts";
import { pageFigures, pageTables, type PageFigure, type PageTable } from "./html-tables.ts";
import { absent, middle, plainRows, publishedData, shown, type PlainRow } from "./published-files.ts";

// Every expected number is worked out here from the published files, read by nothing of needscope, or was worked out
// with pandas 2 from the same files and stands as a literal.

const folder = mkdtempSync(join(tmpdir(), "needscope-authorities-"));
const to = join(folder, "run");
const quiet = { now: () => new Date("2026-01-01T00:00:00Z"), log: () => undefined };
const why = absent ? " (skipped: ../shared/data is absent)" : "";

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("an absent data folder is one sentence, and nothing is written", async () => {
  const data = join(folder, "nowhere");
  await expect(run({ ...quiet, to, data })).rejects.toThrow(
    `The published files are not at ${data}: name the folder that holds lait, homelessness, iod2019 and geography with --data.`,
  );
  expect(() => readManifest(to)).toThrow();
});

interface Indicator {
  readonly title: string;
  readonly row: RegExp;
  readonly decimals: number;
  readonly suffix: string;
  readonly code: string;
}

const lait: readonly Indicator[] = [
  { title: "Children in low-income families", row: /^Children in low-income families/, code: "ChildPov" },
  { title: "Free school meals, primary", row: /^Free school meals, primary/, code: "PriFSM" },
  { title: "Free school meals, secondary", row: /^Free school meals, secondary/, code: "SecFSM" },
  { title: "Persistent absence", row: /^Persistent absence/, code: "TotPerAbNew" },
  { title: "Pupils on SEN support", row: /^Pupils on SEN support/, code: "SEN_TotSENSuP" },
  { title: "Suspensions", row: /^Suspensions/, code: "TotFixedEx" },
  { title: "Permanent exclusions", row: /^Permanent exclusions/, code: "TotPermEx" },
].map((one) => ({
  ...one,
  decimals: one.code === "TotPermEx" ? 2 : 1,
  suffix: ["TotPermEx", "TotFixedEx"].includes(one.code) ? "" : "%",
}));

const homelessness = [
  {
    title: "Homeless through relationship breakdown",
    row: /^Homeless, relationship breakdown/,
    after: ["reason_relationship_breakdown_prevention", "reason_relationship_breakdown_relief"],
    before: ["reason_relationship_breakdown_any"],
    quarters: ["2025Q1", "2025Q2", "2025Q3", "2025Q4"],
  },
  {
    title: "Homeless through domestic abuse",
    row: /^Homeless, domestic abuse/,
    after: ["reason_domestic_abuse_prevention", "reason_domestic_abuse_relief"],
    before: ["reason_domestic_abuse_any"],
    quarters: ["2025Q1", "2025Q2", "2025Q3", "2025Q4"],
  },
  {
    title: "Households in temporary accommodation",
    row: /households per 1,000/,
    after: ["ta_households"],
    before: ["ta_households"],
    quarters: ["2025Q4"],
  },
  {
    title: "Children in temporary accommodation",
    row: /children per 1,000/,
    after: ["ta_children"],
    before: ["ta_children"],
    quarters: ["2025Q4"],
  },
] as const;

const places = {
  Dorset: {
    code: "E06000059",
    number: "838",
    region: "South West",
    regionCode: "E12000009",
    regionNumber: "990",
  },
  Croydon: {
    code: "E09000008",
    number: "306",
    region: "London",
    regionCode: "E12000007",
    regionNumber: "986",
  },
} as const;
const names = ["Dorset", "Croydon"] as const;

/** Every quarter of the axis, from the first of the file to the last. */
const quarters = [2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => `${String(year)}Q${String(quarter)}`),
);

describe.skipIf(absent)(`the report of real authorities${why}`, () => {
  let html = "";
  let tables: PageTable[] = [];
  let figures: PageFigure[] = [];
  let published: PlainRow[] = [];
  let byPlaceAndQuarter = new Map<string, PlainRow>();
  let numberOf = new Map<string, string>();
  let districtsOf = new Map<string, string[]>();
  let neighboursOf = new Map<string, string[]>();

  beforeAll(async () => {
    const result = await run({ ...quiet, to, data: publishedData });
    html = readFileSync(join(to, result.reports[0]!), "utf8");
    tables = pageTables(html);
    figures = pageFigures(html);
    const codes = new Set(lait.map(({ code }) => code));
    published = plainRows("lait/bds_long.csv.gz", ([code]) => codes.has(code!));
    byPlaceAndQuarter = new Map(
      plainRows("homelessness/la_quarter_key.csv").map((row) => [`${row["code"]!} ${row["quarter"]!}`, row]),
    );
    numberOf = new Map(plainRows("lait/la-lookup.csv").map((row) => [row["la_code"]!, row["old_la_code"]!]));
    districtsOf = grouped(plainRows("geography/ltla23_utla23.csv"), "utla23_code", "ltla23_code");
    neighboursOf = grouped(plainRows("lait/sn-model-long.csv"), "la_code", "SN_code");
  });

  const latest = (code: string) => (code.endsWith("Ex") ? "2023/24" : "2025");
  const laitValue = (code: string, number: string, years = latest(code)): number | undefined => {
    const found = published.filter(
      (row) => row["Short Desc"] === code && row["LA Number"] === number && row["Years"] === years,
    );
    expect(found.length).toBeLessThan(2);
    return found[0] === undefined || found[0]["Values"] === "-" ? undefined : Number(found[0]["Values"]);
  };
  const cell = (place: string, quarter: string, column: string): number | undefined => {
    const text = byPlaceAndQuarter.get(`${place} ${quarter}`)?.[column];
    return text === undefined || text === "" || text === ".." ? undefined : Number(text);
  };
  const sum = (values: readonly (number | undefined)[]): number | undefined =>
    values.every((value) => value !== undefined)
      ? values.reduce((total, value) => total + value, 0)
      : undefined;
  /** Districts of an authority; a region or England is itself. */
  const parts = (place: string) => districtsOf.get(place) ?? [place];
  const rate = (place: string, columns: readonly string[], over: readonly string[]): number | undefined => {
    const count = sum(
      parts(place).flatMap((part) =>
        over.flatMap((quarter) => columns.map((column) => cell(part, quarter, column))),
      ),
    );
    const households = sum(parts(place).map((part) => cell(part, over.at(-1)!, "households_in_area_000s")));
    return count === undefined || !households ? undefined : count / households;
  };
  const tableOf = (caption: string) => tables.filter((table) => table.caption.includes(caption));
  const profileRow = (name: string, row: RegExp) => {
    const [profile] = tableOf(`${name} beside England, its region and its statistical neighbours`);
    const cells = profile!.rows.find(([indicator]) => row.test(indicator!))!;
    return Object.fromEntries(profile!.header.map((title, at) => [title, cells[at]!]));
  };
  const figureOf = (title: string, name: string) =>
    figures.find((figure) => figure.title.startsWith(`${title} in ${name}`))!;

  test("shows the published percentages and rates of both, England and their regions, at their newest", () => {
    for (const name of names) {
      const { number, region, regionNumber } = places[name];
      for (const { row, code, decimals, suffix } of lait) {
        const cells = profileRow(name, row);
        const say = (of: string) => shown(laitValue(code, of), decimals, suffix);
        expect([name, code, cells[name]]).toEqual([name, code, say(number)]);
        expect([name, code, cells["England"], cells[region]]).toEqual([
          name,
          code,
          say("970"),
          say(regionNumber),
        ]);
        expect(cells["Indicator"]).toContain(
          code === "ChildPov" ? "March 2025" : code.endsWith("Ex") ? "2023/24" : "25",
        );
      }
    }
  });

  test("shows homelessness per 1,000 households, over the four quarters of 2025 or at its end", () => {
    for (const name of names) {
      const { code, region, regionCode } = places[name];
      for (const { row, after, quarters: over } of homelessness) {
        const cells = profileRow(name, row);
        const say = (of: string) => shown(rate(of, after, over), 2);
        expect([row, cells[name], cells["England"], cells[region]]).toEqual([
          row,
          say(code),
          say("E92000001"),
          say(regionCode),
        ]);
      }
    }
  });

  test("agrees with figures worked out elsewhere", () => {
    // pandas: 175 / 177.541, 251 / 157.675, 3272 / 157.675; DfE and MHCLG as published.
    expect(profileRow("Dorset", /^Homeless, domestic abuse/)).toMatchObject({
      Dorset: "0.99",
      England: "1.60",
    });
    expect(profileRow("Croydon", /^Homeless, domestic abuse/)).toMatchObject({
      Croydon: "1.59",
      London: "1.86",
    });
    expect(profileRow("Croydon", /households per 1,000/)).toMatchObject({
      Croydon: "20.75",
      England: "5.49",
    });
    expect(profileRow("Dorset", /^Children in low-income/)).toMatchObject({
      Dorset: "15.5%",
      England: "19.8%",
    });
    expect(profileRow("Dorset", /^Pupils on SEN/)).toMatchObject({ Dorset: "16.2%", "South West": "14.9%" });
    expect(profileRow("Croydon", /^Free school meals, secondary/)).toMatchObject({
      Croydon: "33.5%",
      London: "29.9%",
    });
    expect(profileRow("Dorset", /^Permanent/)).toMatchObject({ Dorset: "0.13", England: "0.13" });
    // Byar's interval of 175 over 177,541 households, by the formula at the end of this file.
    const [ranges] = tableOf("Dorset beside England, its region and its statistical neighbours: intervals");
    const [, lower, upper] = ranges!.rows.find(([indicator]) =>
      /^Homeless, domestic abuse/.test(indicator!),
    )!;
    expect([lower, upper]).toEqual(byar(175, 177.541).map((limit) => shown(limit, 2)));
    expect(ranges!.rows.find(([indicator]) => indicator!.startsWith("Suspensions"))!.slice(1, 3)).toEqual([
      "[x]",
      "[x]",
    ]);
  });

  test("shows the median of the statistical neighbours that have a figure, and how many they are", () => {
    for (const name of names) {
      const neighbours = neighboursOf.get(places[name].code)!;
      expect(neighbours).toHaveLength(10);
      for (const { row, code, decimals, suffix } of lait) {
        const values = neighbours.flatMap((one) => laitValue(code, numberOf.get(one)!) ?? []);
        expect(profileRow(name, row)).toMatchObject({
          "Neighbours, median": shown(middle(values), decimals, suffix),
          "Neighbours with a figure": `${String(values.length)} of 10`,
        });
      }
      for (const { row, after, quarters: over } of homelessness) {
        const values = neighbours.flatMap((one) => rate(one, after, over) ?? []);
        expect(profileRow(name, row)).toMatchObject({
          "Neighbours, median": shown(middle(values), 2),
          "Neighbours with a figure": `${String(values.length)} of 10`,
        });
      }
    }
  });

  test("ranks among today's authorities that have a figure, 1 for most need", () => {
    for (const name of names) {
      for (const { row, code } of lait) {
        const values = [...numberOf.values()].flatMap((number) => laitValue(code, number) ?? []);
        const own = laitValue(code, places[name].number)!;
        const rank = 1 + values.filter((value) => value > own).length;
        expect(profileRow(name, row)["Rank, 1 = most need"]).toBe(
          `${String(rank)} of ${String(values.length)}`,
        );
      }
    }
  });

  test("says of each how many indicators show more need than England's, by interval where there is one", () => {
    for (const name of names) {
      const { code, number } = places[name];
      const more = [
        ...lait.map(({ code: one, decimals }) => {
          const say = (of: string) => Number(shown(laitValue(one, of), decimals));
          return say(number) > say("970");
        }),
        ...homelessness.map(({ after, quarters: over, title }) => {
          const england = Number(shown(rate("E92000001", after, over), 2));
          const own = rate(code, after, over)!;
          const households = cell(code, "2025Q4", "households_in_area_000s")!;
          const low = title.startsWith("Children") ? own : byar(own * households, households)[0];
          return Number(shown(low, 2)) > england;
        }),
      ];
      const words = `${name} has more need than England on ${String(more.filter(Boolean).length)} of 11 indicators`;
      expect(html).toContain(words);
    }
  });

  test("joins no line across a missing year, and a year without a figure is a gap", () => {
    const trends = lait.filter(({ code }) =>
      ["TotPerAbNew", "SEN_TotSENSuP", "TotFixedEx", "TotPermEx"].includes(code),
    );
    for (const name of names) {
      for (const { title, code } of trends) {
        const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].slice(
          0,
          code.endsWith("Ex") ? 9 : 10,
        );
        const written = (year: number) =>
          code.endsWith("Ex") ? `${String(year - 1)}/${String(year % 100)}` : String(year);
        const values = years.map((year) => laitValue(code, places[name].number, written(year)));
        expect([name, title, figureOf(title, name).pieces]).toEqual([name, title, runs(values)]);
      }
    }
    // No absence was collected for 2019/20, and Dorset was founded in 2019.
    expect(figureOf("Persistent absence", "Croydon").pieces).toEqual([4, 5]);
    expect(figureOf("Persistent absence", "Dorset").pieces).toEqual([5]);
  });

  test("joins no line across a missing quarter, a changed column or a figure that is not plausible", () => {
    for (const name of names) {
      const { code } = places[name];
      for (const { title, after, before } of homelessness.slice(0, 3)) {
        const changed = after.length > 1;
        const notPlausible = name === "Croydon" && changed ? ["2024Q1"] : [];
        const values = quarters.map((quarter) =>
          notPlausible.includes(quarter)
            ? undefined
            : (rate(code, after, [quarter]) ?? rate(code, before, [quarter])),
        );
        const figure = figureOf(title, name);
        // The break lies between 2020Q1 and 2023Q1, where quarters are missing as well.
        expect([name, title, figure.pieces]).toEqual([name, title, runs(values)]);
        expect(figure.svg.includes("published in")).toBe(changed);
        // All 28 quarters are on the axis: the first and the last are 27 steps apart.
        expect(figure.subtitle).toContain("2019Q1 to 2025Q4");
      }
    }
    expect(figureOf("Homeless through domestic abuse", "Dorset").pieces.toSorted()).toEqual([1, 1, 9]);
    expect(figureOf("Households in temporary accommodation", "Croydon").pieces.toSorted()).toEqual([
      1, 1, 2, 4,
    ]);
  });

  test("marks Croydon's 2024Q1 counts, and neither counts nor ranks them", () => {
    for (const { title, after } of homelessness.slice(0, 2)) {
      expect(sum(after.map((column) => cell("E09000008", "2024Q1", column)))).toBe(2);
      const figure = figureOf(title, "Croydon");
      const row = figure.table.rows.find(([period, place]) => period === "2024Q1" && place === "Croydon");
      expect(row).toEqual(["2024Q1", "Croydon", "0.01", "2", "not ranked", "not plausible, not counted"]);
      expect(figure.svg).toContain("not plausible");
      expect(figure.title).not.toContain("2024Q1");
      expect(html).toMatch(new RegExp(`2024Q1, ${title.toLowerCase()}\\. Croydon: 2 households, against`));
    }
    expect(figureOf("Households in temporary accommodation", "Croydon").svg).not.toContain("not plausible");
    // A district's impossible number of households marks the region that it is part of.
    expect(cell("E07000083", "2025Q3", "households_in_area_000s")).toBeCloseTo(264.054, 2);
    expect(html).toContain("Tewkesbury: 264,054 households in the area, against 43,370 to 44,273");
  });

  test("says which quarters are missing for whom", () => {
    expect(html).toContain("2019Q2 to 2019Q4, 2020Q2 to 2022Q4 and 2023Q2 to 2023Q3");
    expect(html).toContain("2023Q1, 2023Q4 and 2024Q2 (homeless through relationship breakdown");
    const dorset = figureOf("Homeless through domestic abuse", "Dorset").table.rows;
    expect(byPlaceAndQuarter.has("E06000059 2019Q1")).toBe(false);
    expect(dorset.find(([period, place]) => period === "2019Q1" && place === "Dorset")).toEqual([
      "2019Q1",
      "Dorset",
      "[x]",
      "[x]",
      "not ranked",
      "no figure",
    ]);
  });

  test("joins no predecessor: the county of the same name is nowhere, nor are its figures", () => {
    expect(html).not.toContain("Pre LG");
    expect(laitValue("TotPerAbNew", "835", "2016")).toBe(10.97);
    const rows = figureOf("Persistent absence", "Dorset").table.rows.filter(
      ([, place]) => place === "Dorset",
    );
    expect(rows.slice(0, 5).map(([, , value]) => value)).toEqual(["[x]", "[x]", "[x]", "[x]", "[x]"]);
    expect(rows[5]!.slice(0, 3)).toEqual(["2021", "Dorset", "11.5%"]);
  });

  test("maps every small area of both with its rank, most deprived first", () => {
    const deprived = plainRows("iod2019/lsoa11_all.csv");
    for (const name of names) {
      const areas = deprived
        .filter((row) => row["lad19_code"] === places[name].code)
        .sort((one, other) => Number(one["imd_rank"]) - Number(other["imd_rank"]));
      const map = figures.find((figure) => figure.title.includes(`most deprived small area of ${name}`))!;
      expect(map.title).toContain(areas[0]!["lsoa11_name"]);
      expect(map.table.rows).toEqual(
        areas.map((row, at) => [
          String(at + 1),
          row["lsoa11_name"],
          Number(row["imd_rank"]).toLocaleString("en-GB"),
          row["imd_decile"],
        ]),
      );
      const tenth = areas.filter((row) => row["imd_decile"] === "1").length;
      expect(html).toContain(`${String(tenth)} of ${String(areas.length)} small areas of ${name}`);
    }
  });

  test("says where the statistics come from, and leaves a manifest of all files", () => {
    expect(html).toContain("Open Government Licence v3.0");
    expect(html).toContain("Contains OS data © Crown copyright and database right");
    const manifest = readManifest(to);
    expect(manifest.asOf).toBe("2025-12-31");
    expect(manifest.inputs.map(({ source }) => source).sort()).toEqual([
      "authority-lookup",
      "deprivation-2019",
      "district-authorities",
      "homelessness-quarters",
      "lait",
      "statistical-neighbours",
    ]);
    // London stands twice in each of the 12 quarters.
    expect(
      manifest.inputs.find(({ source }) => source === "homelessness-quarters")!.account.quarantined,
    ).toBe(12);
    expect(manifest.figures.find(({ name }) => name === "croydon-temporary-households")!.value).toBe(20.75);
  });
});

function grouped(rows: readonly PlainRow[], key: string, value: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) groups.set(row[key]!, [...(groups.get(row[key]!) ?? []), row[value]!]);
  return groups;
}

/** Lengths of the runs of values that stand next to one another. */
function runs(values: readonly (number | undefined)[]): number[] {
  const words = values.map((value) => (value === undefined ? " " : "x")).join("");
  return words
    .split(" ")
    .filter((run) => run !== "")
    .map((run) => run.length);
}

/** Byar's 95% limits of a count over a population in thousands (Breslow and Day 1987). */
function byar(count: number, thousands: number): [number, number] {
  const z = 1.959963984540054;
  const limit = (o: number, sign: 1 | -1) =>
    (o * (1 - 1 / (9 * o) + (sign * z) / (3 * Math.sqrt(o))) ** 3) / thousands;
  return [limit(count, -1), limit(count + 1, 1)];
}
