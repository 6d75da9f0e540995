import { day } from "../generator/uk-date.ts";

/** The three financial years, 1 April to 31 March, and each year's days of census. */
export const years = [
  {
    name: "2013/14",
    from: day(2013, 4, 1),
    to: day(2014, 3, 31),
    census: day(2014, 1, 16),
    mid: day(2013, 6, 30),
  },
  {
    name: "2014/15",
    from: day(2014, 4, 1),
    to: day(2015, 3, 31),
    census: day(2015, 1, 15),
    mid: day(2014, 6, 30),
  },
  {
    name: "2015/16",
    from: day(2015, 4, 1),
    to: day(2016, 3, 31),
    census: day(2016, 1, 21),
    mid: day(2015, 6, 30),
  },
] as const;

/** The seven zones. The names are invented: no zone is a real place. */
export const zones = [
  { code: "Z99000001", name: "Ambrelow" },
  { code: "Z99000002", name: "Brindlewick" },
  { code: "Z99000003", name: "Corvenmouth" },
  { code: "Z99000004", name: "Dunnaside" },
  { code: "Z99000005", name: "Ellisharrow" },
  { code: "Z99000006", name: "Fennimarsh" },
  { code: "Z99000007", name: "Gannerquay" },
] as const;

/** The zone planted as worst on every indicator but one, in one year, and the zone whose absence rises. */
export const worstZone = "Z99000003";
export const trendZone = "Z99000005";

/** How many areas, and how many of them are shared between two zones, with the larger share of each. */
export const areaCount = 60;
export const sharedAreas = [0.6, 0.7] as const;

/** What is counted: the proportion or rate of an ordinary zone, and by how much the worst zone's is higher. */
export const indicators = {
  "sole-registrations": { ordinary: 0.058, worst: 1.85, multiplier: 1 },
  "persistent-absence": { ordinary: 0.104, worst: 1.55, multiplier: 1 },
  "free-meals": { ordinary: 0.125, worst: 1.95, multiplier: 1 },
  "sen-support": { ordinary: 0.118, worst: 1.5, multiplier: 1 },
  "below-expected-progress": { ordinary: 0.24, worst: 1.45, multiplier: 1 },
  "households-owed-a-duty": { ordinary: 7.4, worst: 1.85, multiplier: 1000 },
  "domestic-abuse-incidents": { ordinary: 14.5, worst: 1.8, multiplier: 1000 },
  separations: { ordinary: 21, worst: 1.65, multiplier: 1000 },
  "not-at-expected-level": { ordinary: 0.205, worst: 1.55, multiplier: 1 },
} as const;

/** Name of a planted indicator. */
export type IndicatorName = keyof typeof indicators;

/** Persistent absence in the trend zone, year by year; in every other zone it stays where it is. */
export const risingAbsence = [0.1, 0.142, 0.188] as const;

/**
 * The rate that is planted for a zone in a year, as a proportion. Ordinary zones lie within 4% of one another on
 * every indicator, each higher on some and lower on others, so that their ranks cannot be told apart.
 */
export function plantedRate(indicator: IndicatorName, zone: number, year: number): number {
  const code = zones[zone]!.code;
  if (indicator === "persistent-absence" && code === trendZone) return risingAbsence[year]!;
  const { ordinary, worst, multiplier } = indicators[indicator];
  const wobble = 0.96 + 0.01 * ((zone * 5 + Object.keys(indicators).indexOf(indicator) * 3) % 9);
  return ((code === worstZone ? worst : wobble) * ordinary) / multiplier;
}
