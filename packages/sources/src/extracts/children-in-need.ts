import { defineSource } from "../define-source.ts";

const people = { A: "the child", B: "a parent or carer", C: "another person in the household" };
const threefold = {
  1: "alcohol misuse",
  2: "drug misuse",
  3: "domestic abuse, victim",
  4: "mental health",
  5: "learning disability",
  6: "physical disability or illness",
};

/**
 * Factors at the end of an assessment in the children in need census (schema of 2024, read at second hand): the first
 * six with A the child, B a parent or carer, C another person in the household. A child has many, so count children
 * once per factor; 21 excludes every other. The census has a 3A of referral sources too, which is another code.
 *
 * @example
 * const factor = { name: "factor", header: "Factor", kind: "code", codes: assessmentFactors };
 */
export const assessmentFactors: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(threefold).flatMap(([number, what]) =>
      Object.entries(people).map(([letter, who]) => [`${number}${letter}`, `${what}: ${who}`]),
    ),
  ),
  "7A": "young carer",
  ...Object.fromEntries(["B", "C", "D", "E", "F"].map((letter) => [`8${letter}`, "privately fostered"])),
  "9A": "unaccompanied asylum seeking",
  "10A": "missing",
  "11A": "sexual exploitation",
  "12A": "trafficking",
  "13A": "gangs",
  "14A": "behaviour",
  "15A": "self-harm",
  "16A": "neglect",
  "17A": "emotional abuse",
  "18A": "physical abuse (no longer to be used)",
  "18B": "physical abuse by a child",
  "18C": "physical abuse by an adult",
  "19A": "sexual abuse (no longer to be used)",
  "19B": "sexual abuse by a child",
  "19C": "sexual abuse by an adult",
  "20": "other",
  "21": "none",
  "22A": "female genital mutilation",
  "23A": "abuse linked to faith",
  "24A": "criminal exploitation",
};

const sources = {
  ...alike(["1A", "1B", "1C", "1D"], "an individual"),
  "2A": "school",
  "2B": "education",
  ...alike(["3A", "3B", "3C", "3D", "3E", "3F"], "health"),
  "4": "housing",
  ...alike(["5A", "5B", "5C"], "the council"),
  "5D": "the council: early help",
  "6": "police",
  "7": "legal",
  "8": "other",
  "9": "anonymous",
  "10": "not known",
};

/**
 * Children in need, by the names of the census (schemas of 2016 to 2024, read at second hand). The return is XML; the
 * columns stand here as a table of a row per child and time in need would have them. A pupil number that is not right
 * is a warning, not a lost child.
 *
 * @example
 * readExtract(childrenInNeed, { file: "cin.csv", bytes });
 */
export const childrenInNeed = defineSource({
  name: "children-in-need",
  title: "Children in need (census)",
  about: "One row per child and time in need.",
  version: "2024",
  fields: [
    { name: "child", header: "LAchildID", kind: "id", pattern: "[A-Za-z0-9]{1,20}", required: true },
    { name: "pupil", header: "UPN", kind: "upn", optional: true },
    { name: "born", header: "PersonBirthDate", kind: "date", format: "yyyy-mm-dd", optional: true },
    { name: "referred", header: "CINreferralDate", kind: "date", format: "yyyy-mm-dd", required: true },
    { name: "referred_by", header: "ReferralSource", kind: "code", codes: sources },
    {
      name: "primary_need",
      header: "PrimaryNeedCode",
      kind: "code",
      codes: {
        N1: "abuse or neglect",
        N2: "the child's disability",
        N3: "parental illness",
        N4: "acute stress",
        N5: "family dysfunction",
        N6: "behaviour",
        N7: "low income",
        N8: "absent parenting",
        N9: "not in need",
        N0: "not stated",
      },
    },
    { name: "closed", header: "CINclosureDate", kind: "date", format: "yyyy-mm-dd" },
    {
      name: "closed_for",
      header: "ReasonForClosure",
      kind: "code",
      codes: {
        ...alike(["RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7"], "see the census guide"),
        RC8: "no further action",
        RC9: "early help",
      },
    },
  ],
  checks: [
    {
      code: "closed-before-referral",
      when: { field: "referred", after: "closed" },
      message: "It was closed before it was referred.",
      fix: "Correct whichever of the two dates is wrong where the extract comes from.",
    },
  ],
});

function alike(codes: readonly string[], meaning: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, meaning]));
}
