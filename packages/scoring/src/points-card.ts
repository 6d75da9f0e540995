import { type Condition, conditionSchema } from "@needscope/rules";
import { z } from "zod";
import { checkedDescription, unknownWord } from "./checked-description.ts";

/** One line of a points card: when it holds, its points count and its reason is given. */
export interface CardItem {
  readonly name: string;
  readonly title: string;
  /** A condition over indicator names. */
  readonly when: Condition;
  readonly points: number;
  /** Why these points are given, as a practitioner reads it. */
  readonly reason: string;
}

/** A slice of scores, from its edge up to the next band's. */
export interface Band {
  readonly name: string;
  readonly title: string;
  readonly from: number;
}

/**
 * A points card as data: items that count points when their condition holds, and bands of the sum.
 *
 * @example
 * const card: PointsCard = {
 *   name: "early-help", title: "Early help", version: "1",
 *   items: [{ name: "arrears", title: "Rent arrears", when: { field: "rent-arrears", atLeast: 20000 }, points: 2,
 *     reason: "Owes £200.00 or more in rent" }],
 *   bands: [{ name: "low", title: "Low", from: 0 }, { name: "high", title: "High", from: 2 }],
 * };
 */
export interface PointsCard {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly items: readonly CardItem[];
  readonly bands: readonly Band[];
}

/**
 * Checks a points card that comes from outside (YAML, JSON) or from a script.
 *
 * @throws RangeError with one sentence: points of 0 or less, an item or band named twice, two bands with one edge,
 * no band for a score of 0, or more than 100 bands
 * @example
 * const card = definePointsCard(parsedYaml);
 */
export function definePointsCard(description: unknown): PointsCard {
  return checkedDescription(pointsCardSchema, description, "Points card");
}

const name = z.string("Give it a name, as text.").min(1, "Give it a name.");
const title = z.string("Give it a title, as text.").min(1, "Give it a title.");

const itemSchema = z.strictObject(
  {
    name,
    title,
    when: conditionSchema,
    points: z.number("Points are a number.").positive("Points are more than 0."),
    reason: z.string("Give the reason, as text.").min(1, "Give the reason."),
  },
  { error: unknownWord },
);

const bandSchema = z.strictObject(
  { name, title, from: z.number("A band starts from a number.") },
  { error: unknownWord },
);

/** The schema behind {@link definePointsCard}, for schemas that hold a points card. */
export const pointsCardSchema: z.ZodType<PointsCard> = z.strictObject(
  {
    name,
    title,
    version: z.string('Give the version, as text ("1").').min(1, "Give the version."),
    items: z
      .array(itemSchema, "List the items.")
      .min(1, "List at least one item.")
      .refine(
        (items) => areDistinct(items.map((item) => item.name)),
        "An item is named twice: once is enough.",
      ),
    bands: z
      .array(bandSchema, "List the bands.")
      .max(100, "A card has at most 100 bands.")
      .refine(
        (bands) => areDistinct(bands.map((band) => band.name)),
        "A band is named twice: once is enough.",
      )
      .refine((bands) => areDistinct(bands.map((band) => band.from)), "Two bands start from the same score.")
      .refine(
        (bands) => bands.length === 0 || bands.some((band) => band.from <= 0),
        "A score of 0 has no band: let the lowest band start from 0.",
      ),
  },
  { error: unknownWord },
);

function areDistinct(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length;
}
