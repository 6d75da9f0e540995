/** Codes as a field of kind `code` declares them: the meaning, and the last day in force where there is one. */
type Codes = Readonly<Record<string, string | { readonly title: string; readonly to: string }>>;

const before2024 = { to: "2024-08-18" };

/**
 * Codes of school attendance in England from 19 August 2024 (the regulations of 2024, in part at second hand), with the
 * older ones up to the day before. `\` must survive CSV and JSON; `/` and `#` are data and no marks.
 *
 * @example
 * const mark = { name: "mark", header: "Mark", kind: "code", codes: attendanceCodes, validOn: "day" };
 */
export const attendanceCodes: Codes = {
  "/": "present, morning",
  "\\": "present, afternoon",
  L: "present (late)",
  K: "attending elsewhere: provision that the authority arranged",
  ...alike(["V", "P", "W", "B"], "attending elsewhere"),
  ...alike(["C", "E", "I", "J1", "M", "R", "S", "T"], "absent, authorised"),
  C1: "absent, authorised: regulated performance",
  C2: "absent, authorised: part-time timetable",
  ...alike(["G", "O", "U"], "absent, unauthorised"),
  N: "absent, unauthorised: no reason yet",
  Q: "unable to attend: no transport or access arranged",
  ...alike(["Y1", "Y2", "Y3", "Y4", "Y7"], "unable to attend"),
  Y5: "unable to attend: custody",
  Y6: "unable to attend: public health",
  ...alike(["D", "X", "Z", "#"], "no possible attendance"),
  F: { title: "holiday (older code)", ...before2024 },
  H: { title: "holiday (older code)", ...before2024 },
  J: { title: "older code, now J1", ...before2024 },
  Y: { title: "older code, now Y1 to Y7", ...before2024 },
};

function alike(codes: readonly string[], meaning: string): Codes {
  return Object.fromEntries(codes.map((code) => [code, meaning]));
}
