import { lookupFromRows } from "@needscope/areas";
import { linkHouseholds } from "@needscope/households";
import { groupBy, indicatorAt, measure, rollUpIndicators, toUnitColumns } from "@needscope/indicators";
import { countYes } from "@needscope/rules";
import { scoreCard } from "@needscope/scoring";
import { readExtract } from "@needscope/sources";
import { fileInput, readExtractsOnCores } from "@needscope/sources/cores";
import { column, toRows, type Table, TextDictionary } from "@needscope/table";
import { targetList } from "@needscope/targeting";
import { join } from "node:path";
import { jobCard, jobIndicators } from "./card.ts";
import { runJob } from "./job-result.ts";
import { rateIndicators, ratesTable } from "./rates.ts";
import { areasSource, jobSources, keptColumns } from "./sources.ts";

// The families job as an analyst writes it with needscope: `needscope.ts <folder> <cores>`.

const [folder = "", cores = "1"] = process.argv.slice(2);

await runJob(async (mark) => {
  // One dictionary of households for all extracts: their keys are then compared as numbers.
  const texts = new Map([["household", new TextDictionary()]]);
  const files = jobSources.map((source) => {
    return { source, path: join(folder, `${source.name}.csv`), keep: keptColumns[source.name] };
  });
  const extracts = await readExtractsOnCores(files, { cores: Number(cores), texts });
  const rejected = extracts.map(({ account }) => account.quarantined);
  const tables = new Map(extracts.map(({ table }): [string, Table] => [table.name, table]));
  // The tables alone hold the extracts now, and let them go once they are measured.
  extracts.length = 0;
  mark("read");

  const households = linkHouseholds(tables, { key: "household", of: "council-tax" });
  mark("link");
  const measured = measure(tables, jobIndicators, { by: households });
  const area = column(tables.get("council-tax")!, "area");
  tables.clear();
  mark("measure");
  const scored = scoreCard(jobCard, toUnitColumns(measured));
  mark("score");
  const list = targetList(scored, { capacity: 1000 });
  mark("list");

  const zoneRows = toRows(readExtract(areasSource, fileInput(join(folder, "areas.csv"))).table);
  const zones = lookupFromRows(
    "zones",
    zoneRows.map(({ area, zone }) => ({ area: String(area), zone: String(zone) })),
  );
  const rates = new Map([["scored", ratesTable(scored, area)]]);
  const byArea = measure(rates, rateIndicators, { by: groupBy(rates, "area", { unit: "area" }) });
  const byZone = rollUpIndicators(byArea, zones, { unit: "zone" });
  mark("rates");

  const rateOf = (zone: string) => rateIndicators.map(({ name }) => indicatorAt(byZone, name, zone));
  const ends = zones.zones.flatMap((zone) =>
    rateOf(zone).map(({ lower = 0, upper = 0 }) => lower + 2 * upper),
  );
  return {
    rejected,
    bands: inBands(scored.band),
    points: Array.from({ length: 12 }, (_, i) => pointsOf(`${i + 1}.`)),
    top: list.entries,
    areas: byArea.ids.length,
    zones: zones.zones.map((zone) => ({
      households: Number(rateOf(zone)[0]!.denominator),
      counts: rateOf(zone).map(({ numerator }) => Number(numerator)),
    })),
    intervals: ends.reduce((sum, end) => sum + end, 0),
  };

  function pointsOf(group: string): number {
    const items = jobCard.items.filter(({ name }) => name.startsWith(group));
    return items.reduce((sum, { name, points }) => sum + points * countYes(scored.answers.get(name)!), 0);
  }
});

function inBands(band: Int8Array): number[] {
  const counts = jobCard.bands.map(() => 0);
  for (let unit = 0; unit < band.length; unit += 1) counts[band[unit]!]! += 1;
  return counts;
}
