import {
  cannotTellApart,
  summariseAreas,
  type AreaSummary,
  type NotApart,
  type ScoredComposite,
} from "@needscope/scoring";
import { decile, rank, weightedMean } from "@needscope/stats";
import { type OrderChoices, orderChoices } from "./choices.ts";
import type { AreaDeprivationInput, RankLikelihood, SmallArea } from "./inputs.ts";

/** A small area of the place, with its score and what makes it. */
export interface RankedArea extends SmallArea {
  /** Its place among the scored ids. */
  readonly unit: number;
  /** 1 = the most deprived of the place. */
  readonly place: number;
  readonly score: number;
  /** In the country, 1 = most deprived. */
  readonly rank: number;
  readonly decile: number;
  /** What each domain adds to the score; they sum to it. */
  readonly contributions: readonly number[];
  /** The country's tenth of each domain, 1 = most deprived. */
  readonly domainTenths: readonly number[];
  readonly likely: RankLikelihood;
}

/** One official summary of an authority, and where it stands among all. */
export interface RankedSummary {
  readonly measure: "averageScore" | "averageRank" | "proportion" | "extent" | "localConcentration";
  readonly own: number;
  readonly country: number;
  /** 1 = most deprived. */
  readonly rank: number;
}

/** What is found about the small areas of a place. */
export interface AreaDeprivationFindings extends Pick<
  AreaDeprivationInput,
  "place" | "country" | "asOf" | "period" | "draws" | "closer"
> {
  /** As the composite is titled. */
  readonly index: string;
  /** Those of the place, most deprived first. */
  readonly areas: readonly RankedArea[];
  /** Which of the first {@link lookedAt} areas cannot be told apart. */
  readonly apart: NotApart;
  readonly domains: readonly { readonly title: string; readonly weight: number }[];
  /** How many areas the country has, and of how many authorities. */
  readonly of: number;
  readonly authorities: number;
  /** The country's mean score by people, and what each domain adds to it. */
  readonly average: { readonly score: number; readonly contributions: readonly number[] };
  /** What the order of the areas hangs on. */
  readonly choices: OrderChoices;
  readonly summaries: readonly RankedSummary[];
  /** Areas and people by the country's tenths, most deprived first. */
  readonly tenths: readonly { readonly areas: number; readonly people: number }[];
  /** People of the country, and those in its most deprived tenth. */
  readonly countryPeople: { readonly all: number; readonly worstTenth: number };
}

/**
 * What an index of small areas says about those of one authority: its areas most deprived first, what makes their
 * scores, the official summaries beside all other authorities, and how far the ranks can be trusted.
 *
 * @throws RangeError when the authority has no area, an area has no draws, or the composite gives no deciles
 * @example
 * profileDeprivation({ place: { code: "E06000059", name: "Dorset" }, country: "England", scored, areas, draws, asOf, period });
 */
export function profileDeprivation(input: AreaDeprivationInput): AreaDeprivationFindings {
  const { place, country, scored, areas, draws, asOf, period, closer } = input;
  const own = ownAreas(input);
  if (own.length === 0) throw new RangeError(`No small area lies in ${place.name} (${place.code}).`);
  const people = areas.map((area) => area.people);
  const names = [...scored.contributions.keys()];
  const tenths = Array.from({ length: 10 }, (_, at) => own.filter((area) => area.decile === at + 1));
  return {
    ...{ place, country, asOf, period, draws, areas: own, of: areas.length },
    ...(closer !== undefined && { closer }),
    apart: notApart(own, input),
    choices: orderChoices(scored, own),
    index: scored.composite.title,
    domains: scored.composite.parts.map((part) => ({
      title: part.title ?? ("parts" in part ? part.name : part.indicator),
      weight: part.weight ?? 1,
    })),
    authorities: new Set(areas.map(({ authority }) => authority)).size,
    average: {
      score: weightedMean(scored.score, people)!,
      contributions: names.map((name) => weightedMean(scored.contributions.get(name)!, people)!),
    },
    summaries: rankedSummaries(input),
    tenths: tenths.map((inTenth) => ({ areas: inTenth.length, people: peopleOf(inTenth) })),
    countryPeople: {
      all: peopleOf(areas),
      worstTenth: peopleOf(areas.filter((_, unit) => decilesOf(scored)[unit] === 1)),
    },
  };
}

/** So many areas are named, most deprived first. */
export const lookedAt = 10;

// The draws' units are the scored ones, or their ranks would be those of other areas.
function notApart(own: readonly RankedArea[], { scored, draws }: AreaDeprivationInput): NotApart {
  const { intervals, confidence } = draws;
  if (intervals.ids.some((id, unit) => id !== scored.ids[unit])) {
    throw new RangeError("The draws are of other areas, or in another order, than those that are scored.");
  }
  const among = own.slice(0, lookedAt).map(({ code }) => code);
  return cannotTellApart(intervals, { among, rank: scored.rank, confidence, what: "small areas" });
}

function ownAreas({ place, scored, areas, draws }: AreaDeprivationInput): RankedArea[] {
  const units = [...areas.keys()]
    .filter((unit) => areas[unit]!.authority === place.code && scored.state[unit] === 0)
    .sort(
      (one, other) =>
        scored.rank[one]! - scored.rank[other]! || (areas[one]!.code < areas[other]!.code ? -1 : 1),
    );
  return units.map((unit, at) => {
    const area = areas[unit]!;
    const likely = draws.likely.get(area.code);
    if (!likely) throw new RangeError(`No draws for ${area.name} (${area.code}).`);
    return {
      ...area,
      unit,
      place: at + 1,
      score: scored.score[unit]!,
      rank: scored.rank[unit]!,
      decile: decilesOf(scored)[unit]!,
      contributions: [...scored.contributions.values()].map((of) => of[unit]!),
      domainTenths: [...scored.contributions.keys()].map((name) => domainTenth(scored, name, unit)),
      likely,
    };
  });
}

function decilesOf({ composite, decile: deciles }: ScoredComposite): Uint8Array {
  if (deciles) return deciles;
  throw new RangeError(`Composite "${composite.name}" gives no deciles: say by which rule.`);
}

function domainTenth({ units, ids, composite }: ScoredComposite, name: string, unit: number): number {
  const ranks = units.columns.get(name)?.values;
  if (!ranks) throw new RangeError(`"${name}" is no published rank of composite "${composite.name}".`);
  return decile(ranks[unit]!, { of: ids.length, rule: composite.deciles! });
}

const measures = ["averageScore", "averageRank", "proportion", "extent", "localConcentration"] as const;

function rankedSummaries({ place, scored, areas }: AreaDeprivationInput): RankedSummary[] {
  const counting = { of: areas.length, deciles: scored.composite.deciles! };
  const summarise = (larger: (area: SmallArea) => string): AreaSummary[] =>
    summariseAreas(
      {
        rank: scored.rank,
        score: scored.score,
        population: areas.map(({ people }) => people),
        larger: areas.map(larger),
      },
      counting,
    );
  const all = summarise(({ authority }) => authority);
  const [country] = summarise(() => "all");
  const at = all.findIndex(({ id }) => id === place.code);
  return measures.map((measure) => ({
    measure,
    own: all[at]![measure]!,
    country: country![measure]!,
    rank: rank(all.map((one) => one[measure]!))[at]!,
  }));
}

function peopleOf(areas: readonly SmallArea[]): number {
  return areas.reduce((sum, { people }) => sum + people, 0);
}
