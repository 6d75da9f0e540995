import type { UnitChange } from "@needscope/indicators";
import { midSentence } from "@needscope/rules";
import { listed } from "./listed.ts";
import { indicatorsOf, lastPeriod, type ZoneFindings } from "./zone-findings.ts";

/**
 * What has moved since an earlier run and by what: zones whose rank is another, and the cause of most of the change.
 *
 * @example
 * sinceLastRun(findings); // "Vale went from rank 4 to rank 2, mostly by new data (arrears rate)."
 */
export function sinceLastRun(findings: ZoneFindings): string | undefined {
  const { changes } = findings;
  if (changes === undefined) return undefined;
  if (changes.untold !== undefined) return `Why scores differ cannot be told. ${changes.untold}`;
  const moved = changes.units
    .filter(({ rankBefore, rankAfter }) => rankBefore !== rankAfter)
    .sort((one, other) => one.rankAfter - other.rankAfter);
  const words = moved.map((change) => `${movedWords(change, findings)}${rangeWords(change, findings)}.`);
  const others = changes.units.length - moved.length;
  const still =
    moved.length === 0
      ? [`None of ${String(others)} zones has another rank.`]
      : others === 0
        ? []
        : [`${String(others)} of ${String(changes.units.length)} zones have the rank that they had.`];
  const only = [
    ...onlyWords(changes.appeared, "had no score then"),
    ...onlyWords(changes.gone, "has no score to compare now"),
  ];
  return [...words, ...still, ...only].join(" ");

  function onlyWords(zones: readonly string[], what: string): string[] {
    return zones.length === 0 ? [] : [`Of these, one run only scored ${listed(zones.map(nameOf))}: ${what}.`];
  }

  function nameOf(zone: string): string {
    return zoneName(zone, findings);
  }
}

function movedWords(change: UnitChange, findings: ZoneFindings): string {
  const { id, rankBefore, rankAfter } = change;
  const went = `${zoneName(id, findings)} went from rank ${String(rankBefore)} to rank ${String(rankAfter)}`;
  const size = Math.abs(change.data) + Math.abs(change.rules) + Math.abs(change.code);
  // Its own score stands still: the others have passed it.
  if (size <= 1e-9 * Math.max(1, Math.abs(change.after))) return `${went} as the scores of others changed`;
  const causes = [
    ["new data", change.data],
    ["changed rules", change.rules],
    ["changed code of needscope", change.code],
  ] as const;
  const [cause, most] = causes.reduce((one, other) => (Math.abs(other[1]) > Math.abs(one[1]) ? other : one));
  const alone = Math.abs(most) > 0.999 * size;
  return `${went}, ${alone ? "" : "mostly "}by ${cause} (most of it in ${largestOf(change, findings)})`;
}

/** Whether chance alone could have done it: the rank then lies in the interval of the rank now. */
function rangeWords({ id, rankBefore }: UnitChange, { ranks, scored }: ZoneFindings): string {
  const unit = scored?.ids.indexOf(id) ?? -1;
  if (ranks === undefined || unit < 0) return "";
  const isInside = ranks.lower[unit]! <= rankBefore && rankBefore <= ranks.upper[unit]!;
  return isInside ? "; both lie in its range, so chance alone could do it" : "";
}

function largestOf({ indicators }: UnitChange, findings: ZoneFindings): string {
  const { indicator } = indicators[0]!;
  const known = indicatorsOf(findings).find(({ name }) => name === indicator);
  return known === undefined ? indicator : midSentence(known.short ?? known.title);
}

function zoneName(zone: string, findings: ZoneFindings): string {
  const { ids, names } = lastPeriod(findings).zones;
  return names?.[ids.indexOf(zone)] ?? zone;
}
