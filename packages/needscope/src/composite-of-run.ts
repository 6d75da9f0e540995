import { defineComposite, type Composite } from "@needscope/scoring";
import type { RunCompositePart, RunDefinition } from "./run-definition.ts";

/**
 * The composite of a run as scoring takes it: direction and title of a part are those of its indicator.
 *
 * @throws one sentence when a part names no indicator of the run, or the composite cannot be used
 */
export function compositeOfRun(run: RunDefinition): Composite | undefined {
  const { composite } = run;
  if (!composite) return undefined;
  const byName = new Map(run.indicators.map((indicator) => [indicator.name, indicator]));
  const complete = (part: RunCompositePart): unknown => {
    if (isGroup(part)) return { ...part, parts: part.parts.map(complete) };
    const indicator = byName.get(part.indicator);
    if (indicator) return { title: indicator.title, ...part, direction: indicator.direction };
    throw new Error(
      `Composite "${composite.name}" names "${part.indicator}", which is no indicator. Known: ${[...byName.keys()].join(", ")}.`,
    );
  };
  return defineComposite({ ...composite, parts: composite.parts.map(complete) });
}

function isGroup(part: RunCompositePart): part is Extract<RunCompositePart, { parts: unknown }> {
  return "parts" in part;
}
