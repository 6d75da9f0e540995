import { decile, type DecileRule, sum, weightedMean } from "@needscope/stats";

/** Ranked small areas, and the larger area that each lies in. */
export interface AreasToSummarise {
  /** National rank, 1 = most deprived; 0 = not ranked, which is left out and counted. */
  readonly rank: ArrayLike<number>;
  /** Scores, best before they are rounded; left out where there are none. */
  readonly score?: ArrayLike<number> | undefined;
  readonly population: ArrayLike<number>;
  /** How much of each lies in its larger area, where it is a part of one: its people count so far. All of it by default. */
  readonly share?: ArrayLike<number> | undefined;
  /** The larger area of each; undefined for none. */
  readonly larger: readonly (string | undefined)[];
}

/** How {@link summariseAreas} counts. */
export interface SummaryOptions {
  /** How many areas the ranks count; by default as many as are ranked here. */
  readonly of?: number;
  /** By which rule an area lies in the most deprived tenth; England's by default. */
  readonly deciles?: DecileRule;
  /** Parts of all areas, from 0 to 1, of the most deprived of which each summary says how many are its own. */
  readonly parts?: readonly number[];
}

/** What a larger area has of the most deprived areas of all. */
export interface MostDeprivedPart {
  /** How large a part of all areas, such as 0.2. */
  readonly part: number;
  readonly areas: number;
  readonly population: number;
}

/** How deprived a larger area is, by five measures that tell different things. Undefined where nobody lives there. */
export interface AreaSummary {
  readonly id: string;
  /** How many of its areas are ranked, and how many are not and left out. */
  readonly areas: number;
  readonly unranked: number;
  readonly population: number;
  /** How many of its areas lie in the most deprived tenth of the country, and how many people live in those. */
  readonly mostDeprived: number;
  readonly mostDeprivedPopulation: number;
  /** What it has of the most deprived 20%, 50% and so on, where such parts were asked for. */
  readonly parts: readonly MostDeprivedPart[];
  /** Mean rank, counted from the least deprived, so that high = deprived. */
  readonly averageRank: number | undefined;
  readonly averageScore: number | undefined;
  /** The share of its areas in the most deprived tenth of the country: the only one that does not count people. */
  readonly proportion: number | undefined;
  /** The share of its people in the most deprived three tenths, those beyond the first counting less and less. */
  readonly extent: number | undefined;
  /** Mean rank, from the least deprived, of its most deprived areas that hold a tenth of its people. */
  readonly localConcentration: number | undefined;
}

/**
 * The official summaries of larger areas (English Indices of Deprivation 2019, technical report and File 10): average
 * rank, average score, proportion, extent and local concentration, weighted by population. The weight of extent falls
 * by whole percentiles, ceil(100 rank / N): 1 up to the tenth, .95 at the eleventh, .05 at the thirtieth.
 *
 * @returns one summary a larger area, in the order in which they first come
 * @throws RangeError when a population is no number from 0, a rank is not among the areas, or lengths differ
 * @example
 * const [district] = summariseAreas({ rank: [1, 3], population: [10, 30], larger: ["E07", "E07"] }, { of: 4 });
 * district.averageRank; // 2.5
 */
export function summariseAreas(areas: AreasToSummarise, options: SummaryOptions = {}): AreaSummary[] {
  const { rank, score, larger } = areas;
  if ([rank, areas.population, score ?? rank].some(({ length }) => length !== larger.length)) {
    throw new RangeError("A summary needs a rank, a population and a larger area for each area.");
  }
  const of = options.of ?? Array.from(rank).filter((one) => one !== 0).length;
  const members = new Map<string, Area[]>();
  larger.forEach((id, place) => {
    if (id === undefined) return;
    const share = areas.share?.[place] ?? 1;
    const area = { rank: rank[place]!, score: score?.[place], population: areas.population[place]!, share };
    checkArea(area, of);
    area.population *= share;
    members.set(id, members.get(id) ?? []);
    members.get(id)!.push(area);
  });
  const counting = { of, rule: options.deciles ?? "england", parts: options.parts ?? [] };
  return [...members].map(([id, own]) => summaryOf(id, own, counting));
}

interface Area {
  readonly rank: number;
  readonly score: number | undefined;
  readonly population: number;
  readonly share: number;
}

interface Counting {
  readonly of: number;
  readonly rule: DecileRule;
  readonly parts: readonly number[];
}

/** Above this, whole people are no longer told apart and sums overflow. */
const mostPeople = Number.MAX_SAFE_INTEGER;

function checkArea({ rank, score, population }: Area, of: number): void {
  if (!(population >= 0 && population <= mostPeople)) {
    throw new RangeError(`A population is a number from 0, not ${String(population)}.`);
  }
  if (!(rank === 0 || (rank >= 1 && rank <= of))) {
    throw new RangeError(
      `A rank of ${String(of)} areas lies between 1 and ${String(of)}, not ${String(rank)}.`,
    );
  }
  if (score === undefined || Number.isFinite(score) || rank === 0) return;
  throw new RangeError(`A ranked area has a score that is a number, not ${String(score)}.`);
}

function summaryOf(id: string, all: readonly Area[], counting: Counting): AreaSummary {
  const areas = all.filter(({ rank }) => rank > 0);
  const weights = areas.map(({ population }) => population);
  const mean = (value: (area: Area) => number): number | undefined => weightedMean(areas.map(value), weights);
  const hasScores = areas.every(({ score }) => score !== undefined);
  const deprived = areas.filter(({ rank }) => decile(rank, counting) === 1);
  return {
    id,
    areas: areas.length,
    unranked: all.length - areas.length,
    population: sum(weights),
    mostDeprived: deprived.length,
    mostDeprivedPopulation: sum(deprived.map(({ population }) => population)),
    parts: counting.parts.map((part) => mostDeprivedPart(areas, part, counting)),
    averageRank: mean(({ rank }) => reversed(rank, counting)),
    averageScore: hasScores ? mean(({ score }) => score!) : undefined,
    proportion: areas.length === 0 ? undefined : shareOf(deprived) / shareOf(areas),
    extent: mean(({ rank }) => extentWeight(rank, counting)),
    localConcentration: localConcentration(areas, counting),
  };
}

// Rank 0.2 N lies in the fifth by England's rule; rank 0.2 N + 1 does not by Scotland's and Wales', a part of a rank does.
function mostDeprivedPart(all: readonly Area[], part: number, { of, rule }: Counting): MostDeprivedPart {
  const edge = Math.round(part * of * 1e9) / 1e9;
  const own = all.filter(({ rank }) => (rule === "england" ? rank <= edge : rank - 1 < edge));
  return { part, areas: own.length, population: sum(own.map(({ population }) => population)) };
}

function shareOf(areas: readonly Area[]): number {
  return areas.reduce((total, { share }) => total + share, 0);
}

function reversed(rank: number, { of }: Counting): number {
  return of + 1 - rank;
}

function extentWeight(rank: number, { of }: Counting): number {
  const percentile = Math.ceil((100 * rank) / of);
  if (percentile <= 10) return 1;
  return percentile <= 30 ? 0.95 - (0.9 / 19) * (percentile - 11) : 0;
}

// The area that crosses the tenth of the people counts with as many of its own as are still wanted.
function localConcentration(areas: readonly Area[], counting: Counting): number | undefined {
  const wanted = sum(areas.map(({ population }) => population)) / 10;
  const taken: number[] = [];
  let open = wanted;
  const worstFirst = [...areas].sort((a, b) => a.rank - b.rank);
  for (const { population } of worstFirst) {
    taken.push(Math.min(population, open));
    open -= taken.at(-1)!;
  }
  return weightedMean(
    worstFirst.map(({ rank }) => reversed(rank, counting)),
    taken,
  );
}
