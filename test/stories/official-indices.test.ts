import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scoreCsv } from "needscope";
import { describe, expect, test } from "vitest";

// The tester's and the council's own way: a published index as a description, a CSV in, a CSV out.
const data = new URL("../../../shared/data/", import.meta.url);
const isAbsent = !existsSync(data);
const skipped = "(skipped: ../shared/data is absent)";

describe("the English index of 2019", () => {
  test.skipIf(isAbsent)(`is rebuilt from its seven published domain ranks ${skipped}`, () => {
    const { rebuilt, published } = rebuild("iod2019", "iod2019/lsoa11_all.csv");
    let same = 0;
    let furthest = 0;
    let deciles = 0;
    let error = 0;
    for (const [id, row] of rebuilt) {
      const official = published.get(id)!;
      const distance = Math.abs(row.rank! - official["imd_rank"]!);
      if (distance === 0) same++;
      furthest = Math.max(furthest, distance);
      if (row.decile === official["imd_decile"]) deciles++;
      error = Math.max(error, Math.abs(row.score! - official["imd_score"]!));
    }
    // Scores are published to three decimals, so that .0005 is rounding and the rest the rounding of weights.
    expect(rebuilt.size).toBe(32844);
    expect(same).toBeGreaterThanOrEqual(32814);
    expect(furthest).toBe(1);
    expect(deciles).toBe(32844);
    expect(error).toBeLessThanOrEqual(0.00051);
  });

  test.skipIf(isAbsent)(
    `has domains that are rebuilt from their published sub-domain ranks ${skipped}`,
    () => {
      const { rebuilt, published } = rebuild("iod2019-domains", "iod2019/subdomains_lsoa11.csv");
      const domains = {
        education: "Education",
        barriers: "Housing_and_Access",
        "living-environment": "Environment",
      };
      for (const [name, column] of Object.entries(domains)) {
        let same = 0;
        let furthest = 0;
        for (const [id, row] of rebuilt) {
          const distance = Math.abs(row[`rank: ${name}`]! - published.get(id)![`${column}_rank`]!);
          if (distance === 0) same++;
          furthest = Math.max(furthest, distance);
        }
        // Some ranks differ by one place, as sub-domain scores were combined before their ranks were rounded.
        expect(same / rebuilt.size, name).toBeGreaterThan(0.998);
        expect(furthest, name).toBe(1);
      }
    },
  );

  test.skipIf(isAbsent)(`is rebuilt from its seven published domain scores too ${skipped}`, () => {
    // Transformed scores are published to three decimals: ranks move where two indices differ by less.
    const description = readDescription("iod2019")
      .replaceAll("_rank, title", "_transformed, title")
      .replaceAll("given: rank", "given: score");
    const input = readFileSync(new URL("iod2019/lsoa11_all.csv", data));
    const [rebuilt, published] = [tableOf(scoreCsv(description, input).csv), tableOf(input.toString("utf8"))];
    const apart = [...rebuilt].map(([id, row]) => Math.abs(row.rank! - published.get(id)!["imd_rank"]!));
    const error = [...rebuilt].map(([id, row]) => Math.abs(row.score! - published.get(id)!["imd_score"]!));
    expect(apart.filter((places) => places === 0).length).toBeGreaterThanOrEqual(29646);
    expect(Math.max(...apart)).toBe(4);
    // Half of .001 from the domains and half from the published score.
    expect(Math.max(...error)).toBeLessThan(0.001);
  });

  test.skipIf(isAbsent)(`scores a part of the country by the ranks of the whole ${skipped}`, () => {
    const header = readText("iod2019/lsoa11_all.csv").split("\n", 1)[0]!;
    const dorset = readText("iod2019/lsoa11_all.csv")
      .split("\n")
      .filter((line) => line.includes(",E06000059,"));
    const description = readDescription("iod2019").replace("deciles: england", "of: 32844");
    const scored = scoreCsv(description, Buffer.from([header, ...dorset].join("\n")));
    const rows = tableOf(scored.csv);
    const published = tableOf([header, ...dorset].join("\n"));
    expect(rows.size).toBe(219);
    for (const [id, row] of rows) {
      // A tie spans the areas that are here, so that some scores are a little further off.
      expect(Math.abs(row.score! - published.get(id)!["imd_score"]!)).toBeLessThan(0.01);
    }
    expect(() => scoreCsv(readDescription("iod2019"), Buffer.from([header, ...dorset].join("\n")))).toThrow(
      /Indicator "income_rank": it holds \d+, which is no rank among 219 units/,
    );
  });
});

describe("the districts' summaries of 2019", () => {
  test.skipIf(isAbsent)(`are those of File 10, from seven domain ranks by one command ${skipped}`, () => {
    const input = readFileSync(new URL("iod2019/lsoa11_all.csv", data));
    const larger = { area: "lad19_code", population: "pop_total" };
    const own = tableOf(scoreCsv(readDescription("iod2019"), input, { larger }).largerAreas!);
    const official = tableOf(readText("iod2019/lad19_summary_file10.csv"));
    expect([own.size, official.size]).toEqual([317, 317]);
    const same = (column: string, { of, decimals }: { of: string; decimals: number }): number => {
      const unit = 10 ** decimals;
      return [...own].filter(([id, row]) => {
        const expected = Math.round(official.get(id)![column]! * unit);
        // Half up, as published; a hair lets the nearest double of a half be one.
        const rounded = Math.floor(row[of]! * unit + 0.5 + 1e-9);
        expect(Math.abs(rounded - expected), `${column} of ${id}`).toBeLessThanOrEqual(1);
        return rounded === expected;
      }).length;
    };
    const tenth = "roportion of LSOAs in most deprived 10% nationally";
    expect(same("IMD - Average score", { of: "average score", decimals: 3 })).toBe(317);
    expect(same(`IMD - P${tenth}`, { of: "proportion", decimals: 4 })).toBe(317);
    expect(same("IMD 2019 - Extent", { of: "extent", decimals: 4 })).toBeGreaterThanOrEqual(316);
    // These rest on ranks, of which 30 are one place off: by less than a fifth of a place.
    for (const [of, column] of [
      ["average rank", "IMD - Average rank"],
      ["local concentration", "IMD 2019 - Local concentration"],
    ]) {
      const apart = [...own].map(([id, row]) => Math.abs(row[of!]! - official.get(id)![column!]!));
      expect(Math.max(...apart), of).toBeLessThan(0.2);
    }

    for (const [of, column] of [
      ["average rank", "IMD - Rank of average rank"],
      ["average score", "IMD - Rank of average score"],
      ["proportion", `IMD - Rank of p${tenth}`],
      ["extent", "IMD 2019 - Rank of extent"],
    ]) {
      const apart = [...own].filter(([id, row]) => row[`rank of ${of!}`] !== official.get(id)![column!]);
      expect(
        apart.map(([id]) => id),
        of,
      ).toEqual([]);
    }
    // Published .01 apart, 25,999.83 and 25,999.84: Stafford and Wandsworth change places by a rank that is one off.
    const places = [...own].filter(
      ([id, row]) =>
        row["rank of local concentration"] !== official.get(id)!["IMD 2019 - Rank of local concentration"],
    );
    expect(places.map(([id]) => id).sort()).toEqual(["E07000197", "E09000032"]);
  });
});

describe("the Welsh index of 2019", () => {
  test.skipIf(isAbsent)(`is rebuilt from its eight published domain ranks, rank for rank ${skipped}`, () => {
    const { rebuilt, published } = rebuild("wimd2019", "wimd2019/imd2019_wales_lsoa11.csv");
    expect(rebuilt.size).toBe(1909);
    for (const [id, row] of rebuilt) {
      const official = published.get(id)!;
      expect([row.rank, row.decile]).toEqual([official["IMD_rank"], official["IMD_decile"]]);
    }
  });
});

type Row = Record<string, number | undefined>;

function rebuild(index: string, file: string) {
  const input = readFileSync(new URL(file, data));
  const { csv } = scoreCsv(readDescription(index), input, { file });
  return { rebuilt: tableOf(csv), published: tableOf(input.toString("utf8")) };
}

function readDescription(index: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../datasets/indices/${index}.yaml`, import.meta.url)),
    "utf8",
  );
}

function readText(file: string): string {
  return readFileSync(new URL(file, data), "utf8");
}

function tableOf(csv: string): Map<string, Row> {
  const [header = [], ...rows] = csv.trim().split(/\r?\n/).map(cellsOf);
  return new Map(
    rows.map((cells) => [cells[0]!, Object.fromEntries(header.map((name, at) => [name, Number(cells[at])]))]),
  );
}

// No cell of these files holds a quote or a line end; some hold a comma.
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? "");
}
