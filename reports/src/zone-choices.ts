import type { FigureInput, TableInput } from "@needscope/disclosure";
import { leaveOneOut, type ScoredComposite } from "@needscope/scoring";
import { choiceTables, type PartLeftOut } from "./choice-tables.ts";
import { weightTrials } from "./weight-trials.ts";
import { indicatorsOf, isScored, lastPeriod, zoneOrder, type ZoneFindings } from "./zone-findings.ts";

/**
 * What the order of zones hangs on: how far they move without each indicator, and their ranks by the weight of the top
 * part without which they move furthest. Nothing where fewer than three zones are ranked, or there is one indicator.
 *
 * @example
 * zoneChoices(findings).tables.map(({ name }) => name); // ["without", "weights"]
 */
export function zoneChoices(findings: ZoneFindings): { tables: TableInput[]; figures: FigureInput[] } {
  const { scored } = findings;
  const units = zoneOrder(findings).filter((unit) => isScored(findings, unit));
  if (scored === undefined || units.length < 3) return { tables: [], figures: [] };
  const all = leaveOneOut(scored);
  const titles = new Map(
    indicatorsOf(findings).map(({ name, title, short = title }) => [name, short] as const),
  );
  const leftOut = all.flatMap(({ part, kind, comparison }): PartLeftOut[] => {
    const places = comparison?.meanShift;
    if (kind === "group" || places === undefined) return [];
    return [{ title: titles.get(part) ?? part, places }];
  });
  if (leftOut.length < 2) return { tables: [], figures: [] };
  const trials = weightTrials(scored, mostMoving(scored, all));
  const names = lastPeriod(findings).zones.names!;
  const tables = choiceTables(leftOut, trials, {
    names: units.map((unit) => names[unit]!),
    what: "zones",
    ranksIn: (rank) => units.map((unit) => rank[unit]!),
  });
  const figures = trials ? [{ name: "weight-now", title: "Weight as it is", label: String(trials.now) }] : [];
  return { tables, figures };
}

/** The place of the top part without which zones move furthest; the first of equal ones. */
function mostMoving({ composite }: ScoredComposite, all: ReturnType<typeof leaveOneOut>): number {
  const moved = composite.parts.map((part) => {
    const name = "parts" in part ? part.name : part.indicator;
    return all.find((one) => one.part === name)?.comparison?.meanShift ?? 0;
  });
  return moved.indexOf(Math.max(...moved));
}
