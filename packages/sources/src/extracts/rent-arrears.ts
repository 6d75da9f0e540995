import { defineSource } from "../define-source.ts";

/**
 * Rent accounts of council tenants. A positive balance is owed, a negative one is in credit: ledgers differ in
 * this, so it is declared here.
 *
 * @example
 * readExtract(rentArrears, { file: "rent-accounts.csv", bytes });
 */
export const rentArrears = defineSource({
  name: "rent-arrears",
  title: "Rent accounts",
  about: "One row per tenancy of the council, with its current balance.",
  version: "1",
  key: ["tenancy_ref"],
  duplicates: "quarantine",
  fields: [
    { name: "tenancy_ref", header: "Tenancy Ref", kind: "id", pattern: "\\d{6}/\\d{2}", required: true },
    { name: "tenant_name", header: "Tenant Name", kind: "text" },
    { name: "nino", header: "NINO", kind: "id", pattern: "[A-Z]{2}\\d{6}[A-D]?" },
    { name: "uprn", header: "UPRN", kind: "id", pattern: "\\d{1,12}" },
    { name: "weekly_rent", header: "Weekly Rent", kind: "pounds", min: 0 },
    {
      name: "balance",
      header: "Current Balance",
      kind: "pounds",
      negative: true,
      poundSign: true,
      about: "Positive is owed, negative is in credit.",
    },
    { name: "days_in_arrears", header: "Days in Arrears", kind: "integer", min: 0 },
    { name: "agreement", header: "Agreement", kind: "yesNo", yes: ["Y"], no: ["N"] },
  ],
});
