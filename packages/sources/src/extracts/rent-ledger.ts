import { defineSource } from "../define-source.ts";

/**
 * Tenancies in arrears as one council's open schema of its rent system has them, read at second hand. Whether a debt is
 * above or below 0 differs between ledgers: find out, and say it under `about`. Names are not declared, and columns that
 * are not declared are dropped. NoSP: notice of seeking possession. Others differ, so rename with `withHeaders`.
 *
 * @example
 * readExtract(rentLedger, { file: "tenancies.csv", bytes });
 */
export const rentLedger = defineSource({
  name: "rent-ledger",
  title: "Tenancies in arrears (open schema of a rent system)",
  about: "One row per tenancy. Say here whether a debt is above or below 0.",
  version: "open schema, 2026-11",
  unknownColumns: "drop",
  key: ["tenancy_ref"],
  fields: [
    { name: "tenancy_ref", header: "tenancy_ref", kind: "id", required: true },
    { name: "payment_ref", header: "payment_ref", kind: "id" },
    ...(["balance", "collectable_arrears", "weekly_rent"] as const).map(
      (name) => ({ name, header: name, kind: "pounds", negative: true }) as const,
    ),
    { name: "days_in_arrears", header: "days_in_arrears", kind: "integer", min: 0 },
    { name: "days_since_last_payment", header: "days_since_last_payment", kind: "integer", min: 0 },
    { name: "nosp_served", header: "nosp_served", kind: "text" },
    { name: "nosp_served_on", header: "nosp_served_date", kind: "date", format: "yyyy-mm-dd" },
    { name: "nosp_expires_on", header: "nosp_expiry_date", kind: "date", format: "yyyy-mm-dd" },
    { name: "court_date", header: "courtdate", kind: "date", format: "yyyy-mm-dd" },
    { name: "court_outcome", header: "court_outcome", kind: "text" },
    { name: "eviction_date", header: "eviction_date", kind: "date", format: "yyyy-mm-dd" },
    { name: "universal_credit", header: "universal_credit", kind: "text" },
    { name: "classification", header: "classification", kind: "text" },
    { name: "paused_until", header: "is_paused_until", kind: "date", format: "yyyy-mm-dd" },
  ],
});
