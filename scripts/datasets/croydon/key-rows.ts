import type { ExtractPlan } from "../generator/write-extract.ts";

/** Who a record is of, truly. `family` is "" where Gateway does not know the household. */
export interface KeyRow {
  readonly ref: string;
  readonly person: string;
  readonly family: string;
  readonly household: string;
}

/** The true key: every record of every extract with its person, family and household. */
export function personKey(keys: ReadonlyMap<string, readonly KeyRow[]>): ExtractPlan {
  const rows = [...keys].flatMap(([extract, list]) =>
    list.map((key) => [extract, key.ref, key.person, key.family, key.household]),
  );
  const header = ["extract", "record_ref", "person", "family", "household"];
  return { source: "person-key", path: "truth/person-key.csv", header, rows };
}
