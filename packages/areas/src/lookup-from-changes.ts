import type { AreaLookup } from "./area-lookup.ts";
import { listed } from "./listed.ts";
import { lookupFromRows, type LookupRow } from "./lookup-from-rows.ts";
import { weightOf } from "./weight-of.ts";

/**
 * How an old area became new ones, as the Office for National Statistics codes it for the LSOAs of 2011 and 2021: `U`
 * unchanged, `S` split into several, `M` merged with others, `X` irregular: neither, parts of it went several ways.
 */
export type ChangeCode = "U" | "S" | "M" | "X";

/** One line of a register of changes: some of the old area is in the new one. */
export interface AreaChange {
  readonly from: string;
  readonly to: string;
  readonly change: ChangeCode;
}

/** How {@link lookupFromChanges} shares out. */
export interface ChangeOptions {
  /**
   * The people or households of each new area, by which the parts of a split one are weighed; or `"equal"`, where that
   * is not known and every part is to count the same.
   */
  readonly weights: ReadonlyMap<string, number> | "equal";
  /**
   * What becomes of irregular areas: `"leave-out"`, so that their people are reported as not placed; `"as-split"`, their
   * new areas weighed like parts, which is rough; or rows that say the shares.
   */
  readonly irregular: "leave-out" | "as-split" | readonly LookupRow[];
}

/** A lookup from old areas to new ones, and the lines that were irregular. */
export interface ChangedAreas {
  readonly lookup: AreaLookup;
  readonly irregular: readonly AreaChange[];
}

/**
 * A lookup from the areas of one year to those of another, such as the LSOAs of 2011 and 2021, from the register of
 * changes. Counts that go through `rollUp` with it keep their total. {@link reverseLookup} is the way back.
 *
 * @throws one sentence when a line's code contradicts the others (a split into one, a merger with nobody), a part has no
 * weight, or the parts of an area weigh nothing together.
 *
 * @example
 * const register = [
 *   { from: "E01000001", to: "E01000001", change: "U" },
 *   { from: "E01000002", to: "E01032701", change: "S" },
 *   { from: "E01000002", to: "E01032702", change: "S" },
 * ] as const;
 * const people = new Map([["E01032701", 1500], ["E01032702", 500]]);
 * lookupFromChanges("LSOA 2011 to 2021", register, { weights: people, irregular: "leave-out" }).lookup.share; // [1, 0.75, 0.25]
 */
export function lookupFromChanges(
  name: string,
  changes: readonly AreaChange[],
  { weights, irregular }: ChangeOptions,
): ChangedAreas {
  checkChanges(name, changes);
  const odd = changes.filter(({ change }) => change === "X");
  const kept = irregular === "as-split" ? changes : changes.filter(({ change }) => change !== "X");
  const rows = [
    ...rowsOf(name, kept, weights),
    ...(Array.isArray(irregular) ? declaredFor(odd, irregular) : []),
  ];
  return { lookup: lookupFromRows(name, rows), irregular: odd };
}

function rowsOf(
  name: string,
  changes: readonly AreaChange[],
  weights: ChangeOptions["weights"],
): LookupRow[] {
  return [...groupedBy(changes, "from").values()].flatMap((parts) => {
    if (parts.length === 1) return [{ area: parts[0]!.from, zone: parts[0]!.to }];
    const weight = ({ to }: AreaChange) => (weights === "equal" ? 1 : weightOf(to, { name, weights }));
    const whole = parts.reduce((sum, part) => sum + weight(part), 0);
    if (!(whole > 0)) {
      throw new Error(`The parts of area ${parts[0]!.from} weigh nothing together in lookup "${name}".`);
    }
    return parts.map((part) => ({ area: part.from, zone: part.to, share: weight(part) / whole }));
  });
}

function declaredFor(odd: readonly AreaChange[], rows: readonly LookupRow[]): readonly LookupRow[] {
  const known = new Set(odd.map(({ from }) => from));
  const strange = rows.filter(({ area }) => !known.has(area)).map(({ area }) => area);
  if (strange.length === 0) return rows;
  throw new Error(`Shares are declared for areas that are not irregular: ${listed(strange)}.`);
}

function checkChanges(name: string, changes: readonly AreaChange[]): void {
  const [byFrom, byTo] = [groupedBy(changes, "from"), groupedBy(changes, "to")];
  const wrong = changes.filter(({ from, to, change }) => {
    const [parts, origins] = [byFrom.get(from)!.length, byTo.get(to)!.length];
    if (change === "U") return parts !== 1 || origins !== 1;
    if (change === "S") return parts === 1 || origins !== 1;
    return change === "M" && (parts !== 1 || origins === 1);
  });
  if (wrong.length === 0) return;
  const lines = listed(wrong.map(({ from, to, change }) => `${from} to ${to} (${change})`));
  throw new Error(`Changes of lookup "${name}" contradict each other: ${lines}.`);
}

function groupedBy(changes: readonly AreaChange[], side: "from" | "to"): Map<string, AreaChange[]> {
  const groups = new Map<string, AreaChange[]>();
  for (const change of changes) {
    const group = groups.get(change[side]);
    if (group === undefined) groups.set(change[side], [change]);
    else group.push(change);
  }
  return groups;
}
