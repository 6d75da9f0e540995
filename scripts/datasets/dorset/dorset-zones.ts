import { type DatasetFile, textFile } from "../generator/dataset-file.ts";
import { prettyJson } from "../generator/pretty-json.ts";
import { randomStream } from "../generator/random-stream.ts";
import { writeExtract } from "../generator/write-extract.ts";
import { births } from "./births.ts";
import { domesticAbuse } from "./domestic-abuse.ts";
import { dorsetExpected } from "./dorset-expected.ts";
import { dorsetReadme } from "./dorset-readme.ts";
import { healthReviews } from "./health-reviews.ts";
import { homelessness } from "./homelessness.ts";
import { outlineFiles } from "./outline-files.ts";
import { dorsetPlaces } from "./places.ts";
import { areaPopulation, areaZones } from "./population.ts";
import { pupils } from "./pupils.ts";
import { separations } from "./separations.ts";

/**
 * The files of `datasets/dorset-zones`: six extracts of three years, populations, the lookup from areas to zones,
 * the outlines of an invented map, what a right reading must come to, and a README. No place in it is real.
 *
 * @example
 * dorsetZones(2016).map((file) => file.path); // ["README.md", "area-population.csv", ...]
 */
export function dorsetZones(seed: number): DatasetFile[] {
  const places = dorsetPlaces(seed);
  const { areas } = places;
  const recorded = [births, pupils, homelessness, domesticAbuse, separations, healthReviews].map((make) =>
    make(areas, seed),
  );
  const plans = [...recorded.map(({ plan }) => plan), areaPopulation(areas), areaZones(areas)];
  const extracts = plans.map((plan) =>
    writeExtract(plan, randomStream(seed, `dorset/damage/${plan.source}`)),
  );
  const expected = dorsetExpected({ areas, recorded, extracts, seed });
  return [
    ...extracts.map(({ file }) => file),
    ...outlineFiles(places),
    textFile("expected.json", prettyJson(expected)),
    textFile("README.md", dorsetReadme({ extracts, expected, seed })),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
