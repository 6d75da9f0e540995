import { z } from "zod";
import { unknownWord } from "./checked-description.ts";

/** A transformation with its options; which ones a method takes stands beside each. */
export interface TransformationSettings {
  readonly method: "log" | "squareRoot" | "arcsineSquareRoot" | "logit" | "boxCox";
  /** log, squareRoot, boxCox: what is added first, such as 1 where there are zeros; 0 by default. */
  readonly plus?: number | undefined;
  /** arcsineSquareRoot, logit: what the whole is, 100 for percentages; 1 by default. */
  readonly of?: number | undefined;
  /** boxCox: the power; 0 is the logarithm. */
  readonly lambda?: number | undefined;
}

/** How an indicator is transformed before outliers are treated and all is normalised. */
export type Transformation = "log" | "squareRoot" | "arcsineSquareRoot" | "logit" | TransformationSettings;

/**
 * Transforms values as a published rule has it: natural logarithm (Townsend's of x + 1), square root, arcsine of the
 * square root of a proportion (Jarman), logit, or Box and Cox's power.
 *
 * @throws RangeError when there is no such transformation of a value
 * @example
 * transform([0, 9], { method: "log", plus: 1 }); // Float64Array [0, 2.302585092994046]
 */
export function transform(values: ArrayLike<number>, transformation: Transformation): Float64Array {
  const settings = typeof transformation === "string" ? { method: transformation } : transformation;
  const transformed = Float64Array.from(values, (value) => methods[settings.method](value, settings));
  const without = transformed.filter((value) => !Number.isFinite(value)).length;
  if (without === 0) return transformed;
  throw new RangeError(
    `${String(without)} of its ${String(values.length)} values have no ${settings.method}: ` +
      ("of" in settings || settings.method === "logit" || settings.method === "arcsineSquareRoot"
        ? 'they are no part of a whole, which is 1 unless it is said as "of".'
        : 'add to them first, with "plus".'),
  );
}

const methods: Readonly<
  Record<TransformationSettings["method"], (value: number, settings: TransformationSettings) => number>
> = {
  log: (value, { plus = 0 }) => Math.log(value + plus),
  squareRoot: (value, { plus = 0 }) => Math.sqrt(value + plus),
  arcsineSquareRoot: (value, { of = 1 }) => Math.asin(Math.sqrt(value / of)),
  logit: (value, { of = 1 }) => Math.log(value / (of - value)),
  boxCox: (value, { plus = 0, lambda = 0 }) => {
    const raised = value + plus;
    if (!(raised > 0)) return NaN;
    return lambda === 0 ? Math.log(raised) : (raised ** lambda - 1) / lambda;
  },
};

const number = z.number("Give it as a number.");
const whole = number.positive("The whole is above 0.");
const strict = { error: unknownWord };

/** The schema of a {@link Transformation}. */
export const transformationSchema: z.ZodType<Transformation> = z.union(
  [
    z.enum(["log", "squareRoot", "arcsineSquareRoot", "logit"]),
    z.strictObject({ method: z.enum(["log", "squareRoot"]), plus: number.exactOptional() }, strict),
    z.strictObject({ method: z.enum(["arcsineSquareRoot", "logit"]), of: whole.exactOptional() }, strict),
    z.strictObject({ method: z.literal("boxCox"), lambda: number, plus: number.exactOptional() }, strict),
  ],
  'Say "log", "squareRoot", "arcsineSquareRoot" or "logit"; { method: log, plus: 1 }; { method: logit, of: 100 }; ' +
    "or { method: boxCox, lambda: 0.5 }.",
);
