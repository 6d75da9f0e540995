import { areaLevel } from "./area-level.ts";
import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";
import { lookupFromRows, type LookupRow } from "./lookup-from-rows.ts";

/**
 * One line of a register of authorities: what became of one from a year on. `merger` with others into a new one,
 * `new_code` for the same place, `new_geo` for changed boundaries or membership of a combined authority, `termination`
 * of an upper tier whose work others took over.
 */
export interface AuthorityChange {
  readonly from: string;
  /** None for a termination. */
  readonly to?: string | undefined;
  readonly type: "merger" | "new_code" | "new_geo" | "termination";
  readonly year: number;
}

/** Which years a lookup of successors spans. */
export interface SuccessorOptions {
  /** Changes after this year's count; without it all do. */
  readonly from?: number;
  /** Changes up to and of this year count. */
  readonly to: number;
  /** The shares of an authority whose area went to several: without them it is refused. */
  readonly shares?: readonly LookupRow[];
}

/** A lookup from authorities to their successors, and the authorities that have none. */
export interface Successors {
  readonly lookup: AreaLookup;
  /** Terminated: their people are not placed, as lower authorities hold them. */
  readonly ended: readonly string[];
}

/**
 * A lookup from authorities to those that do their work in a later year, followed through one reorganisation after
 * another: Taunton Deane is in Somerset West and Taunton from 2019 and in Somerset from 2023. An authority that did not
 * change stands for itself. Membership of a combined authority changes no district.
 *
 * The way back needs shares, as an old district is only part of a new one: `reverseLookup`.
 *
 * @throws one sentence that names the authorities whose boundaries moved, or which went to several, without shares.
 *
 * @example
 * lookupOfSuccessors("districts of 2025", ["E07000190", "E07000189"], register, { to: 2025 }).lookup.zones;
 * // ["E06000066"], Somerset
 */
export function lookupOfSuccessors(
  name: string,
  codes: readonly string[],
  changes: readonly AuthorityChange[],
  { from = -Infinity, to, shares = [] }: SuccessorOptions,
): Successors {
  const inYears = changes.filter(({ year }) => year > from && year <= to);
  const next = new Map(codes.map((code) => [code, [{ code, share: 1 }]]));
  for (const year of [...new Set(inYears.map((change) => change.year))].sort((a, b) => a - b)) {
    const held = new Set([...next.values()].flatMap((parts) => parts.map(({ code }) => code)));
    const ofYear = inYears.filter((change) => change.year === year && held.has(change.from));
    const step = stepsOf(name, ofYear, shares);
    for (const [code, parts] of next) {
      next.set(
        code,
        parts.flatMap((part) => moved(part, step)),
      );
    }
  }
  const ended = codes.filter((code) => next.get(code)!.length === 0);
  const rows = [...next].flatMap(([area, parts]) =>
    [...summed(parts)].map(([zone, share]) => ({ area, zone, share })),
  );
  return { lookup: lookupFromRows(name, rows), ended };
}

type Part = { readonly code: string; readonly share: number };

/** Where each authority that changed in a year went; nowhere where it was terminated. */
function stepsOf(
  name: string,
  changes: readonly AuthorityChange[],
  shares: readonly LookupRow[],
): Map<string, readonly Part[]> {
  const steps = new Map<string, readonly Part[]>();
  const unclear: string[] = [];
  for (const from of new Set(changes.map((change) => change.from))) {
    const lines = changes.filter((change) => change.from === from && isOfLevel(change));
    if (lines.length === 0) continue;
    const declared = shares.filter(({ area }) => area === from);
    const whole = lines.length === 1 && lines[0]!.type !== "new_geo" ? lines[0] : undefined;
    if (declared.length > 0)
      steps.set(
        from,
        declared.map(({ zone, share = 1 }) => ({ code: zone, share })),
      );
    else if (whole === undefined) unclear.push(from);
    else steps.set(from, whole.to === undefined ? [] : [{ code: whole.to, share: 1 }]);
  }
  if (unclear.length === 0) return steps;
  throw new Error(`Lookup "${name}" needs shares for areas that moved or were split: ${listed(unclear)}.`);
}

// A district that joins a combined authority stays what it was.
function isOfLevel({ from, to }: AuthorityChange): boolean {
  return (
    to === undefined || areaLevel(to) !== "combined-authority" || areaLevel(from) === "combined-authority"
  );
}

function moved(part: Part, step: ReadonlyMap<string, readonly Part[]>): Part[] {
  const parts = step.get(part.code);
  if (parts === undefined) return [part];
  return parts.map(({ code, share }) => ({ code, share: part.share * share }));
}

function summed(parts: readonly Part[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { code, share } of parts) shares.set(code, (shares.get(code) ?? 0) + share);
  return shares;
}
