import { displayNumber } from "@needscope/disclosure";
import type { AuthorityFindings } from "@needscope/reports";
import type { RunFigure } from "needscope";

/**
 * The newest figure of every authority profiled, for the console and the manifest.
 *
 * @example
 * keyFigures(findings)[0]; // { name: "dorset-child-poverty", title: "Dorset: Children in ...", value: 15.5, ... }
 */
export function keyFigures({ profiles }: AuthorityFindings): RunFigure[] {
  return profiles.flatMap(({ authority, rows }) =>
    rows.flatMap(({ series: { indicator, newestPeriod }, own }): RunFigure[] => {
      if (own.value === undefined || own.mark !== undefined) return [];
      return [
        {
          name: `${authority.name.toLowerCase()}-${indicator.name}`,
          title: `${authority.name}: ${indicator.title}, ${indicator.unit}, ${newestPeriod}`,
          value: Number(own.value.toFixed(indicator.decimals)),
          unit: indicator.unit,
          counts: false,
          shown: `${displayNumber(own.value, indicator.decimals)}${indicator.suffix}`,
        },
      ];
    }),
  );
}
