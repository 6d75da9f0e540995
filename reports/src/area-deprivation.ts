import type { FeatureCollection, Release, ReleaseInput } from "@needscope/disclosure";
import type { Document, ProvenanceRow } from "@needscope/report";
import { aboutCells } from "./about-cells.ts";
import { deprivationCells } from "./area-deprivation/cells.ts";
import { deprivationFigures } from "./area-deprivation/figures.ts";
import type { AreaDeprivationFindings } from "./area-deprivation/findings.ts";
import { deprivationMethods } from "./area-deprivation/methods.ts";
import { deprivationTables } from "./area-deprivation/tables.ts";
import type { RunAbout } from "./report.ts";

/** What the report says of its run besides what was released. */
export interface AreaDeprivationAbout extends RunAbout {
  /** Whose statistics and outlines these are, and under which licence. */
  readonly credits: readonly ProvenanceRow[];
}

/**
 * The small areas of an authority by an index of deprivation: the most deprived with the range of their ranks, which
 * cannot be told apart, on a map, what makes their scores, and the authority beside the country. For figures that
 * are published already.
 *
 * @example
 * const released = release(areaDeprivation.select(findings, { areas: outlines }), publishedPolicy);
 * const html = await renderHtml(areaDeprivation.document(released, about), released);
 */
export const areaDeprivation = { name: "area-deprivation", select, document } as const;

/** @param outlines of the areas; `closer` of those where most of the deprived ones are, if they are too small to see */
function select(
  findings: AreaDeprivationFindings,
  outlines: { readonly areas: FeatureCollection; readonly closer?: FeatureCollection },
): ReleaseInput {
  return {
    tables: deprivationTables(findings),
    figures: deprivationFigures(findings),
    outlines: { areas: outlines.areas, ...(outlines.closer && { closer: outlines.closer }) },
  };
}

function document(release: Release, about: AreaDeprivationAbout): Document {
  const alone = release.figures.get("apart-count")!.text === "1";
  return {
    name: areaDeprivation.name,
    title: about.title,
    subtitle: about.place,
    headlineSentence: `{{ worst-tenth.number }} of {{ place }}'s {{ areas }} small areas are among {{ country }}'s most deprived tenth; ${alone ? "{{ worst }} is the most deprived of them" : "the first {{ apart-count }} cannot be told apart"}.`,
    date: about.asOf,
    audience: about.policy.audience,
    ...(about.synthetic !== undefined && { synthetic: about.synthetic }),
    cells: [
      ...deprivationCells(release),
      ...aboutCells(release, about, deprivationMethods(release)),
      { kind: "provenance", title: "Whose statistics these are", rows: about.credits },
    ],
  };
}
