import type { Policy } from "./policy.ts";
import type { RateColumn, TableInput } from "./release-input.ts";
import { isCount } from "./check-table-input.ts";

/** Why a count is hidden; 0 where it is not. The two look alike to readers. */
export const Hidden = { no: 0, primary: 1, secondary: 2 } as const;

/**
 * Which counts of a table to hide: one array per column, one {@link Hidden} code per row (columns that are not
 * counts stay 0).
 *
 * Primary: counts 1 to minimum - 1; a rate's numerator where denominator minus numerator is 1 to minimum - 1.
 * A zero stays unless that complement is small. Secondary: in a declared total, when exactly one of the total and
 * its parts is hidden, or the hidden parts of a shown total add up to less than the minimum, the smallest part
 * still shown (counts above 0 first) is hidden too, and so on until nothing changes.
 *
 * @example
 * hiddenCells(table, strategicPolicy)[1]; // Uint8Array [0, 1, 2]
 */
export function hiddenCells(table: TableInput, policy: Policy): Uint8Array[] {
  const hidden = table.columns.map(() => new Uint8Array(table.rows.length));
  table.columns.forEach((column, index) => {
    if (column.kind === "count") hideSmallCounts(table, index, { policy, into: hidden[index]! });
  });
  for (const column of table.columns)
    if (column.kind === "rate") hideSmallComplements(table, column, policy, hidden);
  table.columns.forEach((column, index) => {
    if (column.kind === "count") hideSecondary(table, index, { policy, into: hidden[index]! });
  });
  return hidden;
}

interface Target {
  readonly policy: Policy;
  readonly into: Uint8Array;
}

/** Whether a policy hides a count for being small. */
export function isSmall(count: number, policy: Policy): boolean {
  return count >= 1 && count < policy.minimumCount;
}

function hideSmallCounts(table: TableInput, column: number, { policy, into }: Target): void {
  table.rows.forEach((row, index) => {
    const cell = row[column];
    if (isCount(cell) && isSmall(cell, policy)) into[index] = Hidden.primary;
  });
}

function hideSmallComplements(
  table: TableInput,
  rate: RateColumn,
  policy: Policy,
  hidden: Uint8Array[],
): void {
  const numerator = table.columns.findIndex((column) => column.id === rate.numerator);
  const denominator = table.columns.findIndex((column) => column.id === rate.denominator);
  table.rows.forEach((row, index) => {
    const above = row[numerator];
    const below = row[denominator];
    if (isCount(above) && isCount(below) && isSmall(below - above, policy)) {
      hidden[numerator]![index] = Hidden.primary;
    }
  });
}

function hideSecondary(table: TableInput, column: number, { policy, into }: Target): void {
  const members = table.rows.map((row, index): Member => {
    const cell = row[column];
    return { row: index, count: isCount(cell) ? cell : undefined, missing: cell === undefined };
  });
  const isHidden = (member: Member) =>
    member.count === undefined || (into[member.row] ?? Hidden.no) !== Hidden.no;
  let changed = true;
  while (changed) {
    changed = false;
    for (const group of table.totals ?? []) {
      const total = group.total === undefined ? knownElsewhere : members[group.total]!;
      const parts = group.parts.map((row) => members[row]!);
      if ([total, ...parts].some((member) => member.missing)) continue;
      const next = nextToHide(total, parts, { isHidden, minimumCount: policy.minimumCount });
      if (next === undefined) continue;
      into[next.row] = Hidden.secondary;
      changed = true;
    }
  }
}

/** A total that stands in no row: never hidden, and nothing to hide. */
const knownElsewhere: Member = { row: -1, count: Infinity, missing: false };

/** A row of one column; `count` is undefined where the producer suppressed it or it is missing. */
interface Member {
  readonly row: number;
  readonly count: number | undefined;
  readonly missing: boolean;
}

/** What a total group must hide next; undefined when the group gives nothing away. */
function nextToHide(
  total: Member,
  parts: readonly Member[],
  { isHidden, minimumCount }: { isHidden: (member: Member) => boolean; minimumCount: number },
): Member | undefined {
  const hiddenParts = parts.filter(isHidden);
  const hiddenCount = hiddenParts.length + (isHidden(total) ? 1 : 0);
  const known = hiddenParts.every((part) => part.count !== undefined);
  const gap = hiddenParts.reduce((sum, part) => sum + (part.count ?? 0), 0);
  const gapIsSmall = !isHidden(total) && hiddenParts.length > 0 && known && gap < minimumCount;
  if (hiddenCount !== 1 && !gapIsSmall) return undefined;
  const shown = parts.filter((part) => !isHidden(part));
  const aboveZero = shown.filter((part) => part.count! > 0);
  const candidates = aboveZero.length > 0 ? aboveZero : shown;
  if (candidates.length === 0) return isHidden(total) || total.row < 0 ? undefined : total;
  return candidates.reduce((best, part) => (part.count! < best.count! ? part : best));
}
