import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Composite, type UnitColumns } from "@needscope/scoring";
import { seededRandom } from "@needscope/stats";

/** Indicators of each of seven domains, and the weights of the domains: those of the English indices. */
export const domainSizes = [6, 6, 6, 6, 6, 5, 5];
export const domainWeights = [0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.094];

const indicatorNames = domainSizes.map((size, domain) =>
  Array.from({ length: size }, (_, i) => `d${domain}-i${i}`),
);
const domainNames = domainSizes.map((_, domain) => `d${domain}`);

/**
 * Writes synthetic indicators of so many areas, an indicator after the other, and weights of so many draws: 40 within
 * the domains, each three quarters to five quarters of an even share, and 7 of the domains, rescaled to sum to 1.
 */
export function writeAreas(
  folder: string,
  { areas, draws, seed }: Record<"areas" | "draws" | "seed", number>,
): void {
  const random = seededRandom(seed);
  const values = new Float64Array(40 * areas);
  domainSizes.forEach((size, domain) => {
    const first = domainSizes.slice(0, domain).reduce((sum, one) => sum + one, 0);
    for (let area = 0; area < areas; area++) {
      const shared = random.normal();
      for (let i = first; i < first + size; i++) {
        const value = 0.7 * shared + 0.7 * random.normal();
        // Skewed, bounded and even ones, with the digits of a published table.
        const shown = i % 3 === 0 ? Math.exp(value) : i % 3 === 1 ? 100 / (1 + Math.exp(-value)) : value;
        values[i * areas + area] = Math.round(shown * 1e4) / 1e4;
      }
    }
  });
  const weights = new Float64Array(47 * draws);
  for (let draw = 0; draw < draws; draw++) {
    let at = 47 * draw;
    for (const size of domainSizes)
      at = spread(weights, at, Array<number>(size).fill(1 / size), random.uniform);
    spread(weights, at, domainWeights, random.uniform);
  }
  writeFileSync(join(folder, "indicators.f64"), new Uint8Array(values.buffer));
  writeFileSync(join(folder, "weights.f64"), new Uint8Array(weights.buffer));
}

function spread(into: Float64Array, at: number, shares: readonly number[], uniform: () => number): number {
  const drawn = shares.map((share) => share * (0.75 + 0.5 * uniform()));
  const total = drawn.reduce((sum, one) => sum + one, 0);
  into.set(
    drawn.map((one) => one / total),
    at,
  );
  return at + shares.length;
}

/** The areas as columns to score. */
export function readAreas(folder: string): UnitColumns {
  const values = numbersOf(join(folder, "indicators.f64"));
  const areas = values.length / 40;
  const ids = Array.from({ length: areas }, (_, area) => `E01${String(area + 1).padStart(6, "0")}`);
  const columns = indicatorNames.flat().map((name, i) => {
    return [name, { values: values.subarray(i * areas, (i + 1) * areas) }] as const;
  });
  return { ids, columns: new Map(columns) };
}

/** The weights of each draw by name. */
export function readWeights(folder: string): Record<string, number>[] {
  const weights = numbersOf(join(folder, "weights.f64"));
  const names = [...indicatorNames.flat(), ...domainNames];
  return Array.from({ length: weights.length / 47 }, (_, draw) =>
    Object.fromEntries(names.map((name, i) => [name, weights[47 * draw + i]!])),
  );
}

function numbersOf(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Forty indicators in seven domains, whose ranks are transformed where `ranked`. */
export function areaIndex(normalise: "exponential" | "zScore", ranked: boolean): Composite {
  return {
    name: "areas",
    title: "Areas",
    normalise,
    deciles: "england",
    parts: indicatorNames.map((names, domain) => ({
      name: domainNames[domain]!,
      weight: domainWeights[domain]!,
      ...(ranked && { normalise: "exponential" as const }),
      parts: names.map((indicator) => ({ indicator, direction: "higher-is-need" as const })),
    })),
  };
}
