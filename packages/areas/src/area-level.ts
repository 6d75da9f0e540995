/**
 * The kinds of area that a code can stand for, smallest first. Names are England's; the other nations' areas of the
 * same size share them (a Scottish data zone is an `"lsoa"`). `"synthetic"` is the letter Z, which no nation uses: the
 * codes of invented data, so that they can never be taken for a real place.
 */
export type AreaLevel =
  | "output-area"
  | "lsoa"
  | "msoa"
  | "ward"
  | "parish"
  | "constituency"
  | "district"
  | "community-safety-partnership"
  | "county"
  | "metropolitan-county"
  | "police-force"
  | "integrated-care"
  | "combined-authority"
  | "region"
  | "london-part"
  | "country"
  | "nations-together"
  | "synthetic";

/** Every level, smallest first. */
export const areaLevels: readonly AreaLevel[] = [
  "output-area",
  "lsoa",
  "msoa",
  "ward",
  "parish",
  "constituency",
  "district",
  "community-safety-partnership",
  "county",
  "metropolitan-county",
  "police-force",
  "integrated-care",
  "combined-authority",
  "region",
  "london-part",
  "country",
  "nations-together",
  "synthetic",
];

/**
 * What kind of area a code stands for, read from its first three characters (the Office for National Statistics'
 * register of nine-character codes), or `undefined` when the code is none we know. The code must be exact: no spaces,
 * capital letter. The year of the boundaries cannot be told from a code (E01 is 2001, 2011 and 2021): keep it beside.
 *
 * @example
 * areaLevel("E01020373"); // "lsoa"
 * areaLevel("E09000008"); // "district", a London borough
 * areaLevel("Croydon"); // undefined
 */
export function areaLevel(code: string): AreaLevel | undefined {
  if (/^Z\d{8}$/.test(code)) return "synthetic";
  if (/^\d{2}[A-Z]{2}\d{2}[A-Z]\d$/.test(code)) return "lsoa"; // Northern Ireland's super output areas of 2001
  if (!/^[EWSNK]\d{8}$/.test(code)) return undefined;
  return levelByPrefix.get(code.slice(0, 3));
}

const prefixes: Readonly<Partial<Record<AreaLevel, string>>> = {
  "output-area": "E00 W00 S00 N00",
  lsoa: "E01 W01 S01 N20",
  msoa: "E02 W02 S02 N21",
  ward: "E05 W05 S13 N08",
  parish: "E04",
  constituency: "E14",
  district: "E06 E07 E08 E09 W06 S12 N09",
  "community-safety-partnership": "E22 W14",
  county: "E10",
  "metropolitan-county": "E11",
  "police-force": "E23 W15",
  "integrated-care": "E54",
  "combined-authority": "E47",
  region: "E12",
  "london-part": "E13",
  country: "E92 W92 S92 N92",
  "nations-together": "K02 K03 K04",
};

const levelByPrefix: ReadonlyMap<string, AreaLevel> = new Map(
  areaLevels.flatMap((level) =>
    (prefixes[level]?.split(" ") ?? []).map((prefix) => [prefix, level] as const),
  ),
);
