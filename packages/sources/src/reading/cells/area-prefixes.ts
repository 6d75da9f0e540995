/**
 * The first three characters of area codes by level: England (E), Wales (W), Scotland (S), Northern Ireland (N),
 * the United Kingdom and its parts (K). Z stands for invented areas in synthetic data: no real code starts with
 * it. Source: Office for National Statistics, Register of Geographic Codes; NISRA for N20 and N21.
 */
export const areaPrefixes = {
  "output-area": ["E00", "W00", "S00", "N00", "Z00"],
  lsoa: ["E01", "W01", "S01", "N20", "Z01"],
  msoa: ["E02", "W02", "S02", "N21", "Z02"],
  ward: ["E05", "W05", "S13", "N08", "Z05"],
  "local-authority": ["E06", "E07", "E08", "E09", "W06", "S12", "N09", "Z06"],
  county: ["E10", "E11", "E13", "E47", "Z10"],
  region: ["E12", "Z12"],
  country: ["E92", "W92", "S92", "N92", "K02", "K03", "K04", "Z92"],
  zone: ["Z99"],
} as const;
