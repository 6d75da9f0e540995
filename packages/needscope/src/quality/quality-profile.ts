import type { ExtractQuality } from "@needscope/sources";
import { z } from "zod";

const share = z.number().min(0).max(1);

/**
 * The quality of an extract as a run's manifest keeps it, for the next run to compare with: shares and means, rounded,
 * and no count of a few people. Codes with fewer rows than 10 are together in `other`.
 */
export const qualityProfileSchema = z.strictObject({
  rows: z.int().min(0),
  completeness: z.record(z.string(), share),
  codes: z.record(z.string(), z.record(z.string(), share)),
  means: z.record(z.string(), z.number()),
  /** The month that the dates of a field reach, yyyy-mm. */
  latest: z.record(z.string(), z.string()),
});

/** The kept quality of an extract; see `qualityProfileSchema`. */
export type QualityProfile = z.output<typeof qualityProfileSchema>;

const fewest = 10;

/**
 * What of an extract's quality may be kept.
 *
 * @example
 * qualityProfile(extractQuality(extract, { asOf })).completeness.household; // 0.98
 */
export function qualityProfile({ rows, fields, dates, spreads }: ExtractQuality): QualityProfile {
  const told = spreads.filter(({ present }) => present >= fewest);
  return {
    rows,
    completeness: record(fields.map(({ field, present }) => [field, rounded(part(present, rows), 2)])),
    codes: record(told.flatMap(({ field, codes }) => (codes ? [[field, sharesOf(codes)]] : []))),
    means: record(
      told.flatMap(({ field, mean }) => (mean === undefined ? [] : [[field, Number(mean.toPrecision(3))]])),
    ),
    latest: record(
      dates.flatMap(({ field, latest, present }) =>
        latest === undefined || present < fewest ? [] : [[field, latest.slice(0, 7)]],
      ),
    ),
  };
}

function sharesOf(codes: ReadonlyMap<string, number>): Record<string, number> {
  const all = [...codes.values()].reduce((sum, count) => sum + count, 0);
  const large = [...codes].filter(([, count]) => count >= fewest);
  const rest = all - large.reduce((sum, [, count]) => sum + count, 0);
  const shares = large.map(([code, count]) => [code, rounded(part(count, all), 2)] as const);
  return record(rest === 0 ? shares : [...shares, [otherCodes, rounded(part(rest, all), 2)]]);
}

/** The name of all rare codes together. */
export const otherCodes = "other";

function part(of: number, all: number): number {
  return all === 0 ? 0 : of / all;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** An object with no way to a prototype: a code may be called anything. */
function record<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries);
}
