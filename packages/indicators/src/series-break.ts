import { dayNumber } from "@needscope/table";
import { z } from "zod";
import type { Period } from "./period.ts";

const text = (what: string) => z.string(`Say the ${what}.`).min(1, `Say the ${what}.`);

/** Checks a series break that is described in full. See {@link SeriesBreak}. */
export const seriesBreakSchema = z.strictObject({
  name: text("break's name"),
  title: text("break's title"),
  from: z.iso.date("A break says its first day as yyyy-mm-dd."),
  why: text("reason of the break"),
  source: text("break's source"),
});

/**
 * A change in how something is counted. What lies before `from` (the first day counted the new way) and what lies from
 * it on are two series: no trend, pooled years or change bridges them. `title` is for the chart, `why` for the reader.
 */
export type SeriesBreak = z.infer<typeof seriesBreakSchema>;

/**
 * The breaks that come with the package, which an indicator can name: of the homelessness statistics in April 2018, and
 * of persistent absence in the school year 2015/16.
 *
 * @example
 * knownBreaks["p1e-to-h-clic"].from; // "2018-04-01"
 */
export const knownBreaks = {
  "p1e-to-h-clic": {
    name: "p1e-to-h-clic",
    title: "P1E to H-CLIC",
    from: "2018-04-01",
    why:
      "From April 2018 councils report each household (H-CLIC) under the Homelessness Reduction Act 2017, which " +
      "brought duties to prevent and relieve; before, they reported totals of decisions (P1E).",
    source: "Ministry of Housing, Communities and Local Government, Statutory homelessness statistics",
  },
  "persistent-absence-10": {
    name: "persistent-absence-10",
    title: "Absent 15% to 10%",
    from: "2015-09-01",
    why:
      "From the school year 2015/16 a pupil is persistently absent who misses 10% of their own possible sessions; " +
      "before, it was about 15% of a usual year's.",
    source: "Department for Education, Pupil absence in schools in England: 2015 to 2016",
  },
} as const satisfies Readonly<Record<string, SeriesBreak>>;

/**
 * The break that lies between two periods or within one, if there is one: what was counted up to a day before it and
 * what was counted after it would be put together.
 *
 * @param span the earlier and the later period; the same one twice asks whether it is mixed itself
 *
 * @example
 * breakWithin([knownBreaks["p1e-to-h-clic"]], [year2017, year2018])?.title; // "P1E to H-CLIC"
 */
export function breakWithin(
  breaks: readonly SeriesBreak[] | undefined,
  [earlier, later]: readonly [Period, Period],
): SeriesBreak | undefined {
  const [first, last] = [dayNumber(earlier.from), dayNumber(later.to)];
  return breaks?.find(({ from }) => first < dayNumber(from) && dayNumber(from) <= last);
}
