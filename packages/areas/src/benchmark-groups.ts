import { checkAreaCodes } from "./check-area-codes.ts";
import { listed } from "./listed.ts";

/** For each area the others that it is set beside, such as its statistical neighbours, nearest first. */
export interface BenchmarkGroups {
  readonly name: string;
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
}

/** One line of a table of neighbours. */
export interface NeighbourRow {
  readonly area: string;
  readonly neighbour: string;
}

/**
 * Benchmark groups from rows of (area, neighbour), in the order of the rows. They hold codes and never names, so that a
 * predecessor of the same name ("Dorset (Pre LG)") cannot slip in: every code must be an area code.
 *
 * @throws one sentence when a code is not one, an area is its own neighbour, or a neighbour comes twice.
 *
 * @example
 * benchmarkGroups("statistical neighbours", [{ area: "E06000059", neighbour: "E06000066" }])
 *   .membersOf.get("E06000059"); // ["E06000066"]
 */
export function benchmarkGroups(name: string, rows: readonly NeighbourRow[]): BenchmarkGroups {
  const codes = [...new Set(rows.flatMap(({ area, neighbour }) => [area, neighbour]))];
  const unknown = checkAreaCodes(codes).filter(({ code }) => !/^Z\d{8}$/.test(code));
  if (unknown.length > 0) {
    throw new Error(
      `Groups "${name}" hold what is no area code: ${listed(unknown.map(({ code }) => `"${code}"`))}.`,
    );
  }
  const membersOf = new Map<string, string[]>();
  for (const { area, neighbour } of rows) {
    const members = membersOf.get(area) ?? [];
    if (neighbour === area) throw new Error(`Groups "${name}" have ${area} as its own neighbour.`);
    if (members.includes(neighbour))
      throw new Error(`Groups "${name}" have ${neighbour} twice beside ${area}.`);
    membersOf.set(area, [...members, neighbour]);
  }
  return { name, membersOf };
}
