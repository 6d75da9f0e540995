import type { RuleColumn } from "@needscope/rules";
import type { UnitColumns } from "@needscope/scoring";

/**
 * The columns of units as conditions ask for them: missing and suppressed become `undefined`, flags become booleans.
 *
 * @example
 * evaluate({ field: "children", atLeast: 3 }, units.ids.length, unitRuleColumns(units));
 */
export function unitRuleColumns(units: UnitColumns): ReadonlyMap<string, RuleColumn> {
  const columns = new Map<string, RuleColumn>();
  for (const [field, { kind = "number", values, state }] of units.columns) {
    if (values.length !== units.ids.length) {
      throw new Error(`Column "${field}" has ${values.length} values for ${units.ids.length} units.`);
    }
    const valueAt = (unit: number) => {
      const value = values[unit];
      if ((state !== undefined && state[unit] !== 0) || !Number.isFinite(value)) return undefined;
      return kind === "flag" ? value !== 0 : value;
    };
    columns.set(field, { kind, valueAt });
  }
  return columns;
}
