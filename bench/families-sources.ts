import { defineSource } from "@needscope/sources";

const household = {
  name: "household",
  header: "household_id",
  kind: "id",
  pattern: "HH[0-9a-f]{8}",
  required: true,
} as const;
const british = { kind: "date", format: "dd/mm/yyyy" } as const;
const yesNo = { kind: "yesNo", yes: ["Y"], no: ["N"], required: true } as const;

/** The five extracts of the families benchmark, by file name. */
export const familiesSources = {
  "council-tax.csv": defineSource({
    name: "council-tax",
    title: "Council tax",
    about: "Synthetic: one row a household.",
    key: ["account"],
    duplicates: "quarantine",
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
  }),
  "rent.csv": defineSource({
    name: "rent",
    title: "Rent accounts",
    about: "Synthetic: one row a tenancy.",
    key: ["tenancy"],
    duplicates: "quarantine",
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
  }),
  "benefits.csv": defineSource({
    name: "benefits",
    title: "Benefit awards",
    about: "Synthetic: one row an award.",
    key: ["claim"],
    duplicates: "quarantine",
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
          CTR: "reduction",
          ESA: "e",
          IS: "i",
          JSA: "j",
        },
        required: true,
      },
      { name: "start", header: "start_date", ...british, required: true },
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
  }),
  "incidents.csv": defineSource({
    name: "incidents",
    title: "Domestic abuse incidents",
    about: "Synthetic: one row an incident.",
    key: ["incident"],
    duplicates: "quarantine",
    fields: [
      { name: "incident", header: "incident_ref", kind: "id", pattern: "I\\d{7,8}-\\d", required: true },
      household,
      { name: "date", header: "incident_date", ...british, required: true },
      { name: "risk", header: "risk_level", kind: "code", codes: { Standard: "s", Medium: "m", High: "h" } },
      { name: "child", header: "child_present", ...yesNo },
    ],
  }),
  "pupils.csv": defineSource({
    name: "pupils",
    title: "Pupils",
    about: "Synthetic: one row a pupil.",
    key: ["upn"],
    duplicates: "quarantine",
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
  }),
};
