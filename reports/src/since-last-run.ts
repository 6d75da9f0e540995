import type { UnitChange } from "@needscope/indicators";
import { midSentence } from "@needscope/rules";
import { listed } from "./listed.ts";
import { indicatorsOf, lastPeriod, type ZoneFindings } from "./zone-findings.ts";

/**
 * What has moved since an earlier run and by what: zones whose rank is another, and the cause of most of the change.
 *
 * @example
 * sinceLastRun(findings); // "Vale went from rank 4 to rank 2, mostly by new data, above all arrears."
 */
export function sinceLastRun(findings: ZoneFindings): string | undefined {
  const { changes } = findings;
  if (changes === undefined) return undefined;
  if (changes.untold !== undefined) return `Why scores differ cannot be told. ${changes.untold}`;
  const moved = changes.units
    .filter(({ rankBefore, rankAfter }) => rankBefore !== rankAfter)
    .sort((one, other) => one.rankAfter - other.rankAfter);
  const { units, appeared, gone } = changes;
  const named = (zones: readonly string[]): string => listed(zones.map((zone) => zoneName(zone, findings)));
  return [
    ...moved
      .filter((change) => !isWithinRange(change, findings))
      .map((change) => `${placeWords(change, findings)}, ${causeOf(change, findings)}.`),
    ...withinWords(
      moved.filter((change) => isWithinRange(change, findings)),
      findings,
    ),
    ...stillWords(units.length - moved.length, units.length),
    ...(appeared.length === 0 ? [] : [`Without a score then: ${named(appeared)}.`]),
    ...(gone.length === 0 ? [] : [`Without a score to compare now: ${named(gone)}.`]),
  ].join(" ");
}

function stillWords(still: number, of: number): string[] {
  if (still === 0) return of === 0 ? ["No zone has a score in both."] : [];
  if (still === of) return [`None of ${String(of)} zones has another rank.`];
  return [`${String(still)} of ${String(of)} zones ${still === 1 ? "has" : "have"} the same rank as then.`];
}

/** Moves that chance alone could have made, told together: a reader has two minutes. */
function withinWords(moves: readonly UnitChange[], findings: ZoneFindings): string[] {
  if (moves.length === 0) return [];
  const each = moves.map((change) => `${placeWords(change, findings)} (${causeOf(change, findings)})`);
  return [`Within the range of the rank, so chance alone could do it: ${each.join("; ")}.`];
}

function placeWords({ id, rankBefore, rankAfter }: UnitChange, findings: ZoneFindings): string {
  return `${zoneName(id, findings)} went from rank ${String(rankBefore)} to rank ${String(rankAfter)}`;
}

function causeOf(change: UnitChange, findings: ZoneFindings): string {
  const size = Math.abs(change.data) + Math.abs(change.rules) + Math.abs(change.code);
  // Its own score stands still: the others have passed it.
  if (size <= 1e-9 * Math.max(1, Math.abs(change.after))) return "as the scores of others changed";
  const cause = largest(causes, (one) => change[one]);
  const alone = Math.abs(change[cause]) > 0.999 * size;
  const { indicator } = largest(change.indicators, (one) => one[cause]);
  return `${alone ? "" : "mostly "}by ${causeWords[cause]}, above all ${indicatorWords(indicator, findings)}`;
}

const causes = ["data", "rules", "code"] as const;
const causeWords = { data: "new data", rules: "changed rules", code: "changed code of needscope" } as const;

function largest<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item {
  return items.reduce((one, other) => (Math.abs(sizeOf(other)) > Math.abs(sizeOf(one)) ? other : one));
}

/** Whether chance alone could have done it: the rank of then lies in the interval of the rank now. */
function isWithinRange({ id, rankBefore }: UnitChange, { ranks, scored }: ZoneFindings): boolean {
  const unit = scored?.ids.indexOf(id) ?? -1;
  if (ranks === undefined || unit < 0) return false;
  return ranks.lower[unit]! <= rankBefore && rankBefore <= ranks.upper[unit]!;
}

function indicatorWords(indicator: string, findings: ZoneFindings): string {
  const known = indicatorsOf(findings).find(({ name }) => name === indicator);
  return known === undefined ? indicator : midSentence(known.short ?? known.title);
}

function zoneName(zone: string, findings: ZoneFindings): string {
  const { ids, names } = lastPeriod(findings).zones;
  return names?.[ids.indexOf(zone)] ?? zone;
}
