import { defineSource } from "@needscope/sources";

// What the families job needs of each extract. References that nothing rests on are dropped by declaration, as the
// other engines leave them out.

const household = {
  name: "household",
  header: "household_id",
  kind: "id",
  pattern: "HH[0-9a-f]{8}",
  required: true,
} as const;
const british = { kind: "date", format: "dd/mm/yyyy" } as const;
const yesNo = { kind: "yesNo", yes: ["Y"], no: ["N"], required: true } as const;
const partly = { about: "Synthetic.", unknownColumns: "drop" } as const;

/** The five extracts of the families job, declared, the one that has every household first. */
export const jobSources = [
  defineSource({
    name: "council-tax",
    title: "Council tax",
    ...partly,
    fields: [
      household,
      { name: "area", header: "lsoa_code", kind: "area", levels: ["lsoa"], required: true },
      { name: "charge", header: "annual_charge", kind: "pounds", min: 0, max: 10_000, required: true },
      { name: "arrears", header: "arrears", kind: "pounds", min: 0, max: 50_000, required: true },
      { name: "last_payment", header: "last_payment_date", ...british },
      { name: "liability_order", header: "liability_order", ...yesNo },
      { name: "single_discount", header: "single_person_discount", ...yesNo },
    ],
  }),
  defineSource({
    name: "rent",
    title: "Rent accounts",
    ...partly,
    fields: [
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
  }),
  defineSource({
    name: "benefits",
    title: "Benefit awards",
    ...partly,
    fields: [
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
  }),
  defineSource({
    name: "incidents",
    title: "Domestic abuse incidents",
    ...partly,
    fields: [
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
  }),
  defineSource({
    name: "pupils",
    title: "Pupils",
    ...partly,
    fields: [
      household,
      { name: "born", header: "dob", ...british, required: true },
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
  }),
];

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
