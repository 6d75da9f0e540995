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

function hideSecondary(table: TableInput, column: number, target: Target): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const group of table.totals ?? []) {
      const counts = (row: number) => table.rows[row]![column];
      if (![group.total, ...group.parts].every((row) => isCount(counts(row)))) continue;
      const row = nextToHide(group, (index) => counts(index) as number, target);
      if (row === undefined) continue;
      target.into[row] = Hidden.secondary;
      changed = true;
    }
  }
}

/** The row that a total group must hide next; undefined when the group gives nothing away. */
function nextToHide(
  group: { readonly total: number; readonly parts: readonly number[] },
  countOf: (row: number) => number,
  { policy, into }: Target,
): number | undefined {
  const hiddenParts = group.parts.filter((row) => into[row] !== Hidden.no);
  const totalHidden = into[group.total] !== Hidden.no;
  const hiddenCount = hiddenParts.length + (totalHidden ? 1 : 0);
  const sum = hiddenParts.reduce((total, row) => total + countOf(row), 0);
  const gapIsSmall = !totalHidden && hiddenParts.length > 0 && sum < policy.minimumCount;
  if (hiddenCount !== 1 && !gapIsSmall) return undefined;
  const shown = group.parts.filter((row) => into[row] === Hidden.no);
  const above = shown.filter((row) => countOf(row) > 0);
  const candidates = above.length > 0 ? above : shown;
  if (candidates.length === 0) return totalHidden ? undefined : group.total;
  return candidates.reduce((best, row) => (countOf(row) < countOf(best) ? row : best));
}
