// How do Dorset and Croydon stand beside England, their region and their statistical neighbours? The area side on
// published statistics, which are not bundled: lait, homelessness, iod2019 and geography stand in one data folder.
//   npm run needscope -- run scripts/profile-authorities.ts --data ../shared/data
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outlinesFromGeoJson } from "@needscope/areas";
import { publishedPolicy, release, type FeatureCollection } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import {
  authorityProfile,
  profileAuthorities,
  seriesAbout,
  type AuthorityAbout,
  type AuthorityFindings,
} from "@needscope/reports";
import { openRun } from "@needscope/runs";
import { writeQuarantine, type Extract } from "@needscope/sources";
import type { ScriptOptions, ScriptResult } from "needscope";
import { authorityFiles, authorityInput } from "./authorities/read-authority-input.ts";
import { readPublishedFiles, type ReadFile } from "./read-published-files.ts";
import { keyFigures } from "./authorities/key-figures.ts";
import { readingNotes } from "./authorities/reading-notes.ts";

/** The authorities, with the file of their small areas' outlines. */
const authorities = [
  { code: "E06000059", outlines: "geography/dorset_lsoa11.geojson" },
  { code: "E09000008", outlines: "geography/croydon_lsoa11.geojson" },
];

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
  const read = await readPublishedFiles({ data, files: authorityFiles, onRead });
  const codes = authorities.map(({ code }) => code);
  const findings = profileAuthorities(authorityInput(read), codes);
  const input = authorityProfile.select(findings, await readOutlines(data));
  const released = release(input, publishedPolicy);
  log("Writing the report authority-profile");
  const about = aboutOf(findings, read);
  const html = await renderHtml(authorityProfile.document(released, about), released);
  const writing = openRun({ to, now, log });
  try {
    const report = writing.write(`${authorityProfile.name}.html`, html).path;
    for (const [name, { extract }] of read) {
      if (extract.quarantine.length === 0) continue;
      writing.write(`quarantine/${name}.csv`, writeQuarantine(extract), { restricted: true });
    }
    const figures = keyFigures(findings);
    writing.commit({
      needscope: version,
      name: authorityProfile.name,
      asOf: findings.asOf,
      definition: { authorities, series: about.series },
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

async function readOutlines(data: string): Promise<Record<string, FeatureCollection>> {
  const read = authorities.map(async ({ code, outlines }) => {
    const text = await readFile(join(data, outlines), "utf8").catch(() => {
      throw new Error(`There is no ${outlines} in ${data}.`);
    });
    const { features, type } = outlinesFromGeoJson(JSON.parse(text));
    const named = features.map((feature) => ({
      ...feature,
      properties: { code: feature.properties["lsoa11_code"], name: feature.properties["lsoa11_name"] },
    }));
    return [code, { type, features: named }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function aboutOf(findings: AuthorityFindings, read: ReadonlyMap<string, ReadFile>): AuthorityAbout {
  const names = findings.profiles.map(({ authority }) => authority.name).join(" and ");
  return {
    name: authorityProfile.name,
    title: `${names} beside other authorities`,
    place: "England, its regions and statistical neighbours; published statistics",
    asOf: findings.asOf,
    policy: publishedPolicy,
    version,
    sources: [...read.values()].map(({ extract: { source, file, account } }) => ({
      title: source.title,
      file,
      ...account,
    })),
    series: seriesAbout(findings),
    notes: readingNotes([...read.values()].map(({ extract }) => extract)),
  };
}
