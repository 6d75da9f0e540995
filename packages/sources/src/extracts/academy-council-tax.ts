import { defineSource } from "../define-source.ts";
import type { SourceDescription } from "../source.ts";

type FieldDescription = SourceDescription["fields"][number];

/**
 * Accounts of a council tax system of the Academy kind (table `ctaccount`). The reference on letters is `account_ref`
 * and `account_cd` together; char columns are padded with blanks. Names and addresses, and every column that is not
 * declared, are dropped: free text about people is among them.
 *
 * Columns as one council's open API schema has them, read at second hand; others differ, so rename with `withHeaders`.
 *
 * @example
 * readExtract(academyAccounts, { file: "ctaccount.csv", bytes });
 */
export const academyAccounts = academyTable({
  name: "academy-accounts",
  title: "Council tax accounts (Academy)",
  about: "One row per council tax account.",
  key: ["account_ref"],
  fields: [
    { name: "check_digit", header: "account_cd", kind: "id", padded: true },
    { name: "postcode", header: "postcode", kind: "text", padded: true },
    { name: "payment_method", header: "paymeth_code", kind: "text", padded: true },
  ],
});

/**
 * Who lived where (table `ctoccupation`): an occupation without a vacation date goes on.
 *
 * @example
 * readExtract(academyOccupations, { file: "ctoccupation.csv", bytes });
 */
export const academyOccupations = academyTable({
  name: "academy-occupations",
  title: "Council tax occupations (Academy)",
  about: "One row per account and property.",
  fields: [
    { name: "property_ref", header: "property_ref", kind: "id", padded: true, required: true },
    { name: "vacated", header: "vacation_date", kind: "date", format: "yyyy-mm-dd" },
  ],
});

/**
 * Bills and reminders (table `ctnotice`). There are several in a year, each with its own balance: add up the live ones
 * of a year, never a balance per account. The schema does not say whether amounts are pounds: they are plain numbers
 * here, so declare `pounds` once you know.
 *
 * @example
 * readExtract(academyNotices, { file: "ctnotice.csv", bytes });
 */
export const academyNotices = academyTable({
  name: "academy-notices",
  title: "Council tax notices (Academy)",
  about: "One row per notice of an account.",
  fields: [
    { name: "bill", header: "bill_no", kind: "id", padded: true },
    { name: "notice_type", header: "notice_type", kind: "text", padded: true },
    { name: "from", header: "notice_from", kind: "date", format: "yyyy-mm-dd" },
    { name: "to", header: "notice_to", kind: "date", format: "yyyy-mm-dd" },
    { name: "issued", header: "notice_issued", kind: "date", format: "yyyy-mm-dd" },
    ...["debit", "benefit", "costs", "penalties", "refunds", "remit", "transitional", "write_off"].map(
      (name) => ({ name, header: `amt_${name}`, kind: "number" }) as const,
    ),
    { name: "balance", header: "notice_balance", kind: "number" },
    { name: "write_off_reason", header: "woff_reason_code", kind: "text", padded: true },
    { name: "live", header: "live_ind", kind: "text", padded: true },
  ],
});

function academyTable({
  fields,
  ...named
}: Pick<SourceDescription, "name" | "title" | "about" | "key" | "fields">) {
  const account: FieldDescription = {
    name: "account_ref",
    header: "account_ref",
    kind: "id",
    padded: true,
    required: true,
  };
  return defineSource({
    ...named,
    version: "open schema, 2026-11",
    unknownColumns: "drop",
    fields: [account, ...fields],
  });
}
