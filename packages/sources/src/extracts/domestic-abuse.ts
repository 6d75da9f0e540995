import { defineSource } from "../define-source.ts";

/**
 * Domestic abuse recorded by the police. Incidents and flagged crimes are two series and are never added up; the
 * victim is a pseudonym.
 *
 * @example
 * readExtract(domesticAbuse, { file: "domestic-abuse.csv", bytes });
 */
export const domesticAbuse = defineSource({
  name: "domestic-abuse",
  title: "Domestic abuse incidents",
  about: "One row per incident or flagged crime, with the risk grade and the area where it happened.",
  version: "1",
  key: ["incident_ref"],
  duplicates: "quarantine",
  fields: [
    { name: "incident_ref", header: "Incident Ref", kind: "id", required: true },
    { name: "incident_date", header: "Incident Date", kind: "date", format: "dd/mm/yyyy", required: true },
    { name: "recorded_date", header: "Recorded Date", kind: "date", format: "dd/mm/yyyy" },
    {
      name: "kind",
      header: "Kind",
      kind: "code",
      required: true,
      codes: { I: "incident", C: "flagged crime" },
      about: "Two different series: counts of the two are never added up.",
    },
    {
      name: "risk_grade",
      header: "Risk Grade",
      kind: "code",
      codes: { S: "standard", M: "medium", H: "high" },
    },
    { name: "victim", header: "Victim Pseudonym", kind: "id" },
    { name: "children_present", header: "Children Present", kind: "yesNo", yes: ["Y"], no: ["N"] },
    { name: "area", header: "Area", kind: "area", levels: ["lsoa"] },
  ],
  checks: [
    {
      code: "recorded-before-incident",
      when: { field: "incident_date", after: "recorded_date" },
      message: "The incident is recorded before it happened.",
      fix: "Correct whichever of the two dates is wrong where the extract comes from.",
    },
  ],
});
