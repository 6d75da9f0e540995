import { extractQuality, type Extract, type ExtractQuality } from "@needscope/sources";
import type { RunDefinition } from "../run-definition.ts";
import { checkGates, type GateResult } from "./check-gates.ts";
import { qualityProfile, qualityProfileSchema, type QualityProfile } from "./quality-profile.ts";

/** The quality of a run's extracts and what its gates say of it. */
export interface RunQuality {
  readonly extracts: ReadonlyMap<string, ExtractQuality>;
  readonly gates: readonly GateResult[];
}

/**
 * Measures the quality of every extract of a run and holds it against the gates.
 *
 * @param previous the `quality` of an earlier run's manifest
 * @example
 * refuseFailedGates(run, runQuality(run, extracts, undefined));
 */
export function runQuality(
  run: RunDefinition,
  extracts: ReadonlyMap<string, Extract>,
  previous: unknown,
): RunQuality {
  const { asOf } = run;
  const measured = new Map([...extracts].map(([name, extract]) => [name, extractQuality(extract, { asOf })]));
  const gates = Object.entries(run.gates).flatMap(([source, gate]) =>
    checkGates(gate, measured.get(source)!, { source, asOf, previous: profileIn(previous, source) }),
  );
  return { extracts: measured, gates };
}

function profileIn(previous: unknown, source: string): QualityProfile | undefined {
  const kept = (previous as { profiles?: Record<string, unknown> } | undefined)?.profiles;
  if (kept === undefined || !Object.hasOwn(kept, source)) return undefined;
  return qualityProfileSchema.safeParse(kept[source]).data;
}

/**
 * Stops a run whose inputs are not good enough to score from.
 *
 * @throws one sentence with the gate, its figure, numerator and denominator
 */
export function refuseFailedGates({ name }: RunDefinition, { gates }: RunQuality): void {
  const failed = gates.filter(({ passed }) => passed === false);
  const [first] = failed;
  if (first === undefined) return;
  const more = failed.length - 1;
  const others = more === 0 ? "" : ` (${String(more)} other ${more === 1 ? "gate fails" : "gates fail"} too)`;
  throw new Error(
    `Run "${name}" is stopped by the gate "${first.gate}" of ${first.source}: ${first.words}${others}. Mend the extract, or change the gate if it is too strict.`,
  );
}

/**
 * The part of a run's manifest that tells of quality: rounded profiles, and each gate without its counts.
 *
 * @example
 * keptQuality(quality).gates[0]; // { source: "rent-arrears", gate: "quarantined", figure: 0.007, limit: 0.02, passed: true }
 */
export function keptQuality({ extracts, gates }: RunQuality) {
  return {
    profiles: Object.fromEntries([...extracts].map(([name, quality]) => [name, qualityProfile(quality)])),
    gates: gates.map(({ source, gate, figure, limit, passed }) => ({
      source,
      gate,
      figure: figure === undefined ? "not known" : Number(figure.toFixed(2)),
      limit,
      passed: passed ?? "not known",
    })),
  };
}
