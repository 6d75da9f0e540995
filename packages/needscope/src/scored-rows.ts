import type { RankIntervals, ScoredCard, ScoredComposite } from "@needscope/scoring";

type Cell = string | number;
type Scored = ScoredComposite | ScoredCard;
type ScoredColumn = readonly [title: string, at: (unit: number) => Cell];

/**
 * Scored units as rows with a header, most need first. A unit without a score is marked [x] (missing) or [c]
 * (suppressed) and comes last; an item of a card that nobody can tell is marked [x], never 0.
 */
export function scoredRows(scored: Scored, id: string, ranks?: RankIntervals): Cell[][] {
  const columns: ScoredColumn[] = [
    ["score", (unit) => scored.score[unit]!],
    ["rank", (unit) => scored.rank[unit]!],
    ...(ranks === undefined ? [] : rangeColumns(ranks)),
    ...(scored.kind === "card" ? cardColumns(scored) : compositeColumns(scored)),
  ];
  const groups = scored.kind === "composite" ? groupColumns(scored) : [];
  const order = [...scored.ids.keys()].sort((a, b) => place(scored.rank[a]!) - place(scored.rank[b]!));
  return [
    [id, ...columns.map(([title]) => title), ...groups.map(([title]) => title)],
    ...order.map((unit) => [
      scored.ids[unit]!,
      ...columns.map(([, at]) => (scored.state[unit] === 0 ? at(unit) : mark(scored.state[unit]!))),
      ...groups.map(([, at]) => at(unit)),
    ]),
  ];
}

function rangeColumns({ lower, median, upper, probabilityWorstTenth }: RankIntervals): ScoredColumn[] {
  return [
    ["rank_lower", (unit) => lower[unit]!],
    ["rank_median", (unit) => median[unit]!],
    ["rank_upper", (unit) => upper[unit]!],
    ["probability_worst_tenth", (unit) => probabilityWorstTenth[unit]!],
  ];
}

function place(rank: number): number {
  return rank === 0 ? Infinity : rank;
}

function mark(state: number): string {
  return state === 2 ? "[c]" : "[x]";
}

function cardColumns({ card, band, maximum, contributions, unknown }: ScoredCard): ScoredColumn[] {
  return [
    ["highest possible score", (unit) => maximum[unit]!],
    ...(card.bands.length > 0 ? [["band", (unit: number) => card.bands[band[unit]!]!.title] as const] : []),
    ...[...contributions].map(([name, points]): ScoredColumn => [
      `contribution: ${name}`,
      (unit) => (unknown.get(name)![unit] === 1 ? "[x]" : points[unit]!),
    ]),
  ];
}

function compositeColumns({ decile, quantiles, contributions }: ScoredComposite): ScoredColumn[] {
  return [
    ...(decile ? [["decile", (unit: number) => decile[unit]!] as const] : []),
    ...[...quantiles].map(([name, groups]): ScoredColumn => [name, (unit) => groups[unit] || "[z]"]),
    ...[...contributions].map(([name, shares]): ScoredColumn => [
      `contribution: ${name}`,
      (unit) => shares[unit]!,
    ]),
  ];
}

/** A group that is normalised again has a score and rank of its own, which a unit may have without the whole. */
function groupColumns({ groups }: ScoredComposite): ScoredColumn[] {
  return [...groups].flatMap(([name, { score, rank, state }]): ScoredColumn[] => [
    [`score: ${name}`, (unit) => (state[unit] === 0 ? score[unit]! : mark(state[unit]!))],
    [`rank: ${name}`, (unit) => (state[unit] === 0 ? rank[unit]! : mark(state[unit]!))],
  ]);
}
