import type { ColumnNotes } from "../generator/readme-parts.ts";

/** What a row of each file of the Croydon dataset is, and what its columns hold. */
export const croydonColumns: Readonly<Record<string, { row: string; notes: ColumnNotes }>> = {
  "gateway-people": {
    row: "A row for each person whom Gateway has recorded. Some adults are recorded twice, under two numbers.",
    notes: [
      ["Person Ref", "`GW` and 7 digits; unique"],
      ["Gateway Family No", "`F` and 5 digits, Gateway's own; a family recorded twice has two"],
      ["Surname", "as first told, the reference for the other extracts' misspellings"],
      ["Forename(s)", "one forename, now and then a middle initial"],
      ["D.O.B.", "true in every extract"],
      ["Role", "`A` adult, `C` child"],
      ["NI Number", "adults only, prefix `ZZ`, which is never issued; missing for about 6%"],
      ["UPRN", "12 digits from 9999; an earlier address where Gateway was not told of a move"],
      ["Postcode", "first letter `X`, which no real postcode has"],
      ["First Contact", "day of the first contact"],
    ],
  },
  "council-tax-arrears": {
    row: "A row for each council tax account. Who moved may have one at each address.",
    notes: [
      ["Account Ref", "8 digits; unique"],
      ["CD", "check digit (an invented rule); the reference on letters is the two together"],
      ["Lead Liable Name", "`SURNAME,TITLE FORENAME` in capitals without accents; nicknames and slips"],
      ["UPRN", "12 digits from 9999"],
      ["Addr Postcode", "some without the space, some in small letters"],
      ["Annual Charge (£)", "pounds, some with thousands commas"],
      ["Arrears (£)", "pounds owed, some with thousands commas; `0.00` is none, never negative"],
      ["Arrears From", "since when; empty where nothing is owed"],
      ["Arrangement", "`Y` or `N`: an arrangement to pay"],
    ],
  },
  "rent-arrears": {
    row: "A row for each tenancy of the council.",
    notes: [
      ["Tenancy Ref", "6 digits, `/`, 2 digits; unique"],
      ["Tenant Name", "title, forename or initial, surname; either adult of a couple"],
      ["NINO", "missing for 12%; without its last letter for 8%"],
      ["UPRN", "12 digits from 9999"],
      ["Weekly Rent", "pounds"],
      ["Current Balance", "pounds; positive is owed, negative is in credit; some carry £"],
      ["Days in Arrears", "whole days, 0 where nothing is owed"],
      ["Agreement", "`Y` or `N`: an agreement to pay"],
    ],
  },
  "benefit-awards": {
    row: "A row for each award of a claim; awards that have ended stay in the extract.",
    notes: [
      ["Claim Ref", "`HB` and 7 digits; one claim a family, several rows"],
      ["Claimant NINO", "prefix `ZZ`"],
      ["CTax Account", "the account's 8 digits without its check digit; missing for some"],
      ["Claimant DOB", "true"],
      [
        "Benefit",
        "`IS` `JSAI` `JSAC` `ESAI` `ESAC` `ESAS` `HB` `CTC` `WTC` `CHB` `UC` `PC` `DLA` `PIP` `CA` `IB` `MA` `SDA` `WB` `IIDB`",
      ],
      ["Weekly Amount (£)", "pounds a week, universal credit too"],
      ["Award Start", "first day in payment"],
      ["Award End", "last day in payment; empty where no end is set"],
      ["Household Type", "`S` single, `L` lone parent, `C` couple, `F` couple with children"],
      ["Dep Children", "dependent children"],
      ["Exemption", "from the cap: `NONE` or why; empty where nobody recorded it, which is not `NONE`"],
    ],
  },
  homelessness: {
    row: "A row for each approach; a household may approach more than once.",
    notes: [
      ["Case Ref", "`HC` and 6 digits; unique"],
      ["Applicant Surname", "with slips"],
      ["Applicant Forename", "with nicknames and slips"],
      ["Applicant DOB", "true"],
      ["Tenancy Ref", "of the rent account, where the applicant has one and gave it"],
      ["Claim Ref", "of the benefit claim, where the applicant has one and gave it"],
      ["Last Settled Postcode", "of the address or an earlier one"],
      ["Approach Date", "a few lie just outside the year"],
      ["Household Type", "`LP` `SA` `CC` `CO` `OT` `OO`"],
      ["Main Reason", "`AST` `FAM` `REL` `DA` `SOC` `OTH`"],
      ["Duty", "`P` prevention, `R` relief, `N` none owed; all are approaches"],
      ["In TA", "`Y` or `N`: in temporary accommodation"],
    ],
  },
  "person-key": {
    row: "The truth: a row for each record of the five extracts (a claim once). No council has such a file.",
    notes: [
      ["extract", "name of the source"],
      ["record_ref", "person, account, tenancy, claim or case reference"],
      ["person", "`P` and 6 digits"],
      ["family", "`FAM` and 5 digits; empty where Gateway does not know the household"],
      ["household", "`H` and 5 digits"],
    ],
  },
};
