import type { LineAccount } from "../reading/line-account.ts";
import type { FoundKey } from "./find-key.ts";
import type { DraftFrame } from "./draft-frame.ts";
import type { Remark } from "./remark.ts";

/** What came of reading a file by the drafted layout. */
interface ReadFile {
  readonly layout: DraftFrame["layout"];
  readonly account: LineAccount;
  readonly key: FoundKey | undefined;
  readonly headers: readonly string[];
}

/**
 * What to tell of the file as a whole.
 *
 * @example
 * layoutRemarks({ layout: {}, account, key: { fields: ["ref"], repeats: 0 }, headers: ["Ref"] });
 */
export function layoutRemarks({ layout, account, key, headers }: ReadFile): Remark[] {
  const lines = account.quarantined.toLocaleString("en-GB");
  return [
    ...(layout.preamble !== undefined || layout.footer !== undefined ? [titlesAndNotes] : []),
    ...(headers.filter((header) => period.test(header)).length > 3 ? [wide] : []),
    ...(account.quarantined > 0
      ? [
          {
            kind: "look" as const,
            text: `${lines} lines are no whole rows and will be set aside: check says which`,
          },
        ]
      : []),
    key === undefined ? noKey : keyIs(key),
  ];
}

const titlesAndNotes: Remark = {
  kind: "look",
  text: "lines above the header or below the rows are counted as titles and notes: look whether they always are as many",
};
const period = /^(?:[A-Z][a-z]+ )?(?:19|20)\d{2}(?:[-/ ]?\d{2,4}|[-/ ]?Q[1-4])?(?: \(\w+\))?$/;
const wide: Remark = {
  kind: "look",
  text: "several headers are periods: unpivot turns such columns into rows, as the README of sources shows",
};
const noKey: Remark = {
  kind: "ask",
  text: "no column, nor two or three together, is different in every row: ask which one names a row, or whether rows may repeat",
};

function keyIs({ fields, repeats }: FoundKey): Remark {
  const rows = `${repeats.toLocaleString("en-GB")} ${repeats === 1 ? "row repeats" : "rows repeat"} an earlier one`;
  const found = repeats === 0 ? "is different in every row" : `seems to name a row, though ${rows}`;
  const text = `${fields.join(" + ")} ${found}, so it is proposed as the key; a repeat is a warning until you say duplicates: quarantine`;
  return { kind: "look", text };
}
