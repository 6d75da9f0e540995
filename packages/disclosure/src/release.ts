import { FrozenMap } from "./frozen-map.ts";
import { isPublished } from "./is-published.ts";
import { policySchema, type Policy } from "./policy.ts";
import type { ReleaseInput } from "./release-input.ts";
import { releasedFigure } from "./released-figure.ts";
import { releasedOutlines } from "./released-outlines.ts";
import { releasedTable } from "./released-table.ts";
import type { HiddenCounts, Release, ReleasedFigure, ReleasedTable } from "./released-types.ts";

const releases = new WeakSet<object>();

/**
 * Applies a policy to everything that a document may show. The only maker of a {@link Release}: it is frozen
 * through and through, and holds no input cell, no function and no reference to what it was made from.
 * Throws one sentence on a malformed table, figure or policy, or on a name that stands twice.
 *
 * @example
 * const released = release({ tables: [zones], figures: [families] }, strategicPolicy);
 * released.figures.get("families")?.words; // "10,000 families"
 */
export function release(input: ReleaseInput, policy: Policy): Release {
  const checked = isPublished(policy) ? policy : checkedPolicy(policy);
  const tables = byName(
    "table",
    input.tables.map((table) => releasedTable(table, checked)),
  );
  const figures = byName(
    "figure",
    (input.figures ?? []).map((figure) => releasedFigure(figure, checked, tables)),
  );
  const outlines = new FrozenMap(
    Object.entries(input.outlines ?? {}).map(([name, value]) => [name, releasedOutlines(value, name)]),
  );
  const released: Release = {
    policy: checked,
    tables,
    figures,
    outlines,
    hidden: sumHidden([...tables.values()], [...figures.values()], input),
  };
  releases.add(deepFreeze(released));
  return released;
}

/**
 * Whether a value came from {@link release}; a copy or a look-alike did not.
 *
 * @example
 * isRelease({ ...released }); // false
 */
export function isRelease(value: unknown): value is Release {
  return typeof value === "object" && value !== null && releases.has(value);
}

function checkedPolicy(policy: Policy): Policy {
  const { success, data, error } = policySchema.safeParse(policy);
  if (success) return data;
  const wrong = error.issues.map(({ message }) => message).join("; ");
  throw new TypeError(`This policy cannot be used: ${wrong}.`);
}

function byName<T extends { readonly name: string }>(
  what: string,
  items: readonly T[],
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    if (map.has(item.name)) throw new TypeError(`Two ${what}s of one release are named "${item.name}".`);
    map.set(item.name, item);
  }
  return new FrozenMap(map);
}

/** Figures drawn from a table's cell are counted there, not twice. */
function sumHidden(
  tables: readonly ReleasedTable[],
  figures: readonly ReleasedFigure[],
  input: ReleaseInput,
): HiddenCounts {
  const own = figures.filter((_, index) => "count" in input.figures![index]!);
  const sum = (of: (hidden: HiddenCounts) => number) =>
    tables.reduce((total, table) => total + of(table.hidden), 0);
  return {
    primary: sum((hidden) => hidden.primary) + own.filter((figure) => figure.shorthand === "[c]").length,
    secondary: sum((hidden) => hidden.secondary),
    counts: sum((hidden) => hidden.counts) + own.length,
  };
}

function deepFreeze<T extends object>(value: T): T {
  if (value instanceof Map) {
    for (const item of value.values()) deepFreeze(item as object);
    return value;
  }
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const item of Object.values(value))
    if (typeof item === "object" && item !== null) deepFreeze(item as object);
  return value;
}
