import type { GateResult } from "./check-gates.ts";
import type { QualityProfile } from "./quality-profile.ts";

const fewFilled = 0.9;
const mostFields = 5;

/**
 * What a report says of an extract's quality, from what may be kept of it: rounded shares and months.
 *
 * @example
 * qualityWords(profile); // "Dates reach 2016-03. Filled in fewer than 9 rows of 10: uprn (82%)."
 */
export function qualityWords({ completeness, latest }: QualityProfile): string | undefined {
  const [month] = Object.values(latest).sort().slice(-1);
  const gaps = Object.entries(completeness)
    .filter(([, share]) => share < fewFilled)
    .sort(([, one], [, other]) => one - other)
    .map(([field, share]) => `${field.replaceAll("_", " ")} (${String(Math.round(share * 100))}%)`);
  const more = gaps.length > mostFields ? ` and ${String(gaps.length - mostFields)} more` : "";
  const words = [
    ...(month === undefined ? [] : [`Dates reach ${month}.`]),
    ...(gaps.length === 0
      ? []
      : [`Filled in fewer than 9 rows of 10: ${gaps.slice(0, mostFields).join(", ")}${more}.`]),
  ];
  return words.length === 0 ? undefined : words.join(" ");
}

/**
 * What a report says of the gates of its run: all of them hold, or there would be no report.
 *
 * @example
 * gateWords(quality.gates); // "Before anything was scored, 3 conditions on the quality of these extracts were checked: all hold."
 */
export function gateWords(gates: readonly GateResult[]): string | undefined {
  const told = gates.filter(({ passed }) => passed !== undefined).length;
  if (gates.length === 0) return undefined;
  const open = gates.length - told;
  const untold =
    open === 0 ? "" : ` (${String(open)} could not be checked, for lack of an earlier run or of rows)`;
  const conditions = told === 1 ? "1 condition" : `${String(told)} conditions`;
  return `Before anything was scored, ${conditions} on the quality of these extracts ${told === 1 ? "was" : "were"} checked: all hold${untold}.`;
}
