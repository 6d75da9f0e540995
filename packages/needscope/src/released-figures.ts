import { release, type Policy } from "@needscope/disclosure";
import type { ManifestFigure } from "@needscope/runs";
import type { RunFigure } from "./run-figure.ts";

/** Figures leave the run's console only as the policy lets them through. */
export function releasedFigures(figures: readonly RunFigure[], policy: Policy): ManifestFigure[] {
  const counts = figures.filter(({ counts }) => counts);
  const released = release(
    {
      tables: [],
      figures: counts.map(({ name, title, value, unit }) => ({ name, title, count: value, unit })),
    },
    policy,
  );
  return counts.map(({ name, title, unit }) => {
    const { value, text } = released.figures.get(name)!;
    return { name, title, value: value ?? text, unit };
  });
}
