import { defineSource } from "../define-source.ts";
import type { Source, SourceDescription } from "../source.ts";

/**
 * Table A1 of the detailed tables by local authority on statutory homelessness (Ministry of Housing, Communities and
 * Local Government), from the quarterly workbook as published: households by what they were assessed as being owed.
 * England, London, the regions and the rest of England are rounded to 10, authorities are exact, so authorities never
 * add up to them; the rest of England has no code. `..` is an authority whose data is missing.
 *
 * Layout read in the workbook of January to March 2025.
 *
 * @example
 * readExtract(homelessnessAssessments, { file: "Detailed_LA_202503.xlsx", bytes });
 */
export const homelessnessAssessments: Source = homelessnessTable({
  name: "homelessness-assessments",
  title: "Homelessness: initial assessments (A1)",
  about: "One row per authority, region or country, of one quarter.",
  sheet: "A1",
  preamble: { until: "Total initial assessments[\\d,]*" },
  headerRows: 3,
  columns: [
    ["assessments", "Total initial assessments"],
    ["owed_duty", "Assessed as owed a duty / Total owed a prevention or relief duty"],
    [
      "prevention",
      "Assessed as owed a duty / Threatened with homelessness within 56 days - Prevention duty owed",
    ],
    ["section_21", "Assessed as owed a duty / Of which: / due to service of valid Section 21 Notice"],
    ["relief", "Assessed as owed a duty / Homeless - Relief duty owed"],
    ["not_homeless", "Not homeless nor threatened with homelessness within 56 days - no duty owed"],
    ["withdrew", "Withdrew application before assessment - no duty owed"],
    ["not_eligible", "Not eligible / no longer eligible - no duty owed"],
  ],
  rates: [
    ["households_thousands", "Number of households in area (000s)"],
    ["prevention_per_1000", "Households assessed as threatened with homelessness per (000s)"],
    ["relief_per_1000", "Households assessed as homeless per (000s)"],
  ],
});

/**
 * Table A2P of the same workbook: households owed a prevention duty by the reason for the loss of their last settled
 * home, main reasons. `retired` options stay columns of the publication and are dropped here with the finer reasons.
 *
 * @example
 * readExtract(homelessnessReasons, { file: "Detailed_LA_202503.xlsx", bytes });
 */
export const homelessnessReasons: Source = homelessnessTable({
  name: "homelessness-reasons",
  title: "Homelessness: reasons for loss of home, prevention (A2P)",
  about: "One row per authority, region or country, of one quarter.",
  sheet: "A2P",
  preamble: { until: "Total owed a prevention duty[\\d,]*" },
  headerRows: 4,
  unknownColumns: "drop",
  columns: [
    ["owed_prevention", "Total owed a prevention duty"],
    ["end_of_ast", "End of assured shorthold (AST) private rented tenancy, due to.. / Total end of AST"],
    ["end_of_other_private", "End of non-AST private rented tenancy"],
    ["family_or_friends", "Family or friends no longer willing or able to accommodate"],
    ["relationship_breakdown", "Non-violent relationship breakdown with partner"],
    ["domestic_abuse", "Domestic abuse / Total Domestic abuse"],
    ["other_violence", "Other violence or harrassment"],
    ["end_of_social", "End of social rented tenancy, due to.. / Total end of social rented tenancy"],
    ["social_arrears", "End of social rented tenancy, due to.. / Of which: / Rent arrears"],
    ["supported_housing", "Eviction from supported housing, due to.. / Total evicted from supported housing"],
    ["institution", "Departure from institution : / Total Departure from institution"],
    ["asylum_support", "Required to leave accommodation provided by Home Office as asylum support"],
    ["other_or_unknown", "Other reasons / not known"],
  ],
  rates: [],
});

/**
 * Table TA1 of the same workbook: households in temporary accommodation at the end of the quarter, with children in
 * it. A `-` is a breakdown that was kept back for the authority, `..` an authority whose data is missing.
 *
 * @example
 * readExtract(temporaryAccommodation, { file: "Detailed_LA_202503.xlsx", bytes });
 */
export const temporaryAccommodation: Source = homelessnessTable({
  name: "temporary-accommodation",
  title: "Homelessness: temporary accommodation (TA1)",
  about: "One row per authority, region or country, at the end of one quarter.",
  sheet: "TA1",
  preamble: { until: "Total number of households in TA[\\d,]*" },
  headerRows: 2,
  unknownColumns: "drop",
  columns: [
    ["households", "Total number of households in TA"],
    ["with_children", "Total number of households in TA with children"],
    ["children", "Total number of children in TA"],
    ["bed_and_breakfast", "Bed and breakfast hotels (including shared annexes) / Total number of households"],
    [
      "bed_and_breakfast_with_children",
      "Bed and breakfast hotels (including shared annexes) / Total with children",
    ],
    [
      "bed_and_breakfast_over_6_weeks",
      "Bed and breakfast hotels (including shared annexes) / Total with children and resident more than 6 weeks",
    ],
    [
      "nightly_paid",
      "Nightly paid, privately managed accommodation, self-contained / Total number of households",
    ],
    [
      "hostels",
      "Hostels (including reception centres, emergency units and refuges) / Total number of households",
    ],
  ],
  rates: [["households_thousands", "Number of households in area (000s)"]],
  marks: { "-": "suppressed" },
  states: ["bed_and_breakfast_with_children"],
});

type Column = readonly [name: string, header: string];

interface HomelessnessTable extends Pick<
  SourceDescription,
  "name" | "title" | "about" | "sheet" | "preamble" | "headerRows" | "unknownColumns" | "marks"
> {
  /** Counts of households. */
  readonly columns: readonly Column[];
  readonly rates: readonly Column[];
  /** Counts of which it is said why they are not there. */
  readonly states?: readonly string[];
}

function homelessnessTable({ columns, rates, states = [], marks, ...named }: HomelessnessTable): Source {
  return defineSource({
    ...named,
    version: "2025-03",
    mergedHeader: true,
    headerFootnotes: true,
    footer: { from: "Notes:?", most: 40 },
    marks: { "..": "unavailable", ...marks },
    key: ["code"],
    fields: [
      {
        name: "code",
        column: 1,
        kind: "area",
        levels: ["local-authority", "region", "country"],
        missing: ["-"],
      },
      { name: "place", column: 2, kind: "text", required: true },
      ...columns.map(([name, header]) => ({ name, header, kind: "integer", min: 0 }) as const),
      ...rates.map(([name, header]) => ({ name, header, kind: "number", min: 0 }) as const),
      ...states.map((of) => ({ name: `${of}_state`, kind: "state", of }) as const),
    ],
  });
}
