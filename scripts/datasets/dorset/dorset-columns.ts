import type { ColumnNotes } from "../generator/readme-parts.ts";

const area = "home area: `Z010000` and 2 digits; a few live outside the zones (`Z0100096` and a digit)";

/** What a row of each file of the Dorset dataset is, and what its columns hold. */
export const dorsetColumns: Readonly<Record<string, { row: string; notes: ColumnNotes }>> = {
  "sole-registrations": {
    row: "A row for each live birth.",
    notes: [
      ["Entry No", "`E` and 6 digits; unique"],
      ["Date Registered", "the day that places it in a year"],
      [
        "Registration Type",
        "`1` within marriage or civil partnership, `2` joint same address, `3` joint, `4` sole",
      ],
      ["Mother Age", "whole years"],
      ["Area", area],
    ],
  },
  school: {
    row: "A row for each pupil and year, at the January census.",
    notes: [
      ["UPN", "local authority 999, which does not exist; the check letter is right; unique within a year"],
      ["Census Date", "16/01/2014, 15/01/2015 or 21/01/2016"],
      ["NCY", "year group, 0 to 11"],
      ["Home Area", area],
      ["Sess Possible", "half-day sessions possible in the year; 0 for who had only just arrived"],
      ["Sess Missed", "sessions missed; a tenth or more of those possible is persistent absence"],
      ["FSM", "`Y` or `N`: free school meals"],
      ["SEN Provision", "`N` none, `K` SEN support, `E` plan"],
      ["Progress", "`B` below expected, `X` expected, `A` above; empty where not assessed"],
    ],
  },
  homelessness: {
    row: "A row for each household's approach.",
    notes: [
      ["Case Ref", "`HC` and 6 digits; unique"],
      ["Approach Date", "the day that places it in a year"],
      ["Household Type", "`LP` `SA` `CC` `CO` `OT` `OO`"],
      ["Main Reason", "`AST` `FAM` `REL` `DA` `SOC` `OTH`"],
      ["Duty", "`P` prevention, `R` relief, `N` none owed"],
      ["Area", area],
    ],
  },
  "domestic-abuse": {
    row: "A row for each incident or flagged crime: two series that are never added up.",
    notes: [
      ["Incident Ref", "`DA` and 7 digits; unique"],
      ["Incident Date", "the day that places it in a year; six lie before the first"],
      ["Recorded Date", "on or after the day of the incident"],
      ["Kind", "`I` incident, `C` flagged crime"],
      ["Risk Grade", "`S` standard, `M` medium, `H` high"],
      ["Victim Pseudonym", "`V` and 7 digits; about a third happen to somebody already known"],
      ["Children Present", "`Y` or `N`"],
      ["Area", area.replace("home area", "area of the incident").replace("live", "lie")],
    ],
  },
  separations: {
    row: "A row for each record of parents who have separated, by what it is known from.",
    notes: [
      ["Record No", "`SR` and 6 digits; unique"],
      ["Reported", "the day that places it in a year"],
      [
        "Evidence",
        "`S` stated by a parent, `C` court application, `D` single-person discount only (a proxy)",
      ],
      ["Children", "how many"],
      ["Area", area],
    ],
  },
  "health-reviews": {
    row: "A row for each review of a child aged 2 to 2.5 years.",
    notes: [
      ["Review No", "`RV` and 6 digits; unique"],
      ["Review Date", "the day that places it in a year"],
      ["At Expected Level", "`Y` or `N`"],
      ["Area", area],
    ],
  },
  "area-population": {
    row: "A row for each area and year: the denominators.",
    notes: [
      ["Area", "of the lookup"],
      ["Census Date", "30 June of the year"],
      ["Households", "how many"],
      ["Families With Children", "how many"],
      ["Adults 16+", "how many"],
      ["Children 0-17", "how many"],
    ],
  },
  "area-zones": {
    row: "A row for each area and zone that it belongs to; the shares of an area sum to 1.",
    notes: [
      ["Area", "60 areas, `Z01000001` to `Z01000060`"],
      ["Zone", "7 zones, `Z99000001` to `Z99000007`"],
      ["Zone Name", "invented"],
      ["Share", "1, or its part where the area belongs to two zones"],
    ],
  },
};
