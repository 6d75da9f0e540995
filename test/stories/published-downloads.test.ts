import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lait, linesAccountedFor, readExtract, statXploreMonths, statXploreYears } from "@needscope/sources";
import { column, State, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { absent, plainRows, publishedData } from "./published-files.ts";

// Files as they were downloaded, read by declared sources with no hand editing, and compared with a plain reading
// that shares no code with needscope.

const why = absent ? " (skipped: ../shared/data is absent)" : "";
const read = (file: string): { file: string; bytes: Uint8Array } => ({
  file,
  bytes: readFileSync(join(publishedData, file)),
});

describe.skipIf(absent)(`raw downloads of Stat-Xplore${why}`, () => {
  const folder = "low_income_families";
  const files = [
    [statXploreYears, `${folder}/children_relative_low_income_ltla_14-22.csv`, 374, 8],
    [statXploreYears, `${folder}/children_relative_low_income_msoa_14-22.csv`, 8480, 8],
    [statXploreMonths, `${folder}/households_on_UC_ltla_15-22.csv`, 350, 90],
  ] as const;

  test.each(files)(
    "%# every figure of the file is a row, or said not to be given",
    (source, file, places, dates) => {
      const fast = readExtract(source, read(file));
      expect(readExtract(source, read(file), { gear: "careful" })).toStrictEqual(fast);
      expect(linesAccountedFor(fast.account)).toBe(true);
      expect(fast.account).toMatchObject({ header: 2, accepted: places, quarantined: 0, blank: 0, aside: 2 });
      expect(fast.table.rowCount).toBe(places * dates);

      // The plain reading: names from the first column, figures from every second one.
      const [below, ...plain] = plainRows(file);
      const placeHeader = Object.keys(below!)[0]!;
      const dateHeaders = Object.keys(below!).filter((name) => /^[^-]*\d{4}[^-]*$/.test(name));
      expect(dateHeaders).toHaveLength(dates);
      const expected = plain
        .filter((row) => row[placeHeader] !== "Unknown" && row[placeHeader] !== "Total")
        .flatMap((row) => dateHeaders.map((date) => [row[placeHeader], row[date]]));
      const rows = toRows(fast.table);
      expect(rows.map(({ place, value, value_state }) => [place, value ?? value_state])).toEqual(
        expected.map(([place, text]) => [place, text === ".." ? "unavailable" : Number(text)]),
      );
    },
  );

  test("periods, provisional figures and totals are those of the file", () => {
    const { table } = readExtract(statXploreYears, read(files[0][1]));
    const rows = toRows(table).filter(({ place }) => place === "County Durham");
    expect(rows.map(({ period, value, status }) => [period, value, status])).toEqual([
      ["2014/15", 19_564, undefined],
      ["2015/16", 20_560, undefined],
      ["2016/17", 23_384, undefined],
      ["2017/18", 23_880, undefined],
      ["2018/19", 24_194, undefined],
      ["2019/20", 28_506, undefined],
      ["2020/21", 31_657, undefined],
      ["2021/22", 27_178, "p"],
    ]);
    // The file's own total, which is set aside: 2,365,707 in 2014/15. Disclosure control keeps parts from adding up.
    const sum = toRows(table)
      .filter(({ period }) => period === "2014/15")
      .reduce((total, { value }) => total + Number(value), 0);
    expect(Math.abs(sum / 2_365_707 - 1)).toBeLessThan(0.001);
  });
});

describe.skipIf(absent)(`the Local Authority Interactive Tool, compressed as it comes${why}`, () => {
  test("641,070 rows, of which 93,883 have no figure; its 65 ways of writing a year are 55 periods and no year", () => {
    const { table, account, issues, format } = readExtract(lait, read("lait/bds_long.csv.gz"));
    expect(issues).toEqual([]);
    expect(format).toMatchObject({ compressed: true });
    expect(account).toEqual({ lines: 641_241, header: 1, accepted: 641_240, quarantined: 0, blank: 0 });
    expect(table.rowCount).toBe(641_070);
    const value = column(table, "value", "number");
    expect(value.state.filter((state) => state === State.missing).length).toBe(93_883);
    const years = column(table, "years", "text");
    expect(years.pool).toHaveLength(55);
    expect(years.state.filter((state) => state === State.missing).length).toBe(170);
    expect(new Set(plainRows("lait/bds_long.csv.gz").map((row) => row["Years"])).size).toBe(65);
  });
});
