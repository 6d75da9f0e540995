import type { SeededRandom } from "@needscope/stats";
import { type Composite, indicatorsOf } from "../composite.ts";
import type { FullColumns, PreparedColumns } from "../prepare-columns.ts";
import { type DrawnAbout, type SamplingError, valueDraws } from "./draw-values.ts";

/**
 * Prepares draws of all indicators that have a sampling error, as they stand once missing values are filled. Units draw
 * in the order of their ids. A composite's own `shrink` has made a posterior of an indicator already: it is drawn about
 * its values.
 *
 * @example
 * redraws(composite, prepared, { errors, about: "posterior" })(seededRandom(1)).get("absence");
 */
export function redraws(
  composite: Composite,
  { ids, denominated, imputed }: PreparedColumns,
  { errors, about }: { readonly errors: ReadonlyMap<string, SamplingError>; readonly about: DrawnAbout },
): (random: SeededRandom) => FullColumns {
  if (errors.size === 0) return () => new Map();
  const order = [...ids.keys()].sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const shrunk = indicatorsOf(composite.parts).filter(({ shrink }) => shrink !== undefined);
  const isShrunk = new Set(shrunk.map(({ indicator }) => indicator));
  const draws = [...errors].map(([name, error]) => {
    const measured = denominated.get(name)!.state;
    const own = isShrunk.has(name) ? "measured" : about;
    return [name, valueDraws(imputed.get(name)!, { error, about: own, order, measured })] as const;
  });
  return (random) => new Map(draws.map(([name, draw]) => [name, draw(random)]));
}
