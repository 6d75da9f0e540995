import type { ExtractQuality } from "@needscope/sources";
import { dayNumber } from "@needscope/table";
import { driftOf } from "./drift.ts";
import type { Gates } from "./gate-schema.ts";
import { qualityProfile, type QualityProfile } from "./quality-profile.ts";

/** One gate as it was found. */
export interface GateResult {
  /** Name of the source in the run. */
  readonly source: string;
  /** What is looked at: "completeness of household". */
  readonly gate: string;
  /** The figure, or nothing where it could not be told: there is no previous run, no date, or no row. */
  readonly figure: number | undefined;
  readonly limit: number;
  /** `false` stops the run; `undefined` where it could not be told. */
  readonly passed: boolean | undefined;
  /** In words, with numerator and denominator: for the person who runs it, not for publication. */
  readonly words: string;
}

/**
 * Holds the quality of an extract against its gates.
 *
 * @param options.source name of the source in the run
 * @param options.previous the profile that an earlier run kept
 * @example
 * checkGates(gates, quality, { source: "rent-arrears", asOf: "2016-03-31" }).filter(({ passed }) => passed === false);
 */
export function checkGates(
  gates: Gates,
  quality: ExtractQuality,
  options: { readonly source: string; readonly asOf: string; readonly previous?: QualityProfile | undefined },
): GateResult[] {
  const { source } = options;
  return [
    ...rowGates(gates, quality),
    ...completenessGates(gates, quality),
    ...dateGates(gates, quality, options.asOf),
    ...driftGates(gates, quality, options.previous),
  ].map((found) => ({ source, ...found }));
}

type Found = Omit<GateResult, "source">;

function rowGates({ rows, ...shares }: Gates, quality: ExtractQuality): Found[] {
  const all = quality.rows + quality.quarantined;
  const found: Found[] = [];
  if (rows !== undefined) {
    const words = `${say(quality.rows)} rows are accepted, and at least ${say(rows.atLeast)} are asked for`;
    found.push({
      gate: "rows",
      figure: quality.rows,
      limit: rows.atLeast,
      passed: quality.rows >= rows.atLeast,
      words,
    });
  }
  const says = {
    quarantined: "rows are set aside",
    duplicates: "rows repeat the key of an earlier one",
    impossible: "rows hold what cannot be",
  } as const;
  for (const gate of ["quarantined", "duplicates", "impossible"] as const) {
    const limit = shares[gate]?.atMost;
    if (limit !== undefined) found.push(mostOf(gate, { of: quality[gate], all, limit, says: says[gate] }));
  }
  return found;
}

function mostOf(
  gate: string,
  { of, all, limit, says }: { of: number; all: number; limit: number; says: string },
): Found {
  const figure = all === 0 ? undefined : of / all;
  const words = `${say(of)} of ${say(all)} ${says} (${percent(figure)}), and at most ${percent(limit)} may be`;
  return { gate, figure, limit, passed: figure === undefined ? undefined : figure <= limit, words };
}

function completenessGates({ completeness }: Gates, { rows, fields }: ExtractQuality): Found[] {
  return Object.entries(completeness).map(([field, limit]) => {
    const { present, suppressed } = fields.find((each) => each.field === field)!;
    const figure = rows === 0 ? undefined : (present + suppressed) / rows;
    const words = `${say(present + suppressed)} of ${say(rows)} rows have ${field} (${percent(figure)}), and at least ${percent(limit)} are asked for`;
    const passed = figure === undefined ? undefined : figure >= limit;
    return { gate: `completeness of ${field}`, figure, limit, passed, words };
  });
}

function dateGates({ latest, future }: Gates, { dates }: ExtractQuality, asOf: string): Found[] {
  const of = (field: string) => dates.find((each) => each.field === field)!;
  const recent = Object.entries(latest).map(([field, { withinDays: limit }]): Found => {
    const last = of(field).latest;
    const figure = last === undefined ? undefined : dayNumber(asOf) - dayNumber(last);
    const when =
      figure === undefined ? "there is no date up to" : `the latest ${field} is ${say(figure)} days before`;
    const words = `${when} ${asOf}, and at most ${say(limit)} days are allowed`;
    return { gate: `latest ${field}`, figure, limit, passed: figure !== undefined && figure <= limit, words };
  });
  const beyond = Object.entries(future).map(([field, { atMost: limit }]) => {
    const { present, future: later } = of(field);
    return mostOf(`future ${field}`, {
      of: later,
      all: present,
      limit,
      says: `dates of ${field} lie after ${asOf}`,
    });
  });
  return [...recent, ...beyond];
}

function driftGates(
  { drift }: Gates,
  quality: ExtractQuality,
  previous: QualityProfile | undefined,
): Found[] {
  const moved = previous && driftOf(qualityProfile(quality), previous);
  return (["rows", "completeness", "codes", "means"] as const).flatMap((part): Found[] => {
    const limit = drift[part]?.atMost;
    if (limit === undefined) return [];
    const gate = `drift of ${part}`;
    if (moved === undefined) {
      const words = "there is no previous run to compare with: name one with --previous";
      return [{ gate, figure: undefined, limit, passed: undefined, words }];
    }
    const { of, figure } = moved[part];
    const [what, scale] =
      part === "rows" ? ["", ` from ${say(previous!.rows)} to ${say(quality.rows)}`] : [` of ${of}`, ""];
    const index = part === "codes" ? " (population stability index)" : "";
    const words = `${part}${what} moved by ${figure.toFixed(2)}${index}${scale} since the previous run, and at most ${String(limit)} is allowed`;
    return [{ gate, figure, limit, passed: figure <= limit, words }];
  });
}

function say(count: number): string {
  return count.toLocaleString("en-GB");
}

/** Cut, not rounded, so that 94.96% is never shown as the 95% that it is not. */
function percent(share: number | undefined): string {
  return share === undefined ? "no rows" : `${String(Math.floor(share * 1000 + 1e-9) / 10)}%`;
}
