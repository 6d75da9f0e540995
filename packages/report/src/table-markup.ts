import { displayNumber, displayRate } from "@needscope/disclosure";
import type { ReleasedCell, ReleasedColumn, ReleasedTable } from "@needscope/disclosure";
import { markup, type Markup } from "./markup.ts";

/**
 * A released table as HTML, whole or the chosen columns of it: caption, header cells with scope, numbers to the right, the key to its shorthand
 * above it, in a region that scrolls sideways where the screen is narrow.
 *
 * @example
 * tableMarkup(table, { id: "table-1", caption: "Table 1: Arrears by zone" });
 */
export function tableMarkup(
  whole: ReleasedTable,
  { id, caption, columns: chosen }: { id: string; caption: Markup | string; columns?: readonly string[] },
): Markup {
  const table = chosen === undefined ? whole : withColumns(whole, chosen);
  const { columns, rows } = table;
  return markup`<div class="${paperClasses(table)}">${keyMarkup(table)}
<div class="ns-scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table class="ns-table" id="${id}">
<caption id="${id}-caption"><span class="ns-caption-text">${caption}</span></caption>
<thead><tr>${columns.map(headerCell)}</tr></thead>
<tbody>
${rows.map((cells, row) => markup`<tr${table.totalRows.includes(row) && markup` class="ns-total"`}>${cells.map((cell, index) => bodyCell(columns[index]!, cell, index))}</tr>\n`)}</tbody>
</table>
</div>${isCut(table) && markup`\n<p class="ns-key ns-paper">First ${rowsOnPaper} of ${displayNumber(rows.length)} rows; the page on screen has all of them.</p>`}
</div>`;
}

/** Of a table too long to be read on paper, so many rows are printed. */
const rowsOnPaper = 25;

function isCut({ rows }: ReleasedTable): boolean {
  return rows.length > 60;
}

/**
 * Paper does not scroll: many columns are set smaller there, more still on a page turned sideways. A table longer
 * than half a page may be cut between rows, and of one longer than two pages the first rows and the totals are printed.
 */
function paperClasses(table: ReleasedTable): string {
  const { columns, rows } = table;
  const classes = ["ns-tabled"];
  if (columns.length > 7) classes.push("ns-many");
  if (columns.length > 11) classes.push("ns-sideways");
  if (rows.length > 20) classes.push("ns-long");
  if (isCut(table)) classes.push("ns-cut");
  return classes.join(" ");
}

function withColumns(table: ReleasedTable, ids: readonly string[]): ReleasedTable {
  const places = ids.map((id) => {
    const place = table.columns.findIndex((column) => column.id === id);
    if (place >= 0) return place;
    const known = table.columns.map((column) => column.id).join(", ");
    throw new RangeError(`Unknown column "${id}" to show of table "${table.name}". Known: ${known}.`);
  });
  return {
    ...table,
    columns: places.map((place) => table.columns[place]!),
    rows: table.rows.map((cells) => places.map((place) => cells[place]!)),
  };
}

const meanings = {
  "[c]": "hidden to protect people",
  "[x]": "not available",
  "[z]": "not applicable",
  "[low]": "more than 0, but rounds to 0",
} as const;

/** Explains the shorthand that this table uses and no other. */
function keyMarkup(table: ReleasedTable): Markup | undefined {
  const used = new Set(table.rows.flat().map((cell) => cell.shorthand));
  const marks = Object.entries(meanings).filter(([mark]) => used.has(mark as keyof typeof meanings));
  const intervals = table.columns.flatMap((column) =>
    "intervalName" in column ? (column.intervalName ?? []) : [],
  );
  if (marks.length === 0 && intervals.length === 0) return undefined;
  const names = [...new Set(intervals)].join(", ");
  return markup`<p class="ns-key">${marks.map(
    ([mark, meaning]) => markup`<span><strong>${mark}</strong> ${meaning}</span> `,
  )}${names !== "" && markup`<span>Under a rate: ${names}</span>`}</p>`;
}

function headerCell(column: ReleasedColumn): Markup {
  const per =
    column.kind === "rate" && column.shows === "per" && !/\bper\b/i.test(column.title)
      ? ` per ${displayNumber(column.multiplier)}`
      : "";
  return markup`<th scope="col"${className(column)}>${column.title}${per}</th>`;
}

function bodyCell(column: ReleasedColumn, cell: ReleasedCell, index: number): Markup {
  if (index === 0) return markup`<th scope="row"${className(column)}>${cell.text}</th>`;
  return markup`<td${className(column)}>${shortText(column, cell.text)}${intervalMarkup(column, cell)}</td>`;
}

function className(column: ReleasedColumn): Markup | undefined {
  return column.kind === "label" ? undefined : markup` class="ns-number"`;
}

/** The column's header says "per 1,000", so that its cells need not. */
function shortText(column: ReleasedColumn, text: string): string {
  return column.kind === "rate" ? text.split(" per ")[0]! : text;
}

function intervalMarkup(column: ReleasedColumn, { lower, upper }: ReleasedCell): Markup | undefined {
  if (column.kind !== "rate" || lower === undefined || upper === undefined) return undefined;
  const limits = [lower, upper].map((limit) => shortText(column, displayRate(limit, column)));
  return markup` <span class="ns-interval">${limits.join(" to ")}</span>`;
}
