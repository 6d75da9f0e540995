import type { DecileRule, TreatmentOptions } from "@needscope/stats";
import { checkedDescription } from "./checked-description.ts";
import { compositeSchema } from "./composite-schema.ts";
import type { Imputation } from "./impute.ts";
import type { Normalisation } from "./normalisation.ts";
import type { Quantiles } from "./quantiles.ts";
import type { Screening } from "./screen.ts";
import type { Transformation } from "./transform.ts";

/** One indicator of a composite. */
export interface IndicatorPart {
  readonly indicator: string;
  /** As it is said to people; by default the name with hyphens as spaces. */
  readonly title?: string | undefined;
  readonly direction: "higher-is-need" | "lower-is-need";
  /** Share within the parent, in any unit: the weights of a parent are rescaled to sum to 1. 1 by default. */
  readonly weight?: number | undefined;
  /** How this indicator is brought to one scale with the others; as the composite says by default. */
  readonly normalise?: Normalisation | undefined;
  /**
   * What the column holds: values (the default); published ranks, of which 1 is the most need unless the direction
   * says otherwise, equal ones averaged before they are transformed; or published scores, taken as they are. In a
   * description from outside the direction of ranks and scores may be left out.
   */
  readonly given?: "value" | "rank" | "score" | undefined;
  /** Columns that are added to the indicator's own before all else: a count that is published in pieces. */
  readonly plus?: readonly string[] | undefined;
  /** The column that the indicator's own is divided by: the value is then `multiplier` times the quotient. */
  readonly denominator?: string | undefined;
  /** 1 by default: 1000 gives a rate per thousand. */
  readonly multiplier?: number | undefined;
  /** The column of text that names each unit's larger area, to whose rate its own is drawn; with a denominator. */
  readonly shrink?: string | undefined;
  /** How missing values are filled; as the composite says by default. */
  readonly impute?: Imputation | undefined;
  /** What is made of the values after missing ones are filled, such as a logarithm; nothing by default. */
  readonly transform?: Transformation | undefined;
  /** How outliers are tamed; as the composite says by default, or "none". */
  readonly treat?: TreatmentOptions | "none" | undefined;
}

/** A group of indicators (a domain), or of groups. */
export interface GroupPart {
  readonly name: string;
  readonly title?: string | undefined;
  readonly weight?: number | undefined;
  /**
   * How the group's own score is brought to one scale with its neighbours; by default it is taken as it is. A group
   * with this is one piece of the score: its parts add up to its own score, and it adds to the whole one.
   */
  readonly normalise?: Normalisation | undefined;
  /** How its parts become one number; arithmetic by default. By any other way the group is one piece of the score. */
  readonly aggregate?: Aggregation | undefined;
  readonly parts: readonly CompositePart[];
}

/** A branch or a leaf of a composite's tree. */
export type CompositePart = IndicatorPart | GroupPart;

/** How the parts of a group become one number: the weighted mean of each kind. */
export type Aggregation = "arithmetic" | "geometric" | "harmonic";

/** The columns by which units are summarised for larger areas. */
export interface LargerAreas {
  /** The column of text that names each unit's larger area. */
  readonly area: string;
  /** The column of its people, by whom means are weighted. */
  readonly population: string;
  /** Columns of counts, to be summed for each larger area. */
  readonly counts?: readonly string[] | undefined;
  /** The column of published ranks to summarise, 1 = most need, of the composite's `of`; its own ranks by default. */
  readonly rank?: string | undefined;
  /** The column of published scores to summarise; the composite's own by default. */
  readonly score?: string | undefined;
  /** The rule by which units lie in the most deprived tenth; the composite's, or England's, by default. */
  readonly deciles?: DecileRule | undefined;
  /** Further parts of all units, such as [0.2, 0.5]: how many of an area's units lie in the most deprived 20%, 50%. */
  readonly parts?: readonly number[] | undefined;
}

/**
 * A composite as data: a tree of weighted indicators, how they are brought to one scale and put together.
 *
 * @example
 * const need: Composite = {
 *   name: "zone-need", title: "Need of zones", normalise: "zScore",
 *   parts: [
 *     { indicator: "persistent-absence", direction: "higher-is-need", weight: 2 },
 *     { indicator: "take-up", direction: "lower-is-need" },
 *   ],
 * };
 */
export interface Composite {
  readonly name: string;
  readonly title: string;
  readonly about?: string | undefined;
  /** Which units have too little data to be scored; all are by default. */
  readonly screen?: Screening | undefined;
  /** How missing values are filled; not by default. What is suppressed is never filled. */
  readonly impute?: Imputation | undefined;
  /** Tames outliers of indicators that come as values, before they are brought to one scale; not by default. */
  readonly treat?: TreatmentOptions | undefined;
  /** How indicators are brought to one scale, where a part does not say otherwise. */
  readonly normalise: Normalisation;
  /** How the top parts become the score; arithmetic by default. */
  readonly aggregate?: Aggregation | undefined;
  /** Whether weights are rescaled within each parent to sum to 1 (the default), or used as they are, without a `scale`. */
  readonly weights?: "rescaled" | "asGiven" | undefined;
  /** The rule by which ranks become tenths; none are given where it is left out. */
  readonly deciles?: DecileRule | undefined;
  /** Other groups of ranked units, such as fifths, by the name of their column. */
  readonly quantiles?: Readonly<Record<string, Quantiles>> | undefined;
  /** Where summaries of larger areas are asked for: which columns they rest on. */
  readonly larger?: LargerAreas | undefined;
  /** How many units published ranks count, where the units to score are some of them only; by default all are. */
  readonly of?: number | undefined;
  /**
   * What happens to a unit that lacks an indicator of some weight: it gets no score and no rank ("unscored", the
   * default), or the others in the group share its weight ("reweigh").
   */
  readonly missing?: "unscored" | "reweigh" | undefined;
  /**
   * Scores from 0 to this, for reading. Where the normalisation has ends of its own (minMax, percentileRank, rank)
   * they become the ends of the scale: 100 is the most need on every indicator. For zScore the lowest score of the
   * run becomes 0 and the highest the top.
   */
  readonly scale?: readonly [0, number] | undefined;
  readonly parts: readonly CompositePart[];
}

/**
 * Checks a composite that comes from outside (YAML, JSON) or from a script.
 *
 * @throws RangeError with one sentence: a weight below 0, weights that are all 0, an indicator or a group named
 * twice, an unknown word, words that do not go together
 * @example
 * const need = defineComposite({ name: "need", title: "Need", normalise: "minMax",
 *   parts: [{ indicator: "arrears-rate", direction: "higher-is-need" }] });
 */
export function defineComposite(description: unknown): Composite {
  return checkedDescription(compositeSchema, description, "Composite");
}

/** The leaves of a composite, in order. */
export function indicatorsOf(parts: readonly CompositePart[]): IndicatorPart[] {
  return parts.flatMap((part) => ("parts" in part ? indicatorsOf(part.parts) : [part]));
}

/** The name by which a part is known in weights and contributions. */
export function nameOf(part: CompositePart): string {
  return "parts" in part ? part.name : part.indicator;
}
