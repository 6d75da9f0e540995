import { defineSource } from "../define-source.ts";

/**
 * Benefit awards, a row for each award of a claim, with what the benefit cap needs to know: the kind of household
 * and any exemption. An empty exemption means that nobody recorded it, which is not the same as NONE.
 *
 * @example
 * readExtract(benefitAwards, { file: "benefit-awards.csv", bytes });
 */
export const benefitAwards = defineSource({
  name: "benefit-awards",
  title: "Benefit awards",
  about:
    "One row per award of a benefit claim, at its weekly amount, from its start to its end if it has ended.",
  version: "1",
  key: ["claim_ref", "benefit", "start"],
  duplicates: "quarantine",
  fields: [
    { name: "claim_ref", header: "Claim Ref", kind: "id", pattern: "HB\\d{7}", required: true },
    { name: "nino", header: "Claimant NINO", kind: "id", pattern: "[A-Z]{2}\\d{6}[A-D]?" },
    {
      name: "account_ref",
      header: "CTax Account",
      kind: "id",
      pattern: "\\d{8}",
      about: "The council tax account, without its check digit.",
    },
    { name: "born", header: "Claimant DOB", kind: "date", format: "dd/mm/yyyy" },
    {
      name: "benefit",
      header: "Benefit",
      kind: "code",
      required: true,
      codes: {
        IS: "income support",
        JSAI: "jobseeker's allowance, income-based",
        JSAC: "jobseeker's allowance, contribution-based",
        ESAI: "employment and support allowance, income-related",
        ESAC: "employment and support allowance, contributory",
        ESAS: "employment and support allowance, support component",
        HB: "housing benefit",
        CTC: "child tax credit",
        WTC: "working tax credit",
        CHB: "child benefit",
        UC: "universal credit",
        PC: "pension credit, guarantee",
        DLA: "disability living allowance",
        PIP: "personal independence payment",
        AA: "attendance allowance",
        CA: "carer's allowance",
        IB: "incapacity benefit",
        MA: "maternity allowance",
        SDA: "severe disablement allowance",
        WB: "widowed parent's allowance or bereavement benefit",
        IIDB: "industrial injuries disablement benefit",
      },
    },
    { name: "weekly_amount", header: "Weekly Amount (£)", kind: "pounds", min: 0, required: true },
    { name: "start", header: "Award Start", kind: "date", format: "dd/mm/yyyy", required: true },
    {
      name: "end",
      header: "Award End",
      kind: "date",
      format: "dd/mm/yyyy",
      about: "Empty while in payment.",
    },
    {
      name: "household_type",
      header: "Household Type",
      kind: "code",
      codes: {
        S: "single without children",
        L: "lone parent",
        C: "couple without children",
        F: "couple with children",
      },
    },
    { name: "dependent_children", header: "Dep Children", kind: "integer", min: 0, max: 30 },
    {
      name: "exemption",
      header: "Exemption",
      kind: "code",
      about: "Why the benefit cap does not apply; empty where it is not known.",
      codes: {
        NONE: "none",
        WTC: "working tax credit",
        PENSION: "pension age",
        SUPPORT: "support component or limited capability for work-related activity",
        DISAB: "a disability benefit",
        CARER: "carer's allowance or element",
        GUARD: "guardian's allowance",
        IIDB: "industrial injuries benefit",
        WARP: "a war pension",
        EARN: "earnings at or over the threshold",
        GRACE: "grace period after such earnings",
      },
    },
  ],
  checks: [
    {
      code: "ends-before-start",
      when: { field: "start", after: "end" },
      message: "The award ends before it starts.",
      fix: "Correct whichever of the two dates is wrong where the extract comes from.",
    },
    {
      code: "children-where-none",
      when: {
        all: [
          { field: "household_type", in: ["S", "C"] },
          { field: "dependent_children", moreThan: 0 },
        ],
      },
      message: "The household is without children and has dependent children.",
      fix: "Correct the household type or the number of children where the extract comes from.",
    },
  ],
});
