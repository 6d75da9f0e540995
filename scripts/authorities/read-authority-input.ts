import { publishedIndicators, type AuthorityInput } from "@needscope/reports";
import {
  authorityLookup,
  deprivation2019,
  districtAuthorities,
  homelessnessQuarters,
  lait,
  statisticalNeighbours,
  type Source,
} from "@needscope/sources";
import { toRows, type Row } from "@needscope/table";
import type { ReadFile } from "../read-published-files.ts";

/** The published files that the profile of authorities reads, each with its source. */
export const authorityFiles: readonly (readonly [Source, string])[] = [
  [lait, "lait/bds_long.csv.gz"],
  [authorityLookup, "lait/la-lookup.csv"],
  [statisticalNeighbours, "lait/sn-model-long.csv"],
  [homelessnessQuarters, "homelessness/la_quarter_key.csv"],
  [deprivation2019, "iod2019/lsoa11_all.csv"],
  [districtAuthorities, "geography/ltla23_utla23.csv"],
];

/** The rows that the profile needs. */
export function authorityInput(read: ReadonlyMap<string, ReadFile>): AuthorityInput {
  const rows = (source: Source) => toRows(read.get(source.name)!.extract.table);
  const text = (row: Row, field: string) => row[field] as string;
  const number = (row: Row, field: string) => row[field] as number | undefined;
  const neighbours = new Map<string, string[]>();
  for (const row of rows(statisticalNeighbours).sort((a, b) => number(a, "place")! - number(b, "place")!)) {
    const code = text(row, "code");
    neighbours.set(code, [...(neighbours.get(code) ?? []), text(row, "neighbour")]);
  }
  const used = new Set(publishedIndicators.map(({ code }) => code));
  return {
    authorities: rows(authorityLookup).map((row) => ({
      code: text(row, "code"),
      name: text(row, "name"),
      laNumber: text(row, "la_number"),
      region: { code: text(row, "region"), name: text(row, "region_name") },
    })),
    neighbours,
    published: rows(lait)
      .filter((row) => used.has(text(row, "code")))
      .map((row) => ({
        line: number(row, "line")!,
        code: text(row, "code"),
        years: (row["years"] as string | undefined) ?? "",
        laNumber: text(row, "la_number"),
        value: row["value"] === undefined ? undefined : String(number(row, "value")),
      })),
    quarters: rows(homelessnessQuarters).map((row) => ({
      code: text(row, "code"),
      name: text(row, "name"),
      quarter: text(row, "quarter"),
      counts: Object.fromEntries(
        Object.entries(row).filter(([, value]) => typeof value === "number"),
      ) as Record<string, number>,
    })),
    authorityOf: new Map(
      rows(districtAuthorities).map((row) => [text(row, "district"), text(row, "authority")]),
    ),
    areas: rows(deprivation2019).map((row) => ({
      code: text(row, "area"),
      name: text(row, "name"),
      authority: text(row, "authority"),
      rank: number(row, "rank")!,
      decile: number(row, "decile")!,
    })),
  };
}
