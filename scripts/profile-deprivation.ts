// Which small areas of Dorset are most deprived, how sure is that, and what makes it? The English index of 2019, put
// together again from its published parts, which are not bundled: iod2019 and geography stand in one data folder.
// For another council change the code and the file of its outlines.
//   npm run needscope -- run scripts/profile-deprivation.ts --data ../shared/data
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outlinesFromGeoJson } from "@needscope/areas";
import { publishedPolicy, release, type FeatureCollection } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import {
  areaDeprivation,
  type AreaDeprivationAbout,
  profileDeprivation,
  type AreaDeprivationFindings,
} from "@needscope/reports";
import { openRun } from "@needscope/runs";
import { defineComposite, scoreComposite, unitsFromRows, type Composite } from "@needscope/scoring";
import { writeQuarantine, type Extract } from "@needscope/sources";
import type { RunFigure, ScriptOptions, ScriptResult } from "needscope";
import { parse } from "yaml";
import { drawRanks } from "./deprivation/draw-ranks.ts";
import { deprivationFiles, publishedAreas } from "./deprivation/read-deprivation-input.ts";
import { readPublishedFiles, type ReadFile } from "./read-published-files.ts";

/** The authority, the file of its outlines, and the areas that a map of the whole shows too small. */
const place = {
  code: "E06000059",
  name: "Dorset",
  outlines: "geography/dorset_lsoa11.geojson",
  closer: "Weymouth and Portland",
};

const uncertainty = { draws: 300, seed: 2019, weightSpread: 0.25, confidence: 0.95 };

const credits = [
  {
    title: "Deprivation, people",
    text: "Ministry of Housing, Communities and Local Government, English Indices of Deprivation 2019, by way of humaniverse/IMD",
  },
  {
    title: "Outlines and wards",
    text: "Office for National Statistics, by way of humaniverse/geographr; outlines simplified. Contains OS data © Crown copyright and database right",
  },
  {
    title: "Licence",
    text: "Contains public sector information licensed under the Open Government Licence v3.0",
  },
];

const index = new URL("../datasets/indices/iod2019.yaml", import.meta.url);

const { version } = JSON.parse(
  readFileSync(new URL("../packages/needscope/package.json", import.meta.url), "utf8"),
) as { version: string };

export default async function run({
  data = fileURLToPath(new URL("../../shared/data", import.meta.url)),
  to,
  now,
  log,
}: ScriptOptions): Promise<ScriptResult> {
  const onRead = ({ file, account }: Extract) =>
    log(`Read ${file}: ${account.accepted.toLocaleString("en-GB")} lines accepted`);
  const read = await readPublishedFiles({ data, files: deprivationFiles, onRead });
  const composite = defineComposite(parse(await readFile(index, "utf8")));
  const findings = findingsOf(read, composite, log);
  const released = release(areaDeprivation.select(findings, await readOutlines(data)), publishedPolicy);
  log(`Writing the report ${areaDeprivation.name}`);
  const html = await renderHtml(areaDeprivation.document(released, aboutOf(findings, read)), released);
  const writing = openRun({ to, now, log });
  try {
    const report = writing.write(`${areaDeprivation.name}.html`, html).path;
    for (const [name, { extract }] of read) {
      if (extract.quarantine.length === 0) continue;
      writing.write(`quarantine/${name}.csv`, writeQuarantine(extract), { restricted: true });
    }
    const figures = keyFigures(findings);
    writing.commit({
      needscope: version,
      name: areaDeprivation.name,
      asOf: findings.asOf,
      definition: { place: place.code, composite, uncertainty },
      inputs: [...read].map(([source, { extract, bytes }]) => ({
        source,
        file: extract.file,
        bytes,
        sha256: extract.sha256,
        account: extract.account,
      })),
      figures: figures.map(({ name, title, value, unit }) => ({ name, title, value, unit })),
      policy: publishedPolicy,
    });
    return { folder: to, reports: [report], figures };
  } finally {
    writing.abandon();
  }
}

function findingsOf(
  read: ReadonlyMap<string, ReadFile>,
  composite: Composite,
  log: ScriptOptions["log"],
): AreaDeprivationFindings {
  const domains = composite.parts.flatMap((part) => ("parts" in part ? [] : [part.indicator]));
  const areas = publishedAreas(read, domains);
  const units = unitsFromRows(
    areas.map(({ code, domainRanks }) => ({ area: code, ...domainRanks })),
    { id: "area" },
  );
  const scored = scoreComposite(composite, units);
  log(
    `Drawing the ranks of ${areas.length.toLocaleString("en-GB")} areas ${String(uncertainty.draws)} times`,
  );
  const draws = drawRanks(areas, composite, { ...uncertainty, place: place.code });
  return profileDeprivation({
    place: { code: place.code, name: place.name },
    closer: place.closer,
    country: "England",
    scored,
    areas: areas.map(({ ward, ...area }) => ({
      ...area,
      incomeDeprived: Math.round((area.incomePercent / 100) * area.people),
      ...(ward !== undefined && { ward }),
    })),
    draws,
    asOf: "2019-09-26",
    period: "2019",
  });
}

async function readOutlines(data: string): Promise<{ areas: FeatureCollection; closer: FeatureCollection }> {
  const text = await readFile(join(data, place.outlines), "utf8").catch(() => {
    throw new Error(`There is no ${place.outlines} in ${data}.`);
  });
  const { features, type } = outlinesFromGeoJson(JSON.parse(text));
  const named = features.map((feature) => ({
    ...feature,
    properties: {
      code: feature.properties["lsoa11_code"],
      name: String(feature.properties["lsoa11_name"]),
    },
  }));
  return {
    areas: { type, features: named },
    closer: {
      type,
      features: named.filter(({ properties }) => properties.name.startsWith(`${place.closer} `)),
    },
  };
}

function aboutOf(
  findings: AreaDeprivationFindings,
  read: ReadonlyMap<string, ReadFile>,
): AreaDeprivationAbout {
  return {
    name: areaDeprivation.name,
    title: `Deprivation in the small areas of ${findings.place.name}`,
    place: `${findings.place.name}, ${findings.index}`,
    asOf: findings.asOf,
    policy: publishedPolicy,
    version,
    credits,
    sources: [...read.values()].map(({ extract: { source, file, account } }) => ({
      title: source.title,
      file,
      lines: account.lines,
      accepted: account.accepted,
      quarantined: account.quarantined,
      header: account.header,
      blank: account.blank,
    })),
  };
}

/** What the console and the manifest say. */
function keyFigures({ areas, tenths, place: { name } }: AreaDeprivationFindings): RunFigure[] {
  const figure = (id: string, title: string, value: number): RunFigure => ({
    name: id,
    title,
    value,
    unit: "small areas",
    counts: true,
    shown: value.toLocaleString("en-GB"),
  });
  return [
    figure("areas", `Small areas of ${name}`, areas.length),
    figure("worst-tenth", "of them in England's most deprived tenth", tenths[0]!.areas),
  ];
}
