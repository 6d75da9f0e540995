import { conditionSchema } from "@needscope/rules";
import { z } from "zod";
import { knownBreaks, seriesBreakSchema, type SeriesBreak } from "./series-break.ts";

/** What a measure does with the rows that it counts. */
export const measureKinds = [
  ...(["count", "distinct", "repeat", "sum", "share", "mean", "quantile", "min", "max"] as const),
  ...(["first", "latest", "any", "all"] as const),
] as const;

const quantileRange = "A quantile is at 0 to 1: 0.5 for the median.";

/** How people see an indicator's value. */
export const indicatorShows = ["count", "pounds", "proportion", "rate", "flag", "number"] as const;

/**
 * Checks one measure: which rows of one source (`where`), and what of them.
 *
 * - `count`: how many rows; `share`: how many rows, as a part of those of the denominator (same source).
 * - `distinct`: how many different values of `field` (repeat visits of one person count once).
 * - `repeat`: how many rows come `within` so many days after an earlier one of the same unit, or on its day; with
 *   `field`, after an earlier one of the same value in it (the same person). The earlier one may lie before the period.
 * - `sum`, `mean`, `min`, `max`: of the number (or, for min and max, the date) in `field`.
 * - `quantile`: of the numbers in `field`, by R's type 7; `at: 0.5` is the median.
 * - `first`, `latest`: the number or date that `field` has in the first or the latest row up to the end of the period;
 *   missing where two rows of that day differ.
 * - `any`: whether there is such a row, and, with `field`, whether that flag is yes in one: yes, no or unknown.
 * - `all`: whether the flag in `field` is yes in every such row; missing where there is no row.
 *
 * `dated` names the date field that places a row in a period, where it is another one than the indicator's.
 */
export const measureSchema = z.strictObject(
  {
    kind: z.enum(measureKinds, { error: ({ input }) => unknownWord("measure kind", input, measureKinds) }),
    source: z.string("Say which source, as text.").min(1, "Say which source."),
    field: z.string("Say which field, as text.").optional(),
    where: conditionSchema.optional(),
    dated: z.string("Say which date field, as text.").optional(),
    at: z.number("A quantile is at a number.").min(0, quantileRange).max(1, quantileRange).optional(),
    within: z.int("Say how many days, as a whole number.").min(0, "Say 0 days or more.").optional(),
  },
  { error: unknownKeys },
);

/**
 * Whether a measure of this kind looks at what came before the period.
 *
 * @example
 * looksBack("repeat"); // true
 */
export function looksBack(kind: Measure["kind"]): boolean {
  return kind === "repeat" || kind === "first" || kind === "latest";
}

/** One measure: what of which rows. See {@link measureSchema}. */
export type Measure = z.infer<typeof measureSchema>;

/**
 * Checks one indicator that comes from outside (YAML, JSON): every issue is one sentence that says what was asked and
 * what is possible. `defineIndicator` gives the first of them as an error.
 *
 * - `short` is the title in two or three words, for the heads of narrow columns.
 * - `of` is the denominator: the value is `measure` / `of` times `multiplier` (1 unless told; 1000 for a rate per
 *   1,000, said in `per`).
 * - `interval`: `"wilson"` for proportions, `"byar"` for counts and rates (exact below 10). Unless told: Wilson where a
 *   share or a proportion of counts is shown, Byar where a rate of counts is shown, else none.
 * - `dated` names the date field that places a row in a period; without it rows count in every period.
 * - `pool` is how many periods are put together, the measured one last: small areas need three years or more.
 * - `breaks` are changes in how it is counted, by the name of a known one (`"p1e-to-h-clic"`) or described. Nothing
 *   bridges them.
 */
export const indicatorSchema = z
  .strictObject(
    {
      name: z
        .string("An indicator needs a name.")
        .regex(
          /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
          "A name is small letters and digits, joined by hyphens: rent-arrears.",
        ),
      title: z.string("An indicator needs a title.").min(1, "An indicator needs a title."),
      short: z.string("Say the short title, as text.").min(1).optional(),
      about: z.string().optional(),
      direction: z.enum(["higher-is-need", "lower-is-need"], {
        error: ({ input }) => unknownWord("direction", input, ["higher-is-need", "lower-is-need"]),
      }),
      measure: measureSchema,
      of: measureSchema.optional(),
      multiplier: z.number("A multiplier is a number.").positive("A multiplier is more than 0.").optional(),
      shows: z.enum(indicatorShows, {
        error: ({ input }) => unknownWord("way to show (shows)", input, indicatorShows),
      }),
      per: z.string().optional(),
      interval: z
        .enum(["wilson", "byar", "none"], {
          error: ({ input }) => unknownWord("interval", input, ["wilson", "byar", "none"]),
        })
        .optional(),
      dated: z.string("Say which date field, as text.").optional(),
      pool: z
        .int("Say how many periods to pool, as a whole number.")
        .min(1, "Pool one period or more.")
        .optional(),
      breaks: z.array(z.union([knownBreak(), seriesBreakSchema])).optional(),
    },
    { error: unknownKeys },
  )
  .superRefine((indicator, context) => {
    for (const message of contradictions(indicator)) context.addIssue({ code: "custom", message });
  });

function knownBreak() {
  const names = Object.keys(knownBreaks) as (keyof typeof knownBreaks)[];
  return z
    .enum(names, { error: ({ input }) => unknownWord("series break", input, names) })
    .transform((name): SeriesBreak => knownBreaks[name]);
}

/** One measured thing, as data: title, direction, numerator, denominator, period. See {@link indicatorSchema}. */
export type Indicator = z.infer<typeof indicatorSchema>;

interface Parts {
  readonly measure: Measure;
  readonly of?: Measure | undefined;
  readonly multiplier?: number | undefined;
  readonly shows: (typeof indicatorShows)[number];
  readonly interval?: "wilson" | "byar" | "none" | undefined;
  readonly dated?: string | undefined;
  readonly pool?: number | undefined;
}

function contradictions(indicator: Parts): string[] {
  const { measure, of, shows, multiplier, dated, pool = 1 } = indicator;
  const wrong = [
    ...fieldProblems(measure, "measure"),
    ...(of === undefined ? [] : fieldProblems(of, "denominator")),
    ...denominatorProblems(indicator),
    ...intervalProblems(indicator),
  ];
  if (isFlag(measure) !== (shows === "flag"))
    wrong.push(`Measure "${isFlag(measure) ? measure.kind : "any"}" goes with shows "flag".`);
  if (multiplier !== undefined && of === undefined) wrong.push("A multiplier needs a denominator (of).");
  if (shows === "proportion" && (multiplier ?? 1) !== 1) {
    wrong.push('A proportion has no multiplier; use shows "rate".');
  }
  if (pool > 1 && (dated ?? measure.dated) === undefined)
    wrong.push("Pooling periods needs a date field (dated).");
  if (looksBack(measure.kind) && (dated ?? measure.dated) === undefined)
    wrong.push(`Measure "${measure.kind}" needs a date field (dated).`);
  return wrong;
}

function isFlag({ kind }: Measure): boolean {
  return kind === "any" || kind === "all";
}

function fieldProblems({ kind, field, at, within }: Measure, what: string): string[] {
  const needsField = !["count", "share", "repeat", "any"].includes(kind);
  if (needsField && field === undefined) return [`The ${what} "${kind}" needs a field.`];
  if ((kind === "quantile") !== (at !== undefined))
    return [kind === "quantile" ? `${quantileRange} Say at.` : `The ${what} "${kind}" takes no "at".`];
  if ((kind === "repeat") !== (within !== undefined))
    return [
      kind === "repeat" ? "Say within how many days (within)." : `The ${what} "${kind}" takes no "within".`,
    ];
  if ((kind === "count" || kind === "share") && field !== undefined) {
    return [`The ${what} "${kind}" counts rows and takes no field; say which rows with "where".`];
  }
  return [];
}

const countLike: readonly string[] = ["count", "distinct", "repeat", "sum"];

function denominatorProblems({ measure, of, shows }: Parts): string[] {
  if (of === undefined) {
    if (measure.kind === "share") return ['Measure "share" needs a denominator (of).'];
    if (shows === "proportion" || shows === "rate") return [`To show a ${shows} needs a denominator (of).`];
    return [];
  }
  const wrong: string[] = [];
  if (measure.kind !== "share" && !countLike.includes(measure.kind)) {
    wrong.push(`Measure "${measure.kind}" takes no denominator; count, distinct, repeat, sum and share do.`);
  }
  if (!countLike.includes(of.kind))
    wrong.push(`A denominator is a count, distinct, repeat or sum, not "${of.kind}".`);
  if (measure.kind === "share" && (of.kind !== "count" || of.source !== measure.source)) {
    wrong.push(
      'A share counts rows among rows of the same source; for a rate over something else use "count".',
    );
  }
  return wrong;
}

function intervalProblems({ measure, of, interval = "none" }: Parts): string[] {
  if (interval === "none") return [];
  if (measure.kind !== "share" && !countLike.includes(measure.kind)) {
    return [`There is no ${interval} interval for measure "${measure.kind}"; use interval "none".`];
  }
  if (interval === "wilson" && of === undefined) return ["A Wilson interval needs a denominator (of)."];
  return [];
}

function unknownWord(what: string, input: unknown, known: readonly string[]): string {
  const asked = typeof input === "string" ? `Unknown ${what} "${input}".` : `A ${what} is needed.`;
  return `${asked} Known: ${known.join(", ")}.`;
}

function unknownKeys(issue: { code?: string; keys?: string[] }): string | undefined {
  if (issue.code !== "unrecognized_keys") return undefined;
  return `Unknown word ${(issue.keys ?? []).map((key) => `"${key}"`).join(", ")}.`;
}
