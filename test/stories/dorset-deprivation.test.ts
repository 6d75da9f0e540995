import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readManifest } from "@needscope/runs";
import run from "../../scripts/profile-deprivation.ts";
import { pageFigures, pageTables, type PageTable } from "./html-tables.ts";
import { absent, plainRows, publishedData, shown, type PlainRow } from "./published-files.ts";

// Every expected number is worked out here from the published files, read by nothing of needscope.

const folder = mkdtempSync(join(tmpdir(), "needscope-deprivation-"));
const to = join(folder, "run");
const quiet = { now: () => new Date("2026-01-01T00:00:00Z"), log: () => undefined };
const why = absent ? " (skipped: ../shared/data is absent)" : "";

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("an absent data folder is one sentence, and nothing is written", async () => {
  const data = join(folder, "nowhere");
  await expect(run({ ...quiet, to, data })).rejects.toThrow(
    `The published files are not at ${data}: name the folder that holds iod2019 and geography with --data.`,
  );
  expect(() => readManifest(to)).toThrow();
});

describe.skipIf(absent)(`the report on Dorset's small areas${why}`, () => {
  let html = "";
  let tables: PageTable[] = [];
  let england: PlainRow[] = [];
  let dorset: PlainRow[] = [];

  beforeAll(async () => {
    const result = await run({ ...quiet, to, data: publishedData });
    html = readFileSync(join(to, result.reports[0]!), "utf8");
    tables = pageTables(html);
    england = plainRows("iod2019/lsoa11_all.csv");
    dorset = england
      .filter((row) => row["lad19_code"] === "E06000059")
      .sort((one, other) => number(one, "imd_rank") - number(other, "imd_rank"));
  });

  const number = (row: PlainRow, column: string) => Number(row[column]);
  const table = (caption: RegExp) => tables.find((one) => caption.test(one.caption))!;
  const people = (rows: readonly PlainRow[]) => rows.reduce((sum, row) => sum + number(row, "pop_total"), 0);
  const say = (value: number) => value.toLocaleString("en-GB");

  test("has all 219 areas in the published order, with their published ranks, scores and tenths", () => {
    expect(dorset).toHaveLength(219);
    const wards = new Map(
      plainRows("geography/lsoa21_ward24_ltla24.csv").map((row) => [
        row["lsoa21_code"]!,
        row["ward24_name"]!,
      ]),
    );
    const { rows } = table(/^Small areas of Dorset, most deprived first/);
    expect(rows).toEqual(
      dorset.map((row, at) => {
        const name = row["lsoa11_name"]!;
        const ward = wards.get(row["lsoa11_code"]!);
        return [
          String(at + 1),
          ward === undefined ? name : `${ward} ${name.slice(-4)}`,
          name,
          shown(number(row, "imd_score"), 1),
          say(number(row, "imd_rank")),
          row["imd_decile"]!,
        ];
      }),
    );
  });

  test("opens with counts that have their denominators", () => {
    const worst = dorset.filter((row) => row["imd_decile"] === "1");
    const text = html
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&#39;", "'")
      .replace(/\s+/g, " ");
    expect(text).toContain(
      `${String(worst.length)} of Dorset's 219 small areas are among England's most deprived tenth`,
    );
    expect(text).toContain(`${say(people(worst))} of ${say(people(dorset))} residents`);
    expect(text).toContain("219 of 219 ranks of the place are equal to the published ones");
  });

  test("has the official summaries of File 10, and Dorset's place among 317 districts", () => {
    const districts = plainRows("iod2019/lad19_summary_file10.csv");
    const own = districts.find((row) => row["code"] === "E06000059")!;
    const rankOf = (column: string) => `${own[column]!} of ${String(districts.length)}`;
    const tenth = "roportion of LSOAs in most deprived 10% nationally";
    const { rows } = table(/^.*Dorset beside England by the official summaries/);
    expect(rows.map(([, value, , rank]) => [value, rank])).toEqual([
      [shown(number(own, "IMD - Average score"), 1), rankOf("IMD - Rank of average score")],
      [say(Math.round(number(own, "IMD - Average rank"))), rankOf("IMD - Rank of average rank")],
      [`${shown(100 * number(own, `IMD - P${tenth}`), 1)}%`, rankOf(`IMD - Rank of p${tenth}`)],
      [`${shown(100 * number(own, "IMD 2019 - Extent"), 1)}%`, rankOf("IMD 2019 - Rank of extent")],
      [
        say(Math.round(number(own, "IMD 2019 - Local concentration"))),
        rankOf("IMD 2019 - Rank of local concentration"),
      ],
    ]);
    const average = england.reduce(
      (sum, row) => sum + number(row, "imd_score") * number(row, "pop_total"),
      0,
    );
    expect(rows[0]![2]).toBe(shown(average / people(england), 1));
  });

  test("says of each score what its domains add, and every row adds up", () => {
    const domains = {
      income: 0.225,
      employment: 0.225,
      education: 0.135,
      health: 0.135,
      crime: 0.093,
      barriers: 0.093,
      living_environment: 0.093,
    };
    const { rows } = table(/What each domain adds to the score/);
    expect(rows).toHaveLength(11);
    for (const [at, [, ...cells]] of rows.slice(0, -1).entries()) {
      const points = cells.slice(0, -1).map(Number);
      const sum = points.reduce((so, one) => so + one, 0);
      expect(sum.toFixed(1)).toBe(cells.at(-1));
      expect(cells.at(-1)).toBe(shown(number(dorset[at]!, "imd_score"), 1));
      for (const [place, [domain, weight]] of Object.entries(domains).entries()) {
        // Rounded so that the row adds up: within a whole last digit.
        const exact = weight * number(dorset[at]!, `${domain}_transformed`);
        expect(Math.abs(points[place]! - exact)).toBeLessThan(0.101);
      }
    }
  });

  test("leads from England's average to the most deprived area in steps that add up as they stand", () => {
    const { rows } = table(/^From England's average to /);
    const values = rows.map(([, value]) => Number(value!.replace("−", "-")));
    const sum = values.slice(0, -1).reduce((so, one) => so + one, 0);
    expect(sum.toFixed(1)).toBe(values.at(-1)!.toFixed(1));
    expect(rows.at(-1)![1]).toBe(shown(number(dorset[0]!, "imd_score"), 1));
  });

  test("counts areas and people by England's tenths", () => {
    const { rows } = table(/^Small areas of Dorset by England's tenths/);
    expect(rows.map(([, areas, residents]) => [areas, residents])).toEqual(
      Array.from({ length: 10 }, (_, at) => {
        const inTenth = dorset.filter((row) => number(row, "imd_decile") === at + 1);
        return [String(inTenth.length), say(people(inTenth))];
      }),
    );
  });

  test("names the areas that cannot be told apart, as many in the headline, the chart's title and the sentence", () => {
    const { rows } = table(/most deprived small areas of Dorset, with the range of their ranks/);
    const text = html
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&amp;", "&")
      .replace(/\s+/g, " ");
    const count = Number(/the first (\d+) cannot be told apart/.exec(text)![1]);
    expect(count).toBeGreaterThan(1);
    const names = rows.slice(0, count).map(([area]) => area!);
    const listed = `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
    expect(text).toContain(`${listed} cannot be told apart: their order is not certain.`);
    expect(text).toContain(
      count > 3 ? `Ranks 1 to ${String(count)} cannot be told apart` : `${listed} have the most need`,
    );
    // Areas whose ranges do not meet at all can be told apart.
    const [first] = rows;
    for (const [, , , lower] of rows.slice(0, count))
      expect(Number(lower)).toBeLessThanOrEqual(Number(first![4]));
  });

  test("draws every area on the map once, and says where the deprived ones are", () => {
    const map = pageFigures(html).find(({ title }) =>
      /areas in England's most deprived three tenths are in/.test(title),
    )!;
    const shapes = map.svg.match(/<path [^>]*stroke="#0B0C0C" stroke-width="0.5"[^>]*>/g) ?? [];
    expect(shapes).toHaveLength(219);
    expect(map.title).toBe(
      "14 of the 18 areas in England's most deprived three tenths are in Weymouth and Portland",
    );
    const deprived = dorset.filter((row) => number(row, "imd_decile") <= 3);
    const there = deprived.filter((row) => row["lsoa11_name"]!.startsWith("Weymouth and Portland"));
    expect([there.length, deprived.length]).toEqual([14, 18]);
  });
});
