import type { PublishedIndicator } from "./indicators.ts";
import type { PublishedRow } from "./inputs.ts";
import { periodsAre, periodWords, publishedNumber, writtenLike, yearEnding } from "./published-text.ts";
import type { IndicatorSeries, PlaceValue, RowProblem } from "./series.ts";

/**
 * The series of one LAIT indicator for the places of today. Years that no row has stand in `periods` as gaps; a
 * year or value in a way that is not known is a problem and is not used.
 *
 * @param places code of a place by LAIT number; rows of other numbers are left out
 * @example
 * publishedSeries(indicator, rows, placesByNumber(authorities)).series.newestPeriod; // "January 2025"
 */
export function publishedSeries(
  indicator: PublishedIndicator,
  rows: readonly PublishedRow[],
  places: ReadonlyMap<string, string>,
): { readonly series: IndicatorSeries; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const values = new Map<string, Map<string, PlaceValue>>();
  const written = new Map<number, string>();
  for (const row of rows) {
    const place = places.get(row.laNumber);
    if (row.code !== indicator.code || place === undefined) continue;
    const problem = problemOf(row, written);
    if (problem !== undefined) problems.push({ line: row.line, message: problem });
    else setValue(values, { place, years: row.years }, valueOf(row, indicator));
  }
  return { series: seriesOf(indicator, values, written), problems };
}

/** Also notes how the year is written, as one year written in two ways would be two figures for one. */
function problemOf({ years, value }: PublishedRow, written: Map<number, string>): string | undefined {
  const ending = yearEnding(years);
  if (ending === undefined) return "the year is not written as 2016 or 2015/16.";
  const before = written.get(ending) ?? years;
  if (before !== years) return `the year is written in two ways, "${before}" and "${years}".`;
  if (value !== undefined && publishedNumber(value) === undefined) return "the value is not a number.";
  written.set(ending, years);
  return undefined;
}

function valueOf({ value: text }: PublishedRow, { share }: PublishedIndicator): PlaceValue {
  const value = text === undefined ? undefined : publishedNumber(text);
  if (value === undefined || (value >= 0 && !(share && value > 100))) return { value };
  return { value, mark: share ? "a percentage outside 0 to 100" : "a rate below 0" };
}

function setValue(
  values: Map<string, Map<string, PlaceValue>>,
  { place, years }: { place: string; years: string },
  value: PlaceValue,
): void {
  const ofPlace = values.get(place) ?? new Map<string, PlaceValue>();
  values.set(place, ofPlace.set(years, value));
}

function seriesOf(
  indicator: PublishedIndicator,
  values: ReadonlyMap<string, ReadonlyMap<string, PlaceValue>>,
  written: ReadonlyMap<number, string>,
): IndicatorSeries {
  const hasValue = (years: string) => [...values.values()].some((of) => of.get(years)?.value !== undefined);
  const endings = [...written].filter(([, years]) => hasValue(years)).map(([ending]) => ending);
  endings.sort((one, other) => one - other);
  const [first, last] = [endings[0], endings.at(-1)];
  if (first === undefined || last === undefined) {
    throw new Error(`LAIT has no figure for "${indicator.code}" (${indicator.title}) for a place of today.`);
  }
  const newest = written.get(last)!;
  const periods = Array.from(
    { length: last - first + 1 },
    (_, index) => written.get(first + index) ?? writtenLike(newest, first + index),
  );
  return {
    indicator,
    periods,
    periodsAre: periodsAre[indicator.years],
    breaks: [],
    values,
    newest: new Map(
      [...values].map(([place, ofPlace]) => [place, ofPlace.get(newest) ?? { value: undefined }]),
    ),
    newestPeriod: periodWords(indicator.years, last),
  };
}
