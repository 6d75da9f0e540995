import type { Table } from "@needscope/table";
import type { Format } from "../extract.ts";
import type { Encoding } from "../reading/encoding-of.ts";
import type { LineAccount } from "../reading/line-account.ts";
import type { SourceDescription } from "../source.ts";
import type { Remark } from "./remark.ts";

/** Where a column is found: by its header, or by its place where there is none. */
export type Place =
  { readonly header: string; readonly column?: never } | { readonly column: number; readonly header?: never };

/** What a draft knows of a file before it looks at columns: how it is laid out, and every cell as text. */
export interface DraftFrame {
  /** The layout, as the declaration will say it. */
  readonly layout: Pick<
    SourceDescription,
    | "delimiter"
    | "preamble"
    | "headerRows"
    | "mergedHeader"
    | "footer"
    | "sheet"
    | "mergedCells"
    | "unknownColumns"
  >;
  readonly places: readonly Place[];
  /** What stands over each column, to name its field by; "" where nothing does. */
  readonly said: readonly string[];
  /** The columns as texts, named "c0", "c1" and so on, and the number column "line". */
  readonly table: Table;
  readonly encoding: Encoding;
  readonly kind: Format["kind"];
  /** What became of the lines, where they were read already. */
  readonly account?: LineAccount;
  /** What to tell of the layout. */
  readonly remarks: readonly Remark[];
}
