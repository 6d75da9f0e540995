/**
 * The sum of numbers, correctly rounded whatever their order (Shewchuk 1997, adaptive precision: the running sum
 * is kept as a list of parts that do not overlap). The same units in another order must not get another rank.
 *
 * @returns 0 for no numbers
 * @example
 * sum([1e16, 1, -1e16]); // 1; plain addition gives 0
 */
export function sum(values: ArrayLike<number>): number {
  return sumAbout(0, values);
}

/**
 * The same of the distances from a centre, or of their squares where `squared`; each distance and each square is rounded
 * to a double first.
 */
export function sumAbout(centre: number, values: ArrayLike<number>, squared = false): number {
  if (values.length < fewValues) return correctlyRounded(distances(centre, values, squared));
  const doubles = values instanceof Float64Array ? values : Float64Array.from(values);
  const { least, most } = sumBounds(doubles, centre, squared);
  if (least === most) return least;
  const far = distances(centre, doubles, squared);
  return correctlyRounded(sumOfSlices(far) ?? far);
}

/**
 * A centre and the mean of the distances from it: the centre's own rounding put right. As from the exact sum of the
 * distances, which need not be known to the last bit for it.
 */
export function centreAbout(centre: number, values: ArrayLike<number>): number {
  const count = values.length;
  if (values instanceof Float64Array && count >= fewValues) {
    const { least, most } = sumBounds(values, centre, false);
    if (centre + least / count === centre + most / count) return centre + least / count;
  }
  return centre + sumAbout(centre, values) / count;
}

function distances(centre: number, values: ArrayLike<number>, squared: boolean): Float64Array {
  const far = new Float64Array(values.length);
  for (let i = 0; i < far.length; i++) {
    const distance = values[i]! - centre;
    far[i] = squared ? distance * distance : distance;
  }
  return far;
}

/**
 * Two numbers that the exact sum lies between, once rounded; mostly they are one. Each addition's rounding error is known
 * exactly (Knuth's two-sum), and so is added up (Ogita, Rump and Oishi 2005, Accurate sum and dot product, algorithm 4.4);
 * what that second sum can be off by is at most its length times 2^-53 of the sizes, here twice as much. NaN where anything
 * is not finite.
 */
function sumBounds(
  values: Float64Array,
  centre: number,
  squared: boolean,
): { readonly least: number; readonly most: number } {
  let total = 0;
  let rest = 0;
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! - centre;
    const value = squared ? distance * distance : distance;
    const next = total + value;
    const taken = next - total;
    const lost = total - (next - taken) + (value - taken);
    rest += lost;
    size += Math.abs(lost);
    total = next;
  }
  const off = values.length * 2 ** -52 * size + Math.abs(rest) * 2 ** -51;
  return { least: total + (rest - off), most: total + (rest + off) };
}

function correctlyRounded(values: ArrayLike<number>): number {
  const parts = new Float64Array(mostParts);
  let count = 0;
  for (let i = 0; i < values.length; i++) count = addTo(parts, count, values[i]!);
  return roundedTotal(Array.from(parts.subarray(0, count)));
}

const fewValues = 64;
const mostSlices = 8;

/**
 * Numbers cut into slices of so few bits each that the sum of a slice is exact by plain addition (Rump, Ogita and Oishi
 * 2008, Accurate floating-point summation): a few exact numbers with the same sum. Undefined where a few slices do not
 * hold it, as with numbers of very different size.
 */
function sumOfSlices(values: ArrayLike<number>): number[] | undefined {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  const spare = Math.ceil(Math.log2(values.length)) + 2;
  const rest = new Float64Array(values.length);
  let from: ArrayLike<number> = values;
  const sums: number[] = [];
  while (largest > 0) {
    const edge = 2 ** (Math.floor(Math.log2(largest)) + 1 + spare);
    if (!(edge < Infinity) || edge < 2 ** -900 || sums.length === mostSlices) return undefined;
    let [total, left] = [0, 0];
    for (let i = 0; i < rest.length; i++) {
      const value = from[i]!;
      const slice = edge + value - edge;
      const beyond = value - slice;
      total += slice;
      rest[i] = beyond;
      left = Math.max(left, Math.abs(beyond));
    }
    sums.push(total);
    from = rest;
    largest = left;
  }
  return Number.isNaN(largest) ? undefined : sums;
}

// Parts do not overlap, so that 2,098 bits, from the least double to the greatest, hold no more of 53 each.
const mostParts = 64;

function addTo(parts: Float64Array, count: number, value: number): number {
  let carried = value;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const part = parts[i]!;
    const total = carried + part;
    const rest = Math.abs(carried) < Math.abs(part) ? carried - (total - part) : part - (total - carried);
    if (rest !== 0) parts[kept++] = rest;
    carried = total;
  }
  parts[kept] = carried;
  return kept + 1;
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
