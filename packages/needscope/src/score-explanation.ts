import {
  contributionTree,
  counterfactual,
  effectiveWeights,
  explain,
  strengthsAndWeaknesses,
  type ContributionNode,
  type ScoredComposite,
} from "@needscope/scoring";

/**
 * One unit of a scored composite in words: its place, what adds up to its score at each level, where it has more and
 * less need than all units together, what would move it out of the most deprived tenth, and what each part weighs.
 *
 * @throws RangeError when no unit has this id
 */
export function scoreExplanation(scored: ScoredComposite, id: string): string {
  const { words, unknown, score } = explain(scored, id);
  if (score === undefined) return [words, ...unknown.map((one) => `  ${one.words}`)].join("\n");
  const { weaknesses, strengths } = strengthsAndWeaknesses(scored, id);
  const benchmark = (title: string, lines: readonly { words: string }[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((one) => `  ${one.words}`)];
  return [
    words,
    ...contributionTree(scored, id).parts.flatMap((part) => branch(part, "  ")),
    ...benchmark("More need than all units together (the benchmark):", weaknesses),
    ...benchmark("Less need:", strengths),
    ...outOfTheTenth(scored, id),
    "Weights as meant and as they work (share of the scores' variance):",
    ...effectiveWeights(scored).map(
      ({ name, nominal, effective }) => `  ${name}: ${percent(nominal)}, ${percent(effective)}`,
    ),
  ].join("\n");
}

function branch({ title, contribution, parts, own }: ContributionNode, indent: string): string[] {
  const inside = own === undefined ? [] : [`${indent}  of its own score of ${shown(own.contribution)}:`];
  return [
    `${indent}${title}: ${shown(contribution)}`,
    ...inside,
    ...[...parts, ...(own?.parts ?? [])].flatMap((part) => branch(part, `${indent}  `)),
  ];
}

function outOfTheTenth(scored: ScoredComposite, id: string): string[] {
  const { rank, wanted, alone, notAlone, together } = counterfactual(scored, id);
  if (rank >= wanted) return [];
  return [
    `What would move it out of the most deprived tenth, to rank ${String(wanted)} (one change alone, found by scoring again):`,
    ...alone.map((move) => `  ${move.words}`),
    ...(notAlone.length === 0
      ? []
      : [`  Not by itself, even at the best value of any unit: ${notAlone.join(", ")}`]),
    ...(together === undefined || together.changes.length === 1 ? [] : [`  ${together.words}`]),
  ];
}

function shown(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

function percent(share: number | undefined): string {
  return share === undefined ? "[x]" : `${(100 * share).toFixed(1)}%`;
}
