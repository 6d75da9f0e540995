/**
 * The people or households of an area, by which a lookup shares out.
 *
 * @throws one sentence when the area has no weight, or one that is not a number from 0.
 */
export function weightOf(
  area: string,
  { name, weights }: { readonly name: string; readonly weights: ReadonlyMap<string, number> },
): number {
  const weight = weights.get(area);
  if (weight !== undefined && weight >= 0 && weight < Infinity) return weight;
  const what = weight === undefined ? "no weight" : `the weight ${weight}`;
  throw new Error(`Lookup "${name}" shares by weights from 0, and area ${area} has ${what}.`);
}
