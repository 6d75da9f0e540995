import { areaWards, deprivation2019, type Source } from "@needscope/sources";
import { toRows, type Row } from "@needscope/table";
import type { ReadFile } from "../read-published-files.ts";

/** A small area of England as the index has it. */
export interface PublishedArea {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  readonly authorityName: string;
  readonly ward: string | undefined;
  readonly people: number;
  readonly workingAge: number;
  readonly incomePercent: number;
  readonly employmentPercent: number;
  readonly publishedRank: number;
  /** By the names of the composite's indicators. */
  readonly domainRanks: Readonly<Record<string, number>>;
}

/** The index of 2019 and the wards of today, each with its source. */
export const deprivationFiles: readonly (readonly [Source, string])[] = [
  [deprivation2019, "iod2019/lsoa11_all.csv"],
  [areaWards, "geography/lsoa21_ward24_ltla24.csv"],
];

/**
 * The small areas of England, each with the ward of today where it was not changed since 2011.
 *
 * @throws RangeError when an area lacks a figure that the index needs
 */
export function publishedAreas(
  read: ReadonlyMap<string, ReadFile>,
  domains: readonly string[],
): PublishedArea[] {
  const rows = (source: Source) => toRows(read.get(source.name)!.extract.table);
  const wards = new Map(rows(areaWards).map((row) => [row["area"] as string, row["ward_name"] as string]));
  return rows(deprivation2019).map((row) => {
    const code = row["area"] as string;
    return {
      code,
      name: row["name"] as string,
      authority: row["authority"] as string,
      authorityName: row["authority_name"] as string,
      ward: wards.get(code),
      people: known(row, "people"),
      workingAge: known(row, "working_age"),
      incomePercent: percent(row, "income_percent"),
      employmentPercent: percent(row, "employment_percent"),
      publishedRank: known(row, "rank"),
      domainRanks: Object.fromEntries(domains.map((domain) => [domain, known(row, domain)])),
    };
  });
}

function known(row: Row, field: string): number {
  const value = row[field];
  if (typeof value === "number") return value;
  throw new RangeError(`Line ${String(row["line"])} of the index has no ${field}, which it needs.`);
}

/** A percentage with one decimal, as it was before it was written with the noise of binary fractions. */
function percent(row: Row, field: string): number {
  const value = Number(row[field] === undefined ? NaN : row[field]);
  if (value >= 0 && value <= 100) return Math.round(10 * value) / 10;
  throw new RangeError(`Line ${String(row["line"])} of the index has no ${field}, which it needs.`);
}
