import { importanceBars, weightSensitivity } from "@needscope/charts";
import type { Release } from "@needscope/disclosure";
import type { ReportCell } from "@needscope/report";

/**
 * What the order hangs on: which part moves it most when it is left out, and for which weights of one part the first
 * stays first; nothing where these were not worked out.
 *
 * @param options.now the weight as it is, of those tried
 * @example
 * choiceCells(release, { place: "Dorset", period: "2015/16" });
 */
export function choiceCells(
  { tables, figures }: Release,
  where: { readonly place: string; readonly period: string },
): ReportCell[] {
  const without = tables.get("without");
  if (without === undefined) return [];
  const weights = tables.get("weights");
  const now = Number(figures.get("weight-now")?.text);
  return [
    { kind: "heading", text: "What the order hangs on", level: 2 },
    {
      kind: "chart",
      chart: importanceBars(without, { ...where, part: "part", value: "places" }),
      paper: "pointer",
    },
    ...(weights === undefined
      ? []
      : [
          {
            kind: "chart",
            chart: weightSensitivity(weights, {
              ...where,
              weight: "weight",
              zone: "unit",
              rank: "rank",
              now,
            }),
            paper: "pointer",
          } as const,
        ]),
    {
      kind: "prose",
      markdown:
        "An order of places is made by choices: what is counted, and how much it weighs. Where the order would change with them, it should not decide anything alone.",
    },
  ];
}
