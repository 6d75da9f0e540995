import { defineSource } from "../define-source.ts";

/**
 * Pupils on a school census day, one row per pupil and year, with attendance, free meals, special educational
 * needs and progress.
 *
 * @example
 * readExtract(school, { file: "pupils.csv", bytes });
 */
export const school = defineSource({
  name: "school",
  title: "School pupils",
  about: "One row per pupil and census date, with the area where the pupil lives.",
  version: "1",
  key: ["upn", "census_date"],
  duplicates: "quarantine",
  fields: [
    {
      name: "upn",
      header: "UPN",
      kind: "id",
      pattern: "[A-HJ-NP-RT-Z]\\d{11}[0-9A-HJ-NP-RT-Z]",
      required: true,
      about: "Unique pupil number: a check letter and 12 digits, the last of which may be a letter.",
    },
    { name: "census_date", header: "Census Date", kind: "date", format: "dd/mm/yyyy", required: true },
    { name: "year_group", header: "NCY", kind: "integer", min: 0, max: 13 },
    { name: "area", header: "Home Area", kind: "area", levels: ["lsoa"] },
    { name: "sessions_possible", header: "Sess Possible", kind: "integer", min: 0 },
    { name: "sessions_missed", header: "Sess Missed", kind: "integer", min: 0 },
    { name: "free_meals", header: "FSM", kind: "yesNo", yes: ["Y"], no: ["N"] },
    {
      name: "sen",
      header: "SEN Provision",
      kind: "code",
      codes: { N: "none", K: "SEN support", E: "education, health and care plan" },
    },
    {
      name: "progress",
      header: "Progress",
      kind: "code",
      codes: { B: "below expected", X: "expected", A: "above expected" },
      about: "Empty where the pupil was not assessed.",
    },
  ],
  checks: [
    {
      code: "missed-more-than-possible",
      // A quotient over 0 is unknown, so no session possible is a case of its own.
      when: {
        any: [
          { field: "sessions_missed", over: "sessions_possible", moreThan: 1 },
          {
            all: [
              { field: "sessions_possible", atMost: 0 },
              { field: "sessions_missed", moreThan: 0 },
            ],
          },
        ],
      },
      message: "More sessions are missed than were possible.",
      fix: "Look whether the two columns are exchanged, and correct the counts where the extract comes from.",
    },
  ],
});
