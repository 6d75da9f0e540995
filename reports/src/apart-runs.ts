import type { FigureInput, Release } from "@needscope/disclosure";
import type { NotApart } from "@needscope/scoring";

/** A run of places of which no two can be told apart: from which place on, and of how many. */
export interface PlacesNotApart {
  readonly from: number;
  readonly count: number;
}

/**
 * What cannot be told apart as figures: the sentence, how often one of a pair has to stand first, and the runs for
 * {@link apartRuns}. Places alone; no count of people is among them.
 *
 * @example
 * apartFigures(cannotTellApart(ranks), { confidence: 0.95 })[0]; // { name: "apart-words", ... }
 */
export function apartFigures(
  { runs, words }: NotApart,
  { confidence }: { readonly confidence: number },
): FigureInput[] {
  const share = `${String(Number((50 * (1 + confidence)).toPrecision(6)))}%`;
  return [
    { name: "apart-words", title: "Not told apart", label: words.replace(/\.$/, "") },
    { name: "apart-share", title: "Told apart from", label: share },
    ...runs.flatMap(({ from, ids }, at) => [
      { name: `apart-from-${String(at)}`, title: "Not told apart, from place", label: String(from) },
      { name: `apart-run-${String(at)}`, title: "Not told apart, so many", label: String(ids.length) },
    ]),
  ];
}

/**
 * The runs of {@link apartFigures} in a release, for a chart.
 *
 * @example
 * apartRuns(released.figures); // [{ from: 2, count: 4 }]
 */
export function apartRuns(figures: Release["figures"]): PlacesNotApart[] {
  return [...figures.values()]
    .filter(({ name }) => name.startsWith("apart-from-"))
    .map(({ name, text }) => ({
      from: Number(text),
      count: Number(figures.get(name.replace("from", "run"))!.text),
    }));
}
