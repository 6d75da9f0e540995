import { defineSource } from "../define-source.ts";

/**
 * Approaches to the council as homeless or threatened with it. Councils give more or less of the applicant, so
 * what identifies a person is optional, and so is the area.
 *
 * @example
 * readExtract(homelessness, { file: "homelessness.csv", bytes });
 */
export const homelessness = defineSource({
  name: "homelessness",
  title: "Homelessness approaches",
  about: "One row per case in which a household approached the council as homeless or threatened with it.",
  version: "1",
  key: ["case_ref"],
  duplicates: "quarantine",
  fields: [
    { name: "case_ref", header: "Case Ref", kind: "id", pattern: "HC\\d{6}", required: true },
    { name: "surname", header: "Applicant Surname", kind: "text", optional: true },
    { name: "forename", header: "Applicant Forename", kind: "text", optional: true },
    { name: "born", header: "Applicant DOB", kind: "date", format: "dd/mm/yyyy", optional: true },
    { name: "tenancy_ref", header: "Tenancy Ref", kind: "id", pattern: "\\d{6}/\\d{2}", optional: true },
    { name: "claim_ref", header: "Claim Ref", kind: "id", pattern: "HB\\d{7}", optional: true },
    { name: "postcode", header: "Last Settled Postcode", kind: "text", optional: true },
    { name: "approached", header: "Approach Date", kind: "date", format: "dd/mm/yyyy", required: true },
    {
      name: "household_type",
      header: "Household Type",
      kind: "code",
      codes: {
        LP: "lone parent with children",
        SA: "single adult",
        CC: "couple with children",
        CO: "couple without children",
        OT: "other, with children",
        OO: "other, without children",
      },
    },
    {
      name: "reason",
      header: "Main Reason",
      kind: "code",
      codes: {
        AST: "end of an assured shorthold tenancy",
        FAM: "family or friends no longer willing",
        REL: "relationship breakdown, non-violent",
        DA: "domestic abuse",
        SOC: "end of a social tenancy",
        OTH: "other",
      },
    },
    {
      name: "duty",
      header: "Duty",
      kind: "code",
      codes: { P: "prevention duty", R: "relief duty", N: "no duty owed" },
    },
    {
      name: "temporary_accommodation",
      header: "In TA",
      kind: "yesNo",
      yes: ["Y"],
      no: ["N"],
      optional: true,
    },
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"], optional: true },
  ],
});
