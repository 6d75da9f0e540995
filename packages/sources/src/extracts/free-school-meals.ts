import { defineSource } from "../define-source.ts";

/**
 * Spells of free school meals, by the names that pupils' transfer files use (read at second hand); those files are XML,
 * so the columns stand here as a table of a row per spell would have them. A spell without an end goes on; who is
 * eligible on a day is worked out from the spells.
 *
 * @example
 * readExtract(freeSchoolMeals, { file: "fsm.csv", bytes });
 */
export const freeSchoolMeals = defineSource({
  name: "free-school-meals",
  title: "Spells of free school meals",
  about: "One row per pupil and spell.",
  version: "transfer file, 2026-11",
  fields: [
    { name: "pupil", header: "UPN", kind: "upn", required: true },
    { name: "start", header: "FSMstartDate", kind: "date", format: "yyyy-mm-dd", required: true },
    { name: "end", header: "FSMendDate", kind: "date", format: "yyyy-mm-dd" },
    {
      name: "country",
      header: "UKcountry",
      kind: "code",
      codes: { ENG: "England", NIR: "Northern Ireland", SCT: "Scotland", WLS: "Wales" },
    },
  ],
  checks: [
    {
      code: "end-before-start",
      when: { field: "start", after: "end" },
      message: "The spell ends before it starts.",
      fix: "Correct whichever of the two dates is wrong where the extract comes from.",
    },
  ],
});
