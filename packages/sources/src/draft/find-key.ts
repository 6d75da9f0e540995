import { column as columnOf, State, type Table } from "@needscope/table";
import type { ColumnDraft } from "./draft-column.ts";

/** A column of the file as it was read, with its draft and the field's name. */
export interface KeyCandidate {
  readonly field: string;
  /** Name of the column in the table. */
  readonly column: string;
  readonly draft: ColumnDraft;
}

/** The fields of a key, and how many rows have a key that an earlier one has. */
export interface FoundKey {
  readonly fields: readonly string[];
  readonly repeats: number;
}

const mostColumns = 3;
const mostCandidates = 8;

/**
 * The fewest columns, of those that are filled in every row, that tell each row from every other: first references, then
 * codes, areas and dates; never amounts or a person's name. Of fewer than 10 rows no key is proven.
 *
 * @returns nothing where no three columns do, and no reference does but for one row in fifty
 * @example
 * findKey(table, candidates); // { fields: ["claim_ref", "benefit", "start"], repeats: 0 }
 */
export function findKey(table: Table, columns: readonly KeyCandidate[]): FoundKey | undefined {
  if (table.rowCount < 10) return undefined;
  const candidates = columns
    .filter(({ draft }) => draft.column.filled === table.rowCount && rankOf(draft) < unfit)
    .sort((one, other) => rankOf(one.draft) - rankOf(other.draft))
    .slice(0, mostCandidates);
  for (let size = 1; size <= mostColumns; size += 1) {
    const found = choices(candidates, size).find((chosen) => tellsRowsApart(table, chosen));
    if (found !== undefined) return { fields: found.map(({ field }) => field), repeats: 0 };
  }
  return nearly(candidates, table.rowCount);
}

/** A reference that a few rows repeat is meant as the key, and the rows are what is wrong. */
function nearly(candidates: readonly KeyCandidate[], rows: number): FoundKey | undefined {
  const ids = candidates.filter(({ draft }) => draft.kind.kind === "id");
  const fewest = ids.map(({ field, draft }) => ({
    fields: [field],
    repeats: rows - draft.column.values.length,
  }));
  return fewest.find(({ repeats }) => repeats * 50 <= rows);
}

const unfit = 9;

function rankOf({ kind, personal, marks }: ColumnDraft): number {
  if (marks.length > 0) return unfit;
  const ranks: Partial<Record<typeof kind.kind, number>> = {
    id: 1,
    upn: 1,
    nhsNumber: 1,
    uprn: 1,
    nino: 1,
    area: 2,
    code: 3,
    date: 4,
    text: 5,
    integer: 6,
  };
  const rank = ranks[kind.kind] ?? unfit;
  return personal !== undefined && rank > 1 ? unfit : rank;
}

function choices<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

function tellsRowsApart(table: Table, chosen: readonly KeyCandidate[]): boolean {
  const columns = chosen.map(({ column }) => columnOf(table, column, "text"));
  const possible = chosen.reduce((product, { draft }) => product * draft.column.values.length, 1);
  if (possible < table.rowCount) return false;
  const seen = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    if (columns.some(({ state }) => state[row] !== State.present)) return false;
    const key = columns.map(({ codes }) => codes[row]!).join(",");
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}
