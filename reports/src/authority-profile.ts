import type { FeatureCollection, FigureInput, Release, ReleaseInput } from "@needscope/disclosure";
import type { Document } from "@needscope/report";
import { aboutCells } from "./about-cells.ts";
import type { AuthorityAbout } from "./authority-profile/about.ts";
import { authorityCells } from "./authority-profile/cells.ts";
import type { AuthorityFindings, AuthorityProfile } from "./authority-profile/findings.ts";
import { authorityMethods, licenceCells } from "./authority-profile/methods.ts";
import type { Homelessness } from "./authority-profile/homelessness.ts";
import { england } from "./authority-profile/places.ts";
import { valueAt } from "./authority-profile/series.ts";
import { areasTable, glanceTable, profileTable, slugOf, trendTable } from "./authority-profile/tables.ts";
import {
  gapWords,
  markWords,
  neighbourWords,
  otherMarkWords,
  spans,
  standingWords,
  stepWords,
} from "./authority-profile/words.ts";

/**
 * Authorities beside England, their region and their statistical neighbours, from published statistics. Select what
 * may be shown, release it under a policy for what is already published, and make the document of the release.
 *
 * @example
 * const input = authorityProfile.select(findings, outlines);
 * const html = await renderHtml(authorityProfile.document(release(input, publishedPolicy), about), released);
 */
export const authorityProfile = { name: "authority-profile", select, document } as const;

/** @param outlines of small areas, by code of the authority */
function select(
  findings: AuthorityFindings,
  outlines: Readonly<Record<string, FeatureCollection>>,
): ReleaseInput {
  const { profiles, series, authorities } = findings;
  return {
    tables: [
      glanceTable(findings),
      ...profiles.flatMap((profile) => [
        profileTable(profile),
        ...series
          .filter(({ indicator }) => indicator.trend)
          .map((one) => trendTable(profile, one, authorities)),
        areasTable(profile),
      ]),
    ],
    figures: [...profiles.flatMap((profile) => profileFigures(profile, findings)), ...fileFigures(findings)],
    outlines: Object.fromEntries(
      profiles.flatMap(({ authority }) => {
        const ofAuthority = outlines[authority.code];
        return ofAuthority ? [[slugOf(authority), ofAuthority]] : [];
      }),
    ),
  };
}

const keyIndicators = ["child-poverty", "persistent-absence", "domestic-abuse", "temporary-households"];

function profileFigures(profile: AuthorityProfile, findings: AuthorityFindings): FigureInput[] {
  const slug = slugOf(profile.authority);
  const told = (name: string, words: string): FigureInput => ({
    name: `${slug}-${name}`,
    title: profile.authority.name,
    label: words,
  });
  const lines = (name: string, words: readonly string[]): FigureInput[] =>
    words.map((line, at) => told(`${name}-${String(at)}`, line));
  const tenth = profile.areas.filter(({ decile }) => decile === 1).length;
  const unit = `small areas of ${profile.authority.name}`;
  return [
    ...profile.rows.flatMap(({ series: { indicator, newestPeriod } }, row): FigureInput[] => {
      if (!keyIndicators.includes(indicator.name)) return [];
      const unitWords = indicator.suffix === "%" ? "" : ` ${indicator.unit}`;
      const title = `${indicator.title}${unitWords}, ${newestPeriod}`;
      const cell = (column: string) => ({ table: `profile-${slug}`, row, column });
      return [
        { name: `${slug}-key-${indicator.name}`, title, cell: cell("value") },
        { name: `${slug}-england-${indicator.name}`, title, cell: cell("england") },
        { name: `${slug}-neighbours-${indicator.name}`, title, cell: cell("neighbours") },
        told(`behind-${indicator.name}`, behindWords(profile, row)),
      ];
    }),
    {
      name: `${slug}-tenth`,
      title: "Small areas in the most deprived tenth",
      count: tenth,
      unit,
      of: { count: profile.areas.length, unit },
    },
    told("standing", standingWords(profile)),
    told("neighbours", neighbourWords(profile)),
    told("gaps", gapWords(profile, findings)),
    ...lines("mark", markWords(profile, findings)),
    ...lines("beside", otherMarkWords(profile, findings)),
    ...lines("step", stepWords(profile, findings)),
  ];
}

function behindWords({ rows }: AuthorityProfile, row: number): string {
  const { neighbours } = rows[row]!;
  return `${String(neighbours.with)} of ${String(neighbours.of)}`;
}

/** What the files lack, for all authorities. */
function fileFigures({ homelessness, problems }: AuthorityFindings): FigureInput[] {
  const { quarters, absent, notPlaced } = homelessness;
  const told = (name: string, words: string): FigureInput => ({ name, title: name, label: words });
  return [
    told("absent", spans(absent, quarters)),
    told("quarters", `${quarters[0]!} to ${quarters.at(-1)!}`),
    told("without-households", spans(quartersWithoutHouseholds(homelessness), quarters) || "none"),
    told("not-placed", String(notPlaced.length)),
    told("problems", String(problems.length)),
  ];
}

function quartersWithoutHouseholds({ quarters, series }: Homelessness): string[] {
  return quarters.filter((quarter) =>
    series.some((one) => {
      const { count, value } = valueAt(one, england.code, quarter);
      return count !== undefined && value === undefined;
    }),
  );
}

function document(release: Release, about: AuthorityAbout): Document {
  const parts = slugsOf(release).map((slug) => authorityCells(release, slug, about.series));
  return {
    name: authorityProfile.name,
    title: about.title,
    subtitle: about.place,
    headlineSentence: `${parts.map(({ message }) => message).join("; ")}.`,
    date: about.asOf,
    audience: about.policy.audience,
    cells: [
      {
        kind: "prose",
        markdown:
          "This is a picture of places, made of statistics that were already published. It shows where a place stands beside others, and not why. Scores and ranks support judgement and never replace it.",
      },
      { kind: "table", table: "glance" },
      ...parts.flatMap(({ cells }) => cells),
      ...aboutCells(release, about, authorityMethods(about), { methodOnPaper: false }),
      ...licenceCells,
    ],
  };
}

/** Slugs of the profiled authorities, in order. */
function slugsOf({ tables }: Release): string[] {
  return [...tables.keys()].flatMap((name) => (name.startsWith("profile-") ? [name.slice(8)] : []));
}
