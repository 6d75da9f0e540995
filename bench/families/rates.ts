import { defineIndicators } from "@needscope/indicators";
import type { ScoredCard } from "@needscope/scoring";
import type { Column, Table } from "@needscope/table";
import { jobCard } from "./card.ts";

// The thirteen rates of zones: households in a high band, and households with points from each of the twelve groups.

/** The item that holds wherever any item of its group does: each group's mildest. */
const mildest = jobCard.items.filter(({ name }, i, items) => {
  const group = name.split(".")[0]!;
  return items.findIndex((other) => other.name.startsWith(`${group}.`)) === i;
});

/** The rates as data: a share of the scored households of each area. */
export const rateIndicators = defineIndicators(
  ["high", ...mildest.map(({ name }) => `c${name.split(".")[0]!}`)].map((name) => ({
    name,
    title: name,
    direction: "higher-is-need",
    measure: { kind: "share", source: "scored", where: { field: name, is: true } },
    of: { kind: "count", source: "scored" },
    shows: "proportion",
  })),
);

/** The scored households as a table of flags beside their area. */
export function ratesTable(scored: ScoredCard, area: Column): Table {
  const columns = new Map<string, Column>([["area", area]]);
  const state = new Uint8Array(scored.score.length);
  const high = new Uint8Array(state.length);
  for (let unit = 0; unit < high.length; unit += 1) high[unit] = scored.band[unit]! >= 2 ? 1 : 0;
  columns.set("high", { kind: "flag", values: high, state });
  for (const { name } of mildest) {
    const [values, unknown] = [scored.answers.get(name)!, scored.unknown.get(name)!];
    columns.set(`c${name.split(".")[0]!}`, { kind: "flag", values, state: unknown });
  }
  return { name: "scored", rowCount: state.length, columns };
}
