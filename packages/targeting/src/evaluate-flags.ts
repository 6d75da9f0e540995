import { conditionSchema, evaluate, Truth, type Condition } from "@needscope/rules";
import type { UnitColumns } from "@needscope/scoring";
import { z } from "zod";
import { unitRuleColumns } from "./unit-rule-columns.ts";

/** A question with a name, asked of every unit. */
export interface FlagDefinition {
  /** kebab-case */
  readonly name: string;
  readonly title: string;
  readonly when: Condition;
}

/** Checks a flag that comes from outside (YAML, JSON). */
export const flagSchema: z.ZodType<FlagDefinition> = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "Write the name in kebab-case, for example in-arrears."),
  title: z.string().min(1, "Give the flag a title."),
  when: conditionSchema,
});

/** A flag's answer for every unit, in the order of the ids. `yes + no + unknown` is the number of units. */
export interface Flag {
  readonly name: string;
  readonly title: string;
  /** One byte a unit: 0 no, 1 yes, 2 unknown. */
  readonly truth: Uint8Array;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

/** Flags over one list of units. */
export interface Flags {
  readonly ids: readonly string[];
  readonly flags: readonly Flag[];
}

/**
 * Answers each flag for each unit: yes, no or unknown, with the counts of the three. A flag may ask for the flags
 * before it by their names, as it asks for indicators.
 *
 * @throws Error when two flags share a name, a flag takes the name of a column, or a condition asks for a field
 *   that is not there.
 * @example
 * evaluateFlags([{ name: "arrears", title: "In arrears", when: { field: "owed", moreThan: 0 } }], {
 *   ids: ["F1", "F2"],
 *   columns: new Map([["owed", { values: [1200, 0] }]]),
 * }).flags[0]?.yes; // 1
 */
export function evaluateFlags(definitions: readonly FlagDefinition[], units: UnitColumns): Flags {
  let known = units;
  const flags: Flag[] = [];
  for (const definition of definitions) {
    const flag = evaluateFlag(definition, known);
    flags.push(flag);
    known = withFlags(known, { ids: units.ids, flags: [flag] });
  }
  return { ids: units.ids, flags };
}

function evaluateFlag({ name, title, when }: FlagDefinition, units: UnitColumns): Flag {
  const truth = evaluate(when, units.ids.length, unitRuleColumns(units));
  const counts: [number, number, number] = [0, 0, 0];
  for (const answer of truth) counts[answer as Truth]++;
  return { name, title, truth, yes: counts[Truth.yes], no: counts[Truth.no], unknown: counts[Truth.unknown] };
}

/**
 * The units with each flag as one more column, so that later conditions (a segment, a figure, a list) can ask for
 * it by name. An unknown flag is a missing value.
 *
 * @throws Error when a flag takes the name of a column that is there.
 * @example
 * withFlags(units, flags).columns.get("arrears"); // { kind: "flag", values, state }
 */
export function withFlags(units: UnitColumns, { flags }: Flags): UnitColumns {
  const columns = new Map(units.columns);
  for (const { name, truth } of flags) {
    if (columns.has(name)) throw new Error(`The name "${name}" is taken: a flag needs a name of its own.`);
    columns.set(name, {
      kind: "flag",
      values: truth.map((answer) => (answer === Truth.yes ? 1 : 0)),
      state: truth.map((answer) => (answer === Truth.unknown ? 1 : 0)),
    });
  }
  return { ids: units.ids, columns };
}
