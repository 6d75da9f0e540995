import type { ValueState } from "../value-state.ts";

// Marks that councils and the government's statistics use. A single letter is one only beside numbers or dates: in a
// column of codes it is a code.
const marks: Marks = {
  suppressed: ["[c]", "[C]", "*", "**", "<3", "<5", "<6", "<10", "..C", "#"],
  missing: ["-", "--", ".", "..", "...", ":", "N/A", "n/a", "NA", "#N/A", "NULL", "null"],
  unavailable: ["[x]", "[X]"],
  "not-applicable": ["[z]", "[Z]"],
  low: ["[low]"],
  unreliable: ["[u]", "[U]"],
};
type Marks = Readonly<Partial<Record<ValueState, readonly string[]>>>;
const besideNumbers: Marks = {
  suppressed: ["c", "C", "S", "s"],
  missing: ["x", "z", "X", "Z", "NaN", "nan", "None", "none", "Unknown", "unknown", "Not known"],
};

/**
 * What a text stands for if it is a mark and no value.
 *
 * @param beside "numbers" where every other value of the column is a number, a date or a code of areas
 * @example
 * markMeaning("<5", "texts"); // "suppressed"
 */
export function markMeaning(text: string, beside: "numbers" | "texts"): ValueState | undefined {
  const plain = text.trim();
  const lists = beside === "numbers" ? [marks, besideNumbers] : [marks];
  return lists
    .flatMap((list) => Object.entries(list) as [ValueState, readonly string[]][])
    .find(([, texts]) => texts.includes(plain))?.[0];
}
