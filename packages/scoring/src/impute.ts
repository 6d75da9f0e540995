import { mean, median } from "@needscope/stats";
import { z } from "zod";
import { unknownWord } from "./checked-description.ts";
import { type FullColumn, type UnitColumns, unitColumn, unitLabels, stateAt } from "./unit-columns.ts";

/** How missing values are filled, by a word or by a word with its options. */
export type Imputation = "mean" | "median" | "none" | ImputationSettings;

/** How missing values are filled; which options a method takes stands beside each. */
export interface ImputationSettings {
  /** earlier: the latest value there is in columns of earlier periods. value: one number for all. */
  readonly method: "mean" | "median" | "earlier" | "value" | "none";
  /** mean, median: the column of text by which units are grouped, each filled from its own group. */
  readonly within?: string | undefined;
  /** earlier: the columns of earlier periods, the latest first. */
  readonly columns?: readonly string[] | undefined;
  /** value: the number. */
  readonly value?: number | undefined;
}

/**
 * Fills missing values of an indicator (the imputations of R's COINr: i_mean, i_median, i_mean_grp, i_median_grp,
 * impute_panel). A suppressed value is known to somebody and is not filled, nor is one that has nothing to be filled
 * from, such as a unit of a group that lacks the indicator.
 *
 * @returns the column itself where nothing was filled
 * @throws RangeError when a column that the method rests on is not there
 * @example
 * impute(column, { imputation: { method: "mean", within: "region" }, units, asker: 'composite "need"' });
 */
export function impute(
  column: FullColumn,
  { imputation, units, asker }: { imputation: Imputation; units: UnitColumns; asker: string },
): FullColumn {
  const settings = typeof imputation === "string" ? { method: imputation } : imputation;
  if (settings.method === "none") return column;
  const fill = fills[settings.method](column, { settings, units, asker });
  if (!column.state.includes(1)) return column;
  const values = column.values.slice();
  const state = column.state.slice();
  let filled = 0;
  state.forEach((byte, unit) => {
    const value = byte === 1 ? fill(unit) : undefined;
    if (value === undefined || !Number.isFinite(value)) return;
    values[unit] = value;
    state[unit] = 0;
    filled++;
  });
  return filled === 0 ? column : { values, state };
}

interface Filling {
  readonly settings: ImputationSettings;
  readonly units: UnitColumns;
  readonly asker: string;
}

type Fill = (unit: number) => number | undefined;

const fills: Readonly<Record<ImputationSettings["method"], (column: FullColumn, filling: Filling) => Fill>> =
  {
    none: () => () => undefined,
    value:
      (_, { settings }) =>
      () =>
        settings.value,
    mean: (column, filling) => byGroup(column, { ...filling, of: mean }),
    median: (column, filling) => byGroup(column, { ...filling, of: median }),
    earlier: (_, { settings, units, asker }) => {
      const columns = (settings.columns ?? []).map((name) => unitColumn(units, name, asker));
      return (unit) => columns.find((one) => stateAt(one, unit) === 0)?.values[unit];
    },
  };

function byGroup(
  { values, state }: FullColumn,
  {
    settings,
    units,
    asker,
    of,
  }: Filling & { readonly of: (values: ArrayLike<number>) => number | undefined },
): Fill {
  const { within } = settings;
  const labels = within === undefined ? units.ids.map(() => "") : unitLabels(units, within, asker);
  const groups = new Map<string, number[]>();
  labels.forEach((label, unit) => {
    if (label === undefined || state[unit] !== 0) return;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [values[unit]!]);
    else group.push(values[unit]!);
  });
  const fillings = new Map([...groups].map(([label, group]) => [label, of(group)]));
  return (unit) => fillings.get(labels[unit] ?? "\0");
}

const middle = z.strictObject(
  { method: z.enum(["mean", "median"]), within: z.string().min(1).exactOptional() },
  { error: unknownWord },
);

/** The schema of an {@link Imputation}. */
export const imputationSchema: z.ZodType<Imputation> = z.union(
  [
    z.enum(["mean", "median", "none"]),
    middle,
    z.strictObject({ method: z.literal("earlier"), columns: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ method: z.literal("value"), value: z.number() }),
  ],
  'Say "mean", "median" or "none"; { method: mean, within: region }; { method: earlier, columns: [...] }; ' +
    "or { method: value, value: 0 }.",
);
