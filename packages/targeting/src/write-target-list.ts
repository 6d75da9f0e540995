import { csvText } from "@needscope/table";
import { isoDay } from "./iso-day.ts";
import { pseudonymiser } from "./pseudonym.ts";
import type { TargetList } from "./target-list.ts";

/** What the written list needs to say and to hide. */
export interface WriteTargetListOptions {
  /** Key of the pseudonyms, hex text of at least 32 bytes. */
  readonly key: string;
  /** The date that the list is of, yyyy-mm-dd. */
  readonly asOf: string;
  /** The protective marking, for example "OFFICIAL-SENSITIVE". */
  readonly marking: string;
  /** Says that the data is synthetic, where it is. */
  readonly synthetic?: string;
  /** Rows of each source that could not be used, which a family's record may be among. */
  readonly setAside?: readonly SetAside[];
}

/** How many rows of a source were set aside; `source` is its title, as readers know it. */
export interface SetAside {
  readonly source: string;
  readonly rows: number;
}

/** A restricted list and the conditions that go with it, as texts to write. */
export interface WrittenTargetList {
  /** One header row, one row a family; begins with a byte order mark, by which Excel knows UTF-8. */
  readonly csv: string;
  readonly conditions: string;
}

const header = [
  "Pseudonym",
  "Place",
  "Score",
  "Highest possible score",
  "Band",
  "Reasons",
  "Not known",
  "As of",
  "Marking",
];

/**
 * Writes a target list for those who work with the families: pseudonym, score, reasons in words, what is not known.
 * No ref, name or address is in it; the marking stands on every row, since rows travel. It is restricted: write it
 * with `{ restricted: true }`.
 *
 * @throws Error when the key or the date is not what it should be, or the marking is empty.
 * @example
 * const { csv, conditions } = await writeTargetList(list, { key, asOf: "2016-03-31", marking: "OFFICIAL-SENSITIVE" });
 */
export async function writeTargetList(
  list: TargetList,
  options: WriteTargetListOptions,
): Promise<WrittenTargetList> {
  const { key, asOf, marking } = options;
  isoDay(asOf);
  if (marking.trim() === "")
    throw new Error('A target list needs a marking, for example "OFFICIAL-SENSITIVE".');
  const pseudonym = await pseudonymiser(key);
  const rows = await Promise.all(
    list.entries.map(async ({ id, place, score, maximum, band, reasons, unknown }) => [
      await pseudonym(id),
      place,
      score,
      maximum,
      band ?? "",
      reasons.map(({ words }) => words).join("; "),
      unknown.map(({ words }) => words).join("; "),
      asOf,
      marking,
    ]),
  );
  return { csv: `\uFEFF${csvText([header, ...rows])}`, conditions: conditionsOf(list, options) };
}

function conditionsOf(list: TargetList, options: WriteTargetListOptions): string {
  const { asOf, marking, synthetic, setAside = [] } = options;
  const lines = [
    marking,
    "",
    `Families in order of need, as of ${asOf}: conditions of use`,
    ...(synthetic === undefined ? [] : ["", synthetic]),
    "",
    ...list.notes.map((note) => `- ${note}`),
    ...setAside.filter(({ rows }) => rows > 0).map((source) => `- ${setAsideNote(source)}`),
    "- The score adds up what is recorded. It supports a practitioner's judgement and never replaces it: look at the",
    "  reasons, and decide nothing about a family by its score alone.",
    "- What is not known counts no points. A family that is not on the list may still need help.",
    "- Families appear by pseudonym. Only those who hold the key may turn a pseudonym back into a family, and only to",
    "  offer support.",
    "- Keep the list where only those who need it can open it, do not copy it into reports or messages, and delete it",
    "  when it has served its purpose.",
  ];
  return `${lines.join("\n")}\n`;
}

function setAsideNote({ source, rows }: SetAside): string {
  const were = rows === 1 ? "1 row" : `${rows.toLocaleString("en-GB")} rows`;
  return (
    `${were} of ${source} ${rows === 1 ? "was" : "were"} set aside; a family whose record is among them is counted ` +
    "as without one, and may count as owing nothing."
  );
}
