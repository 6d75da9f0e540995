import type { TableInput } from "@needscope/disclosure";
import type { WeightTrials } from "./weight-trials.ts";

/** What ranks are without one part: how many places units move on average. */
export interface PartLeftOut {
  readonly title: string;
  readonly places: number;
}

/**
 * What the order hangs on, as tables: how far it moves without each part, the furthest first, and ranks by the weight of
 * one part.
 *
 * @param units who is ranked: their names, their places among the scored ids, and what they are in the plural
 * @example
 * choiceTables(leftOut, trials, { names: ["North"], at: [0], what: "zones" }).map(({ name }) => name); // ["without", "weights"]
 */
export function choiceTables(
  leftOut: readonly PartLeftOut[],
  trials: WeightTrials | undefined,
  units: {
    readonly names: readonly string[];
    readonly what: string;
    /** The rank of each of them in a trial, 0 for none. */
    readonly ranksIn: (rank: Int32Array) => ArrayLike<number>;
  },
): TableInput[] {
  const { names, what, ranksIn } = units;
  return [
    {
      name: "without",
      title: `How many places ${what} move without each part, on average`,
      columns: [
        { id: "part", title: "Part", kind: "label" },
        {
          id: "places",
          title: `Places that ${what} move without it, on average`,
          kind: "number",
          decimals: 1,
          suffix: " places",
        },
      ],
      rows: [...leftOut]
        .sort((one, other) => other.places - one.places)
        .map(({ title, places }) => [title, places]),
    },
    ...(trials === undefined
      ? []
      : [
          {
            name: "weights",
            title: `Ranks by the weight of ${trials.title}`,
            columns: [
              { id: "weight", title: trials.title, kind: "number", decimals: 1, suffix: "%" },
              { id: "unit", title: "Name", kind: "label" },
              { id: "rank", title: "Rank", kind: "rank", decimals: 0 },
            ],
            rows: trials.trials.flatMap(({ percent, rank }) => {
              const ranks = ranksIn(rank);
              return names.map((name, at) => [percent, name, ranks[at]! > 0 ? ranks[at] : undefined]);
            }),
          } as const,
        ]),
  ];
}
