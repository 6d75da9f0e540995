import { defineSource, type Source, type SourceDescription } from "@needscope/sources";

const household = {
  name: "household",
  header: "household_id",
  kind: "id",
  pattern: "HH[0-9a-f]{8}",
  required: true,
} as const;
const british = { kind: "date", format: "dd/mm/yyyy" } as const;
const yesNo = { kind: "yesNo", yes: ["Y"], no: ["N"], required: true } as const;

/** An extract: its file, and the fields on which nothing in the families job rests. */
interface FamiliesExtract extends SourceDescription {
  readonly file: string;
  readonly unneeded: readonly string[];
}

/** The five extracts of families, the one that has every household first. All of them are synthetic. */
const extracts: readonly FamiliesExtract[] = [
  {
    file: "council-tax.csv",
    unneeded: ["account", "band"],
    name: "council-tax",
    title: "Council tax",
    about: "Synthetic: one row a household.",
    key: ["account"],
    fields: [
      { name: "account", header: "account_ref", kind: "id", pattern: "CT\\d{8}", required: true },
      household,
      { name: "area", header: "lsoa_code", kind: "area", levels: ["lsoa"], required: true },
      {
        name: "band",
        header: "ct_band",
        kind: "code",
        codes: Object.fromEntries([..."ABCDEFGH"].map((x) => [x, x])),
      },
      { name: "charge", header: "annual_charge", kind: "pounds", min: 0, max: 10_000, required: true },
      { name: "arrears", header: "arrears", kind: "pounds", min: 0, max: 50_000, required: true },
      { name: "last_payment", header: "last_payment_date", ...british },
      { name: "liability_order", header: "liability_order", ...yesNo },
      { name: "single_discount", header: "single_person_discount", ...yesNo },
    ],
  },
  {
    file: "rent.csv",
    unneeded: ["tenancy"],
    name: "rent",
    title: "Rent accounts",
    about: "Synthetic: one row a tenancy.",
    key: ["tenancy"],
    fields: [
      { name: "tenancy", header: "tenancy_ref", kind: "id", pattern: "T\\d{7,8}", required: true },
      household,
      { name: "weekly_rent", header: "weekly_rent", kind: "pounds", min: 0.01, max: 1000, required: true },
      {
        name: "balance",
        header: "balance",
        kind: "pounds",
        negative: true,
        min: -5000,
        max: 50_000,
        required: true,
      },
      { name: "since", header: "arrears_since", ...british },
      { name: "notice", header: "notice_served", ...yesNo },
    ],
  },
  {
    file: "benefits.csv",
    unneeded: ["claim"],
    name: "benefits",
    title: "Benefit awards",
    about: "Synthetic: one row an award.",
    key: ["claim"],
    fields: [
      { name: "claim", header: "claim_ref", kind: "id", pattern: "C\\d{7,8}-\\d", required: true },
      household,
      {
        name: "benefit",
        header: "benefit_type",
        kind: "code",
        codes: {
          UC: "universal credit",
          HB: "housing benefit",
          CTR: "council tax reduction",
          ESA: "employment and support allowance",
          IS: "income support",
          JSA: "jobseeker's allowance",
        },
        required: true,
      },
      { name: "start", header: "start_date", ...british, latest: "2025-03-31", required: true },
      { name: "end", header: "end_date", ...british },
      { name: "weekly", header: "weekly_amount", kind: "pounds", min: 0, max: 2000, required: true },
      { name: "cap", header: "cap_reduction", kind: "pounds", min: 0, max: 1000 },
      { name: "children", header: "children", kind: "integer", min: 0, max: 30 },
    ],
    checks: [
      {
        code: "ends-before-start",
        when: { field: "start", after: "end" },
        message: "The award ends before it starts.",
        fix: "Correct one of the dates.",
      },
    ],
  },
  {
    file: "incidents.csv",
    unneeded: ["incident"],
    name: "incidents",
    title: "Domestic abuse incidents",
    about: "Synthetic: one row an incident.",
    key: ["incident"],
    fields: [
      { name: "incident", header: "incident_ref", kind: "id", pattern: "I\\d{7,8}-\\d", required: true },
      household,
      {
        name: "date",
        header: "incident_date",
        ...british,
        earliest: "2015-01-01",
        latest: "2025-03-31",
        required: true,
      },
      {
        name: "risk",
        header: "risk_level",
        kind: "code",
        codes: { Standard: "standard", Medium: "medium", High: "high" },
        required: true,
      },
      { name: "child", header: "child_present", ...yesNo },
    ],
  },
  {
    file: "pupils.csv",
    unneeded: ["upn", "school"],
    name: "pupils",
    title: "Pupils",
    about: "Synthetic: one row a pupil.",
    key: ["upn"],
    fields: [
      { name: "upn", header: "upn", kind: "id", pattern: "U\\d{8,9}", required: true },
      household,
      { name: "born", header: "dob", ...british, required: true },
      { name: "school", header: "school_urn", kind: "id", pattern: "\\d{6}" },
      { name: "meals", header: "fsm", ...yesNo },
      {
        name: "sen",
        header: "sen",
        kind: "code",
        codes: { N: "none", K: "support", E: "plan" },
        required: true,
      },
      { name: "possible", header: "sessions_possible", kind: "integer", min: 1, max: 400, required: true },
      { name: "absent", header: "sessions_absent", kind: "integer", min: 0, max: 400, required: true },
    ],
    checks: [
      {
        code: "absent-more-than-possible",
        when: { field: "absent", over: "possible", moreThan: 1 },
        message: "More sessions were missed than there were.",
        fix: "Correct one of the two.",
      },
    ],
  },
];

/** The extracts with every column, their keys and checks, by file name. */
export const familiesSources: ReadonlyMap<string, Source> = new Map(
  extracts.map(({ file, unneeded: _, ...described }) => [
    file,
    defineSource({ ...described, duplicates: "quarantine" }),
  ]),
);

/**
 * The extracts as the families job needs them. What nothing rests on, the keys among it, is dropped by declaration, as
 * the other engines leave it out; so is the check of dates that none of them makes.
 */
export const jobSources = extracts.map(({ file: _, unneeded, key: __, checks = [], fields, ...named }) =>
  defineSource({
    ...named,
    unknownColumns: "drop",
    fields: fields.filter(({ name }) => !unneeded.includes(name)),
    checks: checks.filter(({ code }) => code !== "ends-before-start"),
  }),
);

/** The columns that the job goes on with; the others are validated and not kept. */
export const keptColumns: Readonly<Record<string, readonly string[]>> = {
  "council-tax": ["household", "area", "arrears", "liability_order", "single_discount"],
  rent: ["household", "weekly_rent", "balance", "notice"],
  benefits: ["household", "benefit", "end", "cap", "children"],
  incidents: ["household", "date", "risk", "child"],
  pupils: ["household", "meals", "sen", "possible", "absent"],
};

/** Which zone each small area is in. */
export const areasSource = defineSource({
  name: "areas",
  title: "Areas and their zones",
  about: "Synthetic.",
  fields: [
    { name: "area", header: "lsoa_code", kind: "area", levels: ["lsoa"], required: true },
    { name: "zone", header: "zone", kind: "text", required: true },
  ],
});
