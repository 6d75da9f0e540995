import type { ReportCell } from "@needscope/report";
import type { AuthorityAbout } from "./about.ts";

/**
 * How the figures were worked out, in plain English, a paragraph each.
 *
 * @example
 * aboutCells(release, about, authorityMethods(about));
 */
export function authorityMethods({ series, notes }: AuthorityAbout): string[] {
  return [
    ...series.map(({ title, unit, about }) => `**${title}** (${unit}). ${about}`),
    "**More is read as more need** for every indicator. The producer's dictionary says so for most; for free school meals and SEN support it says nothing, and there it is our choice.",
    '**Percentages and rates from the Local Authority Interactive Tool** are shown as published. Their counts are not published with them, so they have no interval, and "more need than England" is said of them by the number alone.',
    "**Homelessness rates** are households (or children) per 1,000 households in the area. Reasons are added up over prevention and relief duties and over the last four quarters, and set against the households of the last of them; a place that lacks one of the four has no figure. Intervals are 95%: Byar's from a count of 10, exact below.",
    "**England and the regions** are rounded to 10 by the producer and have no interval here: they are too large for chance to move them much. Authorities are exact, so they do not add up to them.",
    "**Authorities** are today's upper-tier and unitary authorities. A county's homelessness is the sum of its districts, and is missing where one of them is missing. Places that were abolished, founded or given another code are other places, and their figures are joined to nobody's: {{ not-placed }} district codes of the homelessness file are left out for that reason. So an authority's series begins where it was founded.",
    "**The neighbours' figure** is the median of those statistical neighbours that have a figure, each counted once. How many they are stands beside it. **The range** is of all authorities with a figure: the pale bar from the 5th to the 95th percentile, the darker bar from the lower to the upper quartile.",
    "**Quarters.** The homelessness file spans {{ quarters }} and holds nothing for {{ absent }}. All quarters stand on the axis, and no line crosses one that is missing. Reasons were published in one column at first and for prevention and relief apart later: another series, set apart by a break. Quarters with counts and no households to set them against, so without rates: {{ without-households }}.",
    "**Not plausible** is a count that is less than a quarter of the lowest, or more than four times the highest, of the same place's counts known within a year before and after it (two at least), and further away than chance allows (1 in 10,000 by Poisson's law); or a number of households that halves or doubles in that sense. A sum over places bears the mark of its parts where more than 1% of it is in doubt. A percentage outside 0 to 100 is not plausible either. No value is put in its place.",
    "**Years and values that could not be read** in the indicators used: {{ problems }}.",
    ...notes.map((note) => `**Set aside in reading**: ${note}`),
  ];
}

/** Whose statistics and outlines these are. */
export const licenceCells: readonly ReportCell[] = [
  {
    kind: "provenance",
    title: "Whose statistics these are",
    rows: [
      {
        title: "Children, schools",
        text: "Department for Education, Local Authority Interactive Tool and statistical neighbours; child poverty by the Department for Work and Pensions and HM Revenue and Customs",
      },
      {
        title: "Homelessness",
        text: "Ministry of Housing, Communities and Local Government, statutory homelessness detailed tables, by way of MastodonC/witan.homelessness.benchmarking",
      },
      {
        title: "Deprivation",
        text: "Ministry of Housing, Communities and Local Government, English Indices of Deprivation 2019, by way of humaniverse/IMD",
      },
      {
        title: "Outlines and lookups",
        text: "Office for National Statistics, by way of humaniverse/geographr; simplified. Contains OS data © Crown copyright and database right",
      },
      {
        title: "Licence",
        text: "Contains public sector information licensed under the Open Government Licence v3.0",
      },
    ],
  },
];
