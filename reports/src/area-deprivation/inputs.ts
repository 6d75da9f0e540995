import type { RankIntervals, ScoredComposite } from "@needscope/scoring";
import type { Place } from "../authority-profile/inputs.ts";

/** A small area of the country. */
export interface SmallArea extends Place {
  /** Code of the authority that it lies in. */
  readonly authority: string;
  /** As people on the spot know the place, where that is known. */
  readonly ward?: string;
  readonly people: number;
  /** How many of them are deprived by income, where that is known. */
  readonly incomeDeprived?: number;
  /** Its rank as the producer published it, to check against. */
  readonly publishedRank?: number;
}

/** From which rank to which one an area could have. */
export interface RankRange {
  readonly lower: number;
  readonly upper: number;
}

/** Where an area's rank can lie when what is not certain is drawn again and again. */
export interface RankLikelihood {
  /** Among the areas of its authority. */
  readonly inPlace: RankRange;
  /** Among those of the country. */
  readonly inCountry: RankRange;
  /** In how many of the draws it was in the country's most deprived tenth, 0 to 1. */
  readonly worstTenth: number;
}

/** The draws, and what they gave for each area of the place. */
export interface RankDraws {
  readonly draws: number;
  /** How much of the draws a range holds: 0.95. */
  readonly confidence: number;
  /** What was drawn and how far, a sentence each. */
  readonly drawn: readonly string[];
  /** The ranks drawn of all areas of the country, in the order of the scored ids. */
  readonly intervals: RankIntervals;
  /** By code. */
  readonly likely: ReadonlyMap<string, RankLikelihood>;
}

/** An index of a country's small areas, and whose areas the report is about. */
export interface AreaDeprivationInput {
  readonly place: Place;
  readonly country: string;
  /** All small areas of the country by a composite of published ranks, with deciles. */
  readonly scored: ScoredComposite;
  /** In the order of the scored ids. */
  readonly areas: readonly SmallArea[];
  readonly draws: RankDraws;
  /** What the names of areas begin with that a map of the whole shows too small, and another one closer. */
  readonly closer?: string;
  /** yyyy-mm-dd: the day that the index was published. */
  readonly asOf: string;
  /** "2019" */
  readonly period: string;
}
