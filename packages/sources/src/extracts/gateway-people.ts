import { defineSource } from "../define-source.ts";

/**
 * Everybody that the Gateway service has recorded: one row per person and contact, with the number of the family.
 *
 * @example
 * readExtract(gatewayPeople, { file: "gateway-people.csv", bytes });
 */
export const gatewayPeople = defineSource({
  name: "gateway-people",
  title: "People known to Gateway",
  about: "One row per person whom the Gateway service has recorded; the same person may be recorded twice.",
  version: "1",
  key: ["person_ref"],
  duplicates: "quarantine",
  fields: [
    { name: "person_ref", header: "Person Ref", kind: "id", pattern: "GW\\d{7}", required: true },
    {
      name: "gateway_family_id",
      header: "Gateway Family No",
      kind: "id",
      pattern: "F\\d{5}",
      required: true,
    },
    { name: "surname", header: "Surname", kind: "text" },
    { name: "forenames", header: "Forename(s)", kind: "text" },
    { name: "born", header: "D.O.B.", kind: "date", format: "dd/mm/yyyy" },
    { name: "role", header: "Role", kind: "code", codes: { A: "adult", C: "child" }, required: true },
    {
      name: "nino",
      header: "NI Number",
      kind: "id",
      pattern: "[A-Z]{2}\\d{6}[A-D]?",
      about: "National Insurance number, adults only; the last letter is often missing.",
    },
    { name: "uprn", header: "UPRN", kind: "id", pattern: "\\d{1,12}", about: "Unique property reference." },
    { name: "postcode", header: "Postcode", kind: "text" },
    { name: "first_contact", header: "First Contact", kind: "date", format: "dd/mm/yyyy" },
  ],
  checks: [
    {
      code: "contact-before-birth",
      when: { field: "born", after: "first_contact" },
      message: "The first contact is before the date of birth.",
      fix: "Correct whichever of the two dates is wrong where the extract comes from.",
    },
  ],
});
