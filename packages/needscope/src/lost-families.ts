import { recordsSetAside } from "@needscope/sources";
import { cellAt, column } from "@needscope/table";
import type { RunExtract } from "./read-run-extracts.ts";
import type { RunDefinition } from "./run-definition.ts";

/**
 * How many families are not in a run though the keys know them: all of their records among the members were set aside
 * when these were read. Nothing is said of them, so a run says how many there are.
 *
 * @param scored the families of the run
 * @example
 * lostFamilies(run, extracts, grouping.ids); // 2
 */
export function lostFamilies(
  run: RunDefinition,
  extracts: ReadonlyMap<string, RunExtract>,
  scored: readonly string[],
): number {
  const { members, keys, refs } = run.families!;
  const lost = new Set(recordsSetAside(extracts.get(members)!, refs[members]!).refs);
  if (lost.size === 0) return 0;
  const { table } = extracts.get(keys)!;
  const names = ["extract", "record_ref", "family"] as const;
  const [extract, record, family] = names.map((name) => column(table, name, "text"));
  const there = new Set(scored);
  const found = new Set<unknown>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (cellAt(extract!, row) !== members || !lost.has(cellAt(record!, row) as string)) continue;
    const own = cellAt(family!, row);
    if (typeof own === "string" && !there.has(own)) found.add(own);
  }
  return found.size;
}
