import { defineSource } from "@needscope/sources";

/** Invented people with a note that may run over several lines: the source of the tests of damage. */
export const people = defineSource({
  name: "people",
  title: "People",
  about: "Invented people.",
  fields: [
    { name: "ref", header: "Ref", kind: "id", pattern: "P\\d{4}", required: true },
    { name: "surname", header: ["Surname", "Family Name"], kind: "text" },
    { name: "born", header: "Born", kind: "date", format: "dd/mm/yyyy" },
    { name: "notes", header: "Notes", kind: "text", multiline: true },
    { name: "owed", header: "Owed", kind: "pounds", thousandsCommas: true },
  ],
});

/** The same people in a source where no text may run over several lines. */
export const onePeopleLine = defineSource({
  ...people,
  fields: people.fields.map((field) => (field.kind === "text" ? { ...field, multiline: false } : field)),
});
