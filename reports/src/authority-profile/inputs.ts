/** A place that figures are published for. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** An upper-tier or unitary authority of today. */
export interface Authority extends Place {
  /** Number that the Department for Education knows it by. */
  readonly laNumber: string;
  /** Code and name of its region. */
  readonly region: Place;
}

/** A row of the Local Authority Interactive Tool; `value` is absent where there is no figure. */
export interface PublishedRow {
  readonly line: number;
  /** Key of the indicator ("Short Desc"). */
  readonly code: string;
  readonly years: string;
  readonly laNumber: string;
  readonly value: string | undefined;
}

/** Counts of a place in a quarter, by column of the source; undefined where there is no figure. */
export interface QuarterRow {
  readonly code: string;
  readonly name: string;
  readonly quarter: string;
  readonly counts: Readonly<Record<string, number | undefined>>;
}

/** A small area of an authority with its place in the index of deprivation. */
export interface DeprivedArea extends Place {
  readonly authority: string;
  readonly rank: number;
  readonly decile: number;
}

/** Published files as rows, before anything is worked out. */
export interface AuthorityInput {
  readonly authorities: readonly Authority[];
  /** Codes of an authority's statistical neighbours, nearest first. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  readonly published: readonly PublishedRow[];
  readonly quarters: readonly QuarterRow[];
  /** Upper-tier authority of each district. */
  readonly authorityOf: ReadonlyMap<string, string>;
  readonly areas: readonly DeprivedArea[];
}
