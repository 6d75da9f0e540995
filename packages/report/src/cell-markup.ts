import { chartMarkup } from "./chart-markup.ts";
import type { ReportCell } from "./document.ts";
import { fillFigures } from "./fill-figures.ts";
import { Markup, markup } from "./markup.ts";
import { metricsMarkup } from "./metrics-markup.ts";
import { named } from "./named.ts";
import type { Page } from "./page.ts";
import { prose } from "./prose.ts";
import { provenanceMarkup } from "./provenance-markup.ts";
import { tableMarkup } from "./table-markup.ts";

type Cells = { readonly [K in ReportCell["kind"]]: Extract<ReportCell, { kind: K }> };
type Renderers = { readonly [K in keyof Cells]: (cell: Cells[K], page: Page) => Markup | Promise<Markup> };

const renderers: Renderers = {
  heading: ({ text, level }, page) => headingMarkup(text, level, page),
  prose: ({ markdown }, page) => prose(markdown, page.release, "a prose cell"),
  metrics: ({ figures, paper }, page) =>
    metricsMarkup(figures, page.release, { onPaper: paper !== "leftOut" }),
  chart: ({ chart, ...beside }, page) => chartMarkup(chart, page, beside),
  table: tableCell,
  note: noteCell,
  details: detailsCell,
  provenance: (
    { title = "Where this report comes from", rows },
    page,
  ) => markup`${headingMarkup(title, 2, page)}
${provenanceMarkup(rows)}`,
};

/** One cell of a document as HTML. Throws on an unknown kind, figure, table or outlines. */
export async function cellMarkup(cell: ReportCell, page: Page): Promise<Markup> {
  const render = renderers[cell.kind] as
    ((cell: ReportCell, page: Page) => Markup | Promise<Markup>) | undefined;
  if (!render) {
    throw new TypeError(
      `Unknown cell kind "${cell.kind}" in document "${page.document.name}". Known: ${Object.keys(renderers).join(", ")}.`,
    );
  }
  return render(cell, page);
}

/** Cells in order, one after another: figures and tables are numbered as they come. */
export async function cellsMarkup(cells: readonly ReportCell[], page: Page): Promise<Markup> {
  const parts: Markup[] = [];
  for (const cell of cells) parts.push(await cellMarkup(cell, page));
  return new Markup(parts.map((part) => part.html).join("\n"));
}

/** A heading that the list of contents knows. */
export function headingMarkup(text: string, level: 2 | 3, page: Page): Markup {
  const filled = fillFigures(text, page.release, "a heading");
  const id = page.headingId(filled, level);
  return level === 2 ? markup`<h2 id="${id}">${filled}</h2>` : markup`<h3 id="${id}">${filled}</h3>`;
}

function tableCell({ table: name, caption, columns }: Cells["table"], page: Page): Markup {
  const table = named(page.release.tables, name, { what: "table", where: "a table cell" });
  const number = page.nextTable();
  const text = caption === undefined ? table.title : fillFigures(caption, page.release, "a table cell");
  return tableMarkup(table, {
    id: `table-${number}`,
    caption: markup`<span class="ns-caption">Table ${number}</span> ${text}`,
    ...(columns && { columns }),
  });
}

function noteCell({ title, markdown }: Cells["note"], page: Page): Markup {
  return markup`<div class="ns-note"><p><strong>${fillFigures(title, page.release, "a note")}</strong></p>
${prose(markdown, page.release, "a note cell")}</div>`;
}

async function detailsCell({ title, cells, paper }: Cells["details"], page: Page): Promise<Markup> {
  const onScreen = paper === "pointer";
  return markup`${
    onScreen &&
    markup`<p class="ns-hint ns-paper">On screen: ${title}.</p>
`
  }<details class="${onScreen ? "ns-details ns-screen" : "ns-details"}"><summary>${title}</summary>
${await cellsMarkup(cells, page)}
</details>`;
}
