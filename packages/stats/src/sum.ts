/**
 * The sum of numbers, correctly rounded whatever their order (Shewchuk 1997, adaptive precision: the running sum
 * is kept as a list of parts that do not overlap). The same units in another order must not get another rank.
 *
 * @returns 0 for no numbers
 * @example
 * sum([1e16, 1, -1e16]); // 1; plain addition gives 0
 */
export function sum(values: ArrayLike<number>): number {
  const parts: number[] = [];
  for (let i = 0; i < values.length; i++) addTo(parts, values[i]!);
  return roundedTotal(parts);
}

function addTo(parts: number[], value: number): void {
  let carried = value;
  let kept = 0;
  for (const part of parts) {
    const total = carried + part;
    const rest = Math.abs(carried) < Math.abs(part) ? carried - (total - part) : part - (total - carried);
    if (rest !== 0) parts[kept++] = rest;
    carried = total;
  }
  parts.length = kept;
  parts.push(carried);
}

// From the largest part down, until one is not wholly absorbed; a tie is then settled by the sign of the next.
function roundedTotal(parts: number[]): number {
  let total = parts.pop() ?? 0;
  while (parts.length > 0) {
    const before = total;
    const part = parts.pop()!;
    total = before + part;
    const rest = part - (total - before);
    if (rest === 0) continue;
    const next = parts.at(-1) ?? 0;
    const doubled = rest * 2;
    const isTie = (rest < 0 && next < 0) || (rest > 0 && next > 0);
    return isTie && doubled === total + doubled - total ? total + doubled : total;
  }
  return total;
}
