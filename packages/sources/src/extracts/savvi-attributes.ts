import { defineSource } from "../define-source.ts";

/**
 * The flat message by which an organisation sends attributes of people to a lead organisation: a row per person and
 * attribute. Published with SAVVI, now the UK Vulnerabilities Data Standards (alpha; its model is at 1.0.2, this message
 * is of an earlier revision). A birth date may be a year, a year and month, or a day, and keeps that precision.
 *
 * @example
 * readExtract(savviAttributes, { file: "attributes.csv", bytes });
 */
export const savviAttributes = defineSource({
  name: "savvi-attributes",
  title: "Attributes of people (SAVVI message)",
  about: "One row per person and attribute.",
  version: "alpha, before 1.0.2",
  fields: [
    { name: "person", header: "PersonReference", kind: "id", required: true },
    { name: "given_names", header: "GivenNames", kind: "text" },
    { name: "family_name", header: "FamilyName", kind: "text" },
    { name: "alias", header: "Alias", kind: "text" },
    { name: "birth_date", header: "BirthDate", kind: "id", pattern: "\\d{4}(?:-\\d{2}(?:-\\d{2})?)?" },
    {
      name: "gender",
      header: "Gender",
      kind: "code",
      codes: { Male: "male", Female: "female", Other: "other", unknown: "not known" },
    },
    { name: "uprn", header: "UPRN", kind: "uprn", required: true },
    ...[1, 2, 3, 4, 5].map(
      (line) => ({ name: `address_${line}`, header: `Address${line}`, kind: "text" }) as const,
    ),
    { name: "postcode", header: "Postcode", kind: "postcode" },
    {
      name: "attribute_type",
      header: "AttributeType",
      kind: "code",
      codes: { Circumstance: "circumstance", Event: "event", Service: "service", Risk: "risk" },
      required: true,
    },
    { name: "attribute_scheme", header: "AttributeScheme", kind: "text" },
    { name: "attribute", header: "Attribute", kind: "text", required: true },
    { name: "attribute_date", header: "AttributeDate", kind: "date", format: "yyyy-mm-dd" },
    { name: "source_system", header: "SourceSystem", kind: "text" },
    { name: "extracted_on", header: "ExtractedOn", kind: "date", format: "yyyy-mm-dd" },
  ],
});
