import { markdownTable } from "../generator/markdown-table.ts";
import {
  columnsSection,
  lineAccountTable,
  makingSection,
  syntheticNotice,
  withCommas,
} from "../generator/readme-parts.ts";
import type { WrittenExtract } from "../generator/write-extract.ts";
import { dorsetColumns } from "./dorset-columns.ts";
import type { DorsetExpected } from "./dorset-expected.ts";
import { type IndicatorName, indicators, years, zones } from "./planted.ts";

/** The README of the Dorset dataset: origin, every file and column, and everything that is planted. */
export function dorsetReadme(made: {
  extracts: readonly WrittenExtract[];
  expected: DorsetExpected;
  seed: number;
}): string {
  const { extracts, expected, seed } = made;
  const { worstZone, trend } = expected;
  return `# dorset-zones: seven invented zones

${syntheticNotice(`The zones, their names, their
> areas and the map are invented; the area codes start with Z and are in no lookup. Every row was drawn by a program.
> Nothing here is about Dorset, whose seven Family Partnership Zones gave only the idea.`)}

Three financial years, 1 April to 31 March: 2013/14, 2014/15 and 2015/16.

${makingSection(seed)}

## What is planted

- **${worstZone.name}** (\`${worstZone.code}\`) is the worst zone in every year: clearly highest on every indicator but persistent
  absence in 2015/16. The other six lie within a few per cent of one another, each higher on some indicators and
  lower on others, so that their ranks cannot be told apart.
- **${trend.name}** (\`${trend.code}\`): persistent absence rises from ${percent(trend.rates["2013/14"]!)} to ${percent(trend.rates["2014/15"]!)} to ${percent(trend.rates["2015/16"]!)}. In every other zone it stays
  where it is. All three years are counted at 10% of sessions, so there is no break in the series.
- Two areas belong to two zones: ${sharedText(expected)}.
- Counts of 1 to 4 in one area and year are common in births, homelessness, separations and reviews (${smallText(expected)}
  area-years): disclosure control has work to do.
- Some rows live in an area that the lookup does not hold: in no zone, to be reported and not counted
  (\`rowsInNoZone\` in \`expected.json\`).
- Six domestic-abuse incidents happened before April 2013 and were recorded in it: they are in no year. Flagged crimes
  (\`C\`) are not incidents. A single-person discount (\`D\`) is not a separation.

## What it must come to

Numerator and denominator of every indicator, zone and year, exactly, are in \`expected.json\`; a shared area counts by
its share, so they may have one decimal. \`pooled\` is the sum over the three years (a population three times, as
person-years). Over the three years:

${ratesTable(expected)}

${definitionsTable()}

## The map

\`areas.geojson\` and \`zones.geojson\` (properties \`code\`, \`name\`) are drawn on a plain grid from 0 to 100 in both
directions, x to the right and y upwards: not degrees, and not on any real map. Draw them with an identity projection,
reflected in y. Rings run clockwise, y pointing upwards, as Vega wants them. Neighbours share their border point for
point. A zone is the union of its areas; an area of two zones is drawn in the one with the larger share.

## Files

${lineAccountTable(extracts)}

Broken rows are extra rows: every row that a figure needs is good. Each broken line has one thing wrong
(\`expected.json\` lists each by line), and a line whose quotes do not balance is one line's trouble.

${extracts.map((extract) => columnsSection(extract, dorsetColumns[extract.source]!.row, dorsetColumns[extract.source]!.notes)).join("\n\n")}
`;
}

/** What each indicator counts, of what. */
const definitions: Record<IndicatorName, readonly [counts: string, of: string, per: string]> = {
  "sole-registrations": ["births of registration type `4`", "births", "100"],
  "persistent-absence": [
    "pupils who missed 10% of sessions or more",
    "pupils with a session possible",
    "100",
  ],
  "free-meals": ["pupils with free meals", "pupils", "100"],
  "sen-support": ["pupils with provision `K`", "pupils", "100"],
  "below-expected-progress": ["pupils with progress `B`", "pupils assessed", "100"],
  "households-owed-a-duty": ["approaches with duty `P` or `R`", "households", "1,000"],
  "domestic-abuse-incidents": ["incidents (kind `I`) by their own date", "adults", "1,000"],
  separations: ["separations with evidence `S` or `C`", "families with children", "1,000"],
  "not-at-expected-level": ["reviews not at the expected level", "reviews", "100"],
};

function definitionsTable(): string {
  return markdownTable(
    ["indicator", "counts", "of", "per"],
    Object.entries(definitions).map(([name, [counts, of, per]]) => [`\`${name}\``, counts, of, per]),
  );
}

function ratesTable(expected: DorsetExpected): string {
  const names = Object.keys(indicators) as IndicatorName[];
  return markdownTable(
    ["indicator, three years", "per", ...zones.map(({ name }) => name)],
    names.map((name) => {
      const per = definitions[name][2];
      const rates = zones.map(({ code }) => {
        const { numerator, denominator } = expected.zones[code]!.indicators[name]!["pooled"]!;
        return ((numerator / denominator) * Number(per.replace(",", ""))).toFixed(1);
      });
      return [`\`${name}\``, per, ...rates];
    }),
  );
}

function sharedText({ sharedAreas }: DorsetExpected): string {
  const nameOf = (code: string): string => zones.find((zone) => zone.code === code)!.name;
  return sharedAreas
    .map(({ area, shares }) => {
      const parts = Object.entries(shares).map(([zone, share]) => `${share} to ${nameOf(zone)}`);
      return `\`${area}\` (${parts.join(", ")})`;
    })
    .join(" and ");
}

function smallText({ areaYearsWithOneToFour }: DorsetExpected): string {
  const total = Object.values(areaYearsWithOneToFour).reduce((sum, count) => sum + count, 0);
  return `${withCommas(total)} of ${withCommas(Object.keys(indicators).length * 60 * years.length)}`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
