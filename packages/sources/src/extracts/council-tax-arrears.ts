import { defineSource } from "../define-source.ts";

/**
 * Council tax accounts with what is owed on them. The reference that stands on letters is `account_ref` and
 * `check_digit` together; systems of the Academy kind keep them in two columns.
 *
 * @example
 * readExtract(councilTaxArrears, { file: "council-tax-accounts.csv", bytes });
 */
export const councilTaxArrears = defineSource({
  name: "council-tax-arrears",
  title: "Council tax accounts",
  about: "One row per council tax account, with the arrears on it; who moved may have several accounts.",
  version: "1",
  key: ["account_ref"],
  duplicates: "quarantine",
  fields: [
    { name: "account_ref", header: "Account Ref", kind: "id", pattern: "\\d{8}", required: true },
    { name: "check_digit", header: "CD", kind: "id", pattern: "\\d", required: true },
    {
      name: "lead_name",
      header: "Lead Liable Name",
      kind: "text",
      about: "SURNAME,TITLE FORENAME in one field.",
    },
    { name: "uprn", header: "UPRN", kind: "id", pattern: "\\d{1,12}" },
    { name: "postcode", header: "Addr Postcode", kind: "text" },
    {
      name: "annual_charge",
      header: "Annual Charge (£)",
      kind: "pounds",
      min: 0,
      thousandsCommas: true,
    },
    {
      name: "arrears",
      header: "Arrears (£)",
      kind: "pounds",
      min: 0,
      thousandsCommas: true,
      about: "What is owed; 0.00 where nothing is.",
    },
    { name: "arrears_from", header: "Arrears From", kind: "date", format: "dd/mm/yyyy" },
    { name: "arrangement", header: "Arrangement", kind: "yesNo", yes: ["Y"], no: ["N"] },
  ],
});
