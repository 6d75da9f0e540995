import { State } from "@needscope/table";
import type { Aggregate } from "./aggregates/unit-rows.ts";
import type { Grouping } from "./group-by.ts";
import type { Indicator, Measure } from "./indicator.ts";

/**
 * What a measure says where records of a unit were set aside: nothing, as what they hold is not known; but a flag that
 * an accepted row decides stays decided. Without such records it is given back as it is.
 */
export function hideSetAside(made: Aggregate, { kind, source }: Measure, { setAside }: Grouping): Aggregate {
  const units = setAside?.get(source);
  if (units === undefined || units.length === 0) return made;
  const [values, state] = [made.values.slice(), made.state.slice()];
  for (const unit of units) {
    const decided = (kind === "any" && values[unit] === 1) || (kind === "all" && values[unit] === 0);
    if (unit < 0 || (decided && state[unit] === State.present)) continue;
    values[unit] = 0;
    state[unit] = State.missing;
  }
  return { ...made, values, state };
}

/** How many records of each unit were set aside in the sources of an indicator; nothing where none was. */
export function setAsidePerUnit(
  { measure, of }: Indicator,
  { setAside, ids }: Grouping,
): Float64Array | undefined {
  const sources = new Set([measure.source, ...(of === undefined ? [] : [of.source])]);
  const units = [...sources]
    .flatMap((source) => [...(setAside?.get(source) ?? [])])
    .filter((unit) => unit >= 0);
  if (units.length === 0) return undefined;
  const perUnit = new Float64Array(ids.length);
  for (const unit of units) perUnit[unit]! += 1;
  return perUnit;
}
