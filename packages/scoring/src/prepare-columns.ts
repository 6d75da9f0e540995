import { type Treated, treatOutliers } from "@needscope/stats";
import { isAllPresent } from "./all-present.ts";
import { type Composite, indicatorsOf, type IndicatorPart } from "./composite.ts";
import { denominate } from "./denominate.ts";
import { impute } from "./impute.ts";
import { screenUnits } from "./screen.ts";
import { naming } from "./naming.ts";
import { transform } from "./transform.ts";
import { checkIds, type FullColumn, type UnitColumns } from "./unit-columns.ts";

/** The columns of indicators by name. */
export type FullColumns = ReadonlyMap<string, FullColumn>;

/** What was done to the outliers of an indicator. */
export type Treatment = Pick<Treated, "treatment" | "winsorised">;

/** Indicators before they are brought to one scale: what each step made of them. */
export interface PreparedColumns {
  readonly ids: readonly string[];
  /** What they were made of, for columns that a normalisation weighs by. */
  readonly units: UnitColumns;
  readonly denominated: FullColumns;
  readonly screened: FullColumns;
  readonly imputed: FullColumns;
  readonly treated: FullColumns;
  /** What was done to outliers, by indicator; those that were left as they are do not stand here. */
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** A byte a unit: 1 where it has too little data to be scored. */
  readonly screenedOut: Uint8Array;
}

/**
 * Makes the columns of a composite's indicators ready to be brought to one scale: denominate, screen, impute, treat,
 * in this order (OECD and JRC 2008); where screening counts imputed values it comes after imputing.
 *
 * @param composite as `defineComposite` returned it
 * @param before what was prepared of the same units by another composite: steps that both have are taken over
 * @throws RangeError when a column that the composite names is not there or cannot be used
 * @example
 * prepareColumns(defineComposite(need), units).treated.get("absence");
 */
export function prepareColumns(composite: Composite, units: UnitColumns, before?: Prepared): PreparedColumns {
  checkIds(units);
  const parts = indicatorsOf(composite.parts);
  const asker = `composite "${composite.name}"`;
  const kept = keptSteps(composite, before);
  const denominated = kept.denominated ?? each(parts, (part) => denominate(part, { units, asker }));
  const filled = kept.imputed ?? screenAndImpute(composite, { units, parts, denominated, asker });
  const tamed = kept.treated ?? treat(composite, parts, filled.imputed);
  return { ids: units.ids, units, denominated, ...filled, ...tamed };
}

/** Columns that were prepared before, and for what. */
export interface Prepared {
  readonly composite: Composite;
  readonly prepared: PreparedColumns;
}

interface KeptSteps {
  readonly denominated?: FullColumns;
  readonly imputed?: ScreenedAndImputed;
  readonly treated?: Pick<PreparedColumns, "treated" | "treatments">;
}

// A step is kept where nothing that it or a step before it rests on has changed.
function keptSteps(composite: Composite, before: Prepared | undefined): KeptSteps {
  if (before === undefined) return {};
  const { denominated, screened, imputed, screenedOut, treated, treatments } = before.prepared;
  const [now, then] = [restsOf(composite), restsOf(before.composite)];
  if (now.denominated !== then.denominated) return {};
  if (now.imputed !== then.imputed) return { denominated };
  const filled = { screened, imputed, screenedOut };
  if (now.treated !== then.treated) return { denominated, imputed: filled };
  return { denominated, imputed: filled, treated: { treated, treatments } };
}

function restsOf({ parts, screen, impute: imputation, treat: treatment }: Composite) {
  const leaves = indicatorsOf(parts);
  return {
    denominated: JSON.stringify(
      leaves.map(({ indicator, plus, denominator, multiplier, shrink }) => [
        indicator,
        plus,
        denominator,
        multiplier,
        shrink,
      ]),
    ),
    imputed: JSON.stringify([screen, imputation, leaves.map(({ given, impute: own }) => [given, own])]),
    treated: JSON.stringify([treatment, leaves.map(({ transform: how, treat: own }) => [how, own])]),
  };
}

/**
 * Prepared columns of which some are changed after missing values were filled; those alone are treated again.
 *
 * @example
 * withImputed(composite, prepared, new Map([["absence", { values, state }]])).treated;
 */
export function withImputed(
  composite: Composite,
  prepared: PreparedColumns,
  changed: FullColumns,
): PreparedColumns {
  const parts = indicatorsOf(composite.parts).filter(({ indicator }) => changed.has(indicator));
  const { treated, treatments } = treat(composite, parts, changed);
  const untouched = [...prepared.treatments].filter(([name]) => !changed.has(name));
  return {
    ...prepared,
    imputed: new Map([...prepared.imputed, ...changed]),
    treated: new Map([...prepared.treated, ...treated]),
    treatments: new Map([...untouched, ...treatments]),
  };
}

interface ToScreen {
  readonly units: UnitColumns;
  readonly parts: readonly IndicatorPart[];
  readonly denominated: FullColumns;
  readonly asker: string;
}

type ScreenedAndImputed = Pick<PreparedColumns, "screened" | "imputed" | "screenedOut">;

// What is screened out lends its values to nobody.
function screenAndImpute(composite: Composite, toScreen: ToScreen): ScreenedAndImputed {
  const { units, parts, denominated, asker } = toScreen;
  const fill = (columns: FullColumns): FullColumns =>
    each(parts, ({ indicator, given, impute: own }) => {
      const imputation = own ?? (given === "rank" ? "none" : (composite.impute ?? "none"));
      return impute(columns.get(indicator)!, { imputation, units, asker });
    });
  const { screen } = composite;
  if (screen === undefined) {
    const screenedOut = new Uint8Array(units.ids.length);
    return { screened: denominated, imputed: fill(denominated), screenedOut };
  }
  const counted = screen.count === "imputed" ? fill(denominated) : denominated;
  const screenedOut = screenUnits([...counted.values()], screen);
  const without = (columns: FullColumns): FullColumns =>
    each(parts, ({ indicator }) => withoutUnits(columns.get(indicator)!, screenedOut));
  const screened = without(counted);
  return { screened, imputed: screen.count === "imputed" ? screened : without(fill(screened)), screenedOut };
}

function withoutUnits({ values, state }: FullColumn, out: Uint8Array): FullColumn {
  return {
    values: values.map((value, unit) => (out[unit] === 1 ? 0 : value)),
    state: state.map((byte, unit) => (out[unit] === 1 ? 1 : byte)),
  };
}

function treat(
  composite: Composite,
  parts: readonly IndicatorPart[],
  columns: FullColumns,
): Pick<PreparedColumns, "treated" | "treatments"> {
  const treatments = new Map<string, Treatment>();
  const treated = each(parts, (part) => {
    const column = transformed(part, columns.get(part.indicator)!);
    const options = part.treat ?? composite.treat;
    if (options === undefined || options === "none" || (part.given ?? "value") !== "value") return column;
    const { values, treatment, winsorised } = treatOutliers(presentOf(column), options);
    if (treatment === "none") return column;
    treatments.set(part.indicator, { treatment, winsorised });
    return { values: spread(values, column.state), state: column.state };
  });
  return { treated, treatments };
}

function transformed({ indicator, transform: how }: IndicatorPart, column: FullColumn): FullColumn {
  if (how === undefined) return column;
  const values = naming(`Indicator "${indicator}"`, () => transform(presentOf(column), how));
  return { values: spread(values, column.state), state: column.state };
}

function each(parts: readonly IndicatorPart[], columnOf: (part: IndicatorPart) => FullColumn): FullColumns {
  return new Map(parts.map((part) => [part.indicator, columnOf(part)]));
}

/** The values that are there, in order. */
export function presentOf({ values, state }: FullColumn): Float64Array {
  if (isAllPresent(state)) return values;
  const present = new Float64Array(values.length);
  let count = 0;
  for (let unit = 0; unit < values.length; unit++) if (state[unit] === 0) present[count++] = values[unit]!;
  return present.subarray(0, count);
}

/** Values of the units that are there, put at their places; 0 elsewhere. */
export function spread(values: Float64Array, state: Uint8Array): Float64Array {
  if (isAllPresent(state)) return values;
  const all = new Float64Array(state.length);
  let place = 0;
  for (let unit = 0; unit < all.length; unit++) if (state[unit] === 0) all[unit] = values[place++]!;
  return all;
}
