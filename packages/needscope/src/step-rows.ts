import type { ScoredComposite } from "@needscope/scoring";

type Cell = string | number;

/**
 * Every step of a scoring as rows with a header: what stood in each part of each unit after it, so that any figure can
 * be followed from the input to the score. [x] is missing and [c] suppressed.
 */
export function stepRows({ ids, steps }: ScoredComposite, id: string): Cell[][] {
  const rows = steps.flatMap(({ step, columns }) =>
    [...columns].flatMap(([part, { values, state }]) =>
      ids.map((unit, at): Cell[] => [
        step,
        part,
        unit,
        state[at] === 0 ? values[at]! : state[at] === 2 ? "[c]" : "[x]",
      ]),
    ),
  );
  return [["step", "part", id, "value"], ...rows];
}
