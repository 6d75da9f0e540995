/**
 * Chances adjusted for having looked at many at once (Benjamini and Hochberg 1995): of those that come out below
 * 0.05, no more than 5% are expected to be false discoveries. As R's `p.adjust(method = "BH")`.
 *
 * @param chances from 0 to 1
 * @returns adjusted chances in the order given
 * @throws RangeError when a chance is not from 0 to 1
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]); // Float64Array [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(chances: ArrayLike<number>): Float64Array {
  const given = Float64Array.from(chances);
  const wrong = given.find((chance) => !(chance >= 0 && chance <= 1));
  if (wrong !== undefined) throw new RangeError(`A chance lies from 0 to 1, not ${String(wrong)}.`);
  const order = Uint32Array.from(given, (_, index) => index).sort((a, b) => given[b]! - given[a]!);
  const adjusted = new Float64Array(given.length);
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, (given.length * given[index]!) / (given.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}
