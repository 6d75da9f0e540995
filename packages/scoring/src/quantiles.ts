import { rank as rankOf } from "@needscope/stats";
import { z } from "zod";
import { unknownWord } from "./checked-description.ts";
import { fullColumn, unitColumn, type UnitColumns, unitLabels } from "./unit-columns.ts";

/** How ranked units are divided into groups: fifths, tenths, twentieths, hundredths. */
export interface Quantiles {
  /** How many groups, from 2. */
  readonly groups: number;
  /**
   * Of rank r among n: ceil(groups r / n) as England (the default), floor(groups (r - 1) / n) + 1 as Scotland and Wales.
   * Of people: by how many live in the units up to this one, or up to its middle, as a part of all.
   */
  readonly rule?: "england" | "scotlandWales" | "population" | "populationMiddle" | undefined;
  /** The column of people, for the two rules that count them. */
  readonly population?: string | undefined;
  /** What group 1 holds: most need (the default) or, as in New Zealand's index, least. */
  readonly first?: "mostNeed" | "leastNeed" | undefined;
  /** The column of text within whose groups units are ranked and divided, such as a state; all together by default. */
  readonly within?: string | undefined;
}

/**
 * The group that each ranked unit lies in. Equal ranks lie in one group: by people all of them are counted up to the
 * last, or to the middle of them.
 *
 * @param rank 1 = most need, 0 = not ranked
 * @returns 1 to `groups`, 0 where not ranked or in nothing that it is ranked within
 * @throws RangeError when a column is not there, or a ranked unit lacks its people
 * @example
 * quantileGroups(Int32Array.of(2, 1), { groups: 2 }, { units, asker: 'composite "need"' }); // Uint32Array [2, 1]
 */
export function quantileGroups(
  rank: Int32Array,
  quantiles: Quantiles,
  { units, asker }: { readonly units: UnitColumns; readonly asker: string },
): Uint32Array {
  const groups = new Uint32Array(rank.length);
  const people = peopleOf(rank, quantiles, { units, asker });
  const labels = quantiles.within === undefined ? undefined : unitLabels(units, quantiles.within, asker);
  const together = new Map<string, number[]>();
  rank.forEach((one, unit) => {
    const label = labels === undefined ? "" : labels[unit];
    if (one === 0 || label === undefined) return;
    const members = together.get(label);
    if (members === undefined) together.set(label, [unit]);
    else members.push(unit);
  });
  for (const members of together.values()) {
    const own = divided(
      members.map((unit) => rank[unit]!),
      members.map((unit) => people?.[unit] ?? 1),
      quantiles,
    );
    members.forEach((unit, place) => (groups[unit] = own[place]!));
  }
  return groups;
}

function peopleOf(
  rank: Int32Array,
  { population, rule }: Quantiles,
  { units, asker }: { readonly units: UnitColumns; readonly asker: string },
): Float64Array | undefined {
  if (population === undefined || !isOfPeople(rule)) return undefined;
  const { values, state } = fullColumn(unitColumn(units, population, asker), units.ids.length);
  const lacking = rank.filter((one, unit) => one > 0 && !(state[unit] === 0 && values[unit]! >= 0)).length;
  if (lacking === 0) return values;
  throw new RangeError(
    `Population "${population}" is missing or below 0 in ${String(lacking)} ranked units.`,
  );
}

function isOfPeople(rule: Quantiles["rule"]): boolean {
  return rule === "population" || rule === "populationMiddle";
}

function divided(
  ranks: readonly number[],
  people: readonly number[],
  { groups, rule = "england", first = "mostNeed" }: Quantiles,
): number[] {
  const places = rankOf(ranks, { first: first === "mostNeed" ? "lowest" : "highest" });
  const of = places.length;
  if (rule === "england") return Array.from(places, (place) => Math.ceil((groups * place) / of));
  if (rule === "scotlandWales")
    return Array.from(places, (place) => Math.floor((groups * (place - 1)) / of) + 1);
  const at = new Float64Array(of + 1);
  places.forEach((place, unit) => (at[place]! += people[unit]!));
  const before = new Float64Array(of + 1);
  for (let place = 1; place <= of; place++) before[place] = before[place - 1]! + at[place - 1]!;
  const all = before[of]! + at[of]!;
  const part = rule === "population" ? 1 : 0.5;
  return Array.from(places, (place) => {
    const upTo = before[place]! + part * at[place]!;
    // Where nobody lives before it, a unit lies in the first group.
    return all === 0 ? 1 : Math.max(1, Math.ceil((groups * upTo) / all));
  });
}

const column = z.string().min(1, "Name the column.").exactOptional();

/** The schema of {@link Quantiles} by the name of their column. */
export const quantilesSchema: z.ZodType<Readonly<Record<string, Quantiles>>> = z
  .record(
    z.string(),
    z
      .strictObject(
        {
          groups: z
            .int("Say how many groups, a whole number from 2.")
            .min(2, "Say how many groups, a whole number from 2."),
          rule: z
            .enum(
              ["england", "scotlandWales", "population", "populationMiddle"],
              'Say "england", "scotlandWales", "population" or "populationMiddle".',
            )
            .exactOptional(),
          population: column,
          first: z.enum(["mostNeed", "leastNeed"], 'Say "mostNeed" or "leastNeed".').exactOptional(),
          within: column,
        },
        { error: unknownWord },
      )
      .refine(
        ({ rule, population }) => isOfPeople(rule) === (population !== undefined),
        'Name the column of people as "population" with the rules "population" and "populationMiddle", and only there.',
      ),
    "Say the quantiles as names with their groups: { quintile: { groups: 5 } }.",
  )
  .superRefine((quantiles, context) => {
    const taken = Object.keys(quantiles).find((name) => /^(|score|rank|decile|rank_.*|.*: .*)$/.test(name));
    if (taken === undefined) return;
    context.addIssue({
      code: "custom",
      message: `"${taken}" is no name of quantiles: take one that no other column has.`,
    });
  });
