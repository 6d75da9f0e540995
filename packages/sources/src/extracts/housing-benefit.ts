import { defineSource } from "../define-source.ts";
import type { Source, SourceDescription } from "../source.ts";

const recordTypes = ["D", "S", "A", "C", "E", "G", "P", "R", "T"];

type FieldDescription = SourceDescription["fields"][number];

/**
 * Claims of the Single Housing Benefit Extract in the layout of 2015: no header, 341 fields parted by bars, a first
 * line about the file and a last line as trailer. Only fields whose place two public readers of the extract agree on
 * are declared; amounts are pence a week. National Insurance numbers that start with XX999 stand for none. Since 2024
 * councils send these data in another way, so this is for earlier years.
 *
 * @example
 * readExtract(housingBenefitClaims, { file: "shbe.txt", bytes });
 */
export const housingBenefitClaims: Source = housingBenefitRecords("D", {
  name: "housing-benefit-claims",
  title: "Housing benefit claims (SHBE)",
  about: "One row per claim.",
  fields: [
    { name: "nino", column: 4, kind: "id", pattern: "[A-Z]{2}\\d{6}[A-Z]?" },
    { name: "surname", column: 6, kind: "text" },
    { name: "forename", column: 7, kind: "text" },
    { name: "birth_date", column: 8, kind: "date", format: "dd-mm-yyyy" },
    {
      name: "tenure",
      column: 9,
      kind: "code",
      codes: {
        "1": "council (HRA)",
        "2": "private, regulated",
        "3": "private, deregulated",
        "4": "housing association",
        "5": "council tax benefit only, owner",
        "6": "other private",
        "7": "council tax benefit only, not owner",
        "8": "council (not HRA)",
        "9": "private with meals",
      },
    },
    { name: "postcode", column: 11, kind: "text" },
    { name: "dependants", column: 13, kind: "integer", min: 0 },
    { name: "non_dependants", column: 14, kind: "integer", min: 0 },
    {
      name: "status",
      column: 33,
      kind: "code",
      codes: { "0": "other", "1": "in payment", "2": "suspended" },
    },
    { name: "start", column: 41, kind: "date", format: "dd-mm-yyyy" },
    {
      name: "cap_pence",
      column: 42,
      kind: "integer",
      min: 0,
      about: "Pence a week by which the benefit is capped; from April 2013.",
    },
    { name: "earnings_pence", column: 76, kind: "integer", min: 0, about: "Gross, a week, of the claimant." },
    { name: "partner", column: 123, kind: "yesNo", yes: ["1"], no: ["0"] },
  ],
});

/**
 * Members of a claim's household in the same extract: dependants and non-dependants.
 *
 * @example
 * readExtract(housingBenefitMembers, { file: "shbe.txt", bytes });
 */
export const housingBenefitMembers: Source = housingBenefitRecords("S", {
  name: "housing-benefit-members",
  title: "Members of housing benefit households (SHBE)",
  about: "One row per member of a claim's household besides claimant and partner.",
  fields: [
    { name: "member_type", column: 308, kind: "code", codes: { "1": "dependant", "2": "non-dependant" } },
    { name: "birth_date", column: 315, kind: "date", format: "dd-mm-yyyy" },
  ],
});

function housingBenefitRecords(
  type: "D" | "S",
  { fields, ...named }: Pick<SourceDescription, "name" | "title" | "about" | "fields">,
): Source {
  const common: FieldDescription[] = [
    { name: "record_type", column: 1, kind: "code", codes: { [type]: named.title }, required: true },
    { name: "claim", column: 2, kind: "id" },
    { name: "council_tax_claim", column: 3, kind: "id" },
  ];
  const last: FieldDescription = {
    name: "last_field",
    column: 341,
    kind: "text",
    about: "The last of the layout.",
  };
  return defineSource({
    ...named,
    version: "2015",
    delimiter: "|",
    preamble: 1,
    headerRows: 0,
    footer: 1,
    unknownColumns: { drop: [""] },
    otherRecords: { field: "record_type", values: recordTypes.filter((other) => other !== type) },
    fields: [...common, ...fields, last],
  });
}
