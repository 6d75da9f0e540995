import type { ReleasedTable } from "@needscope/disclosure";
import { chartSvg } from "./chart-svg.ts";
import type { ReportChart } from "./document.ts";
import { Markup, markup } from "./markup.ts";
import { named } from "./named.ts";
import type { Page } from "./page.ts";
import { tableMarkup } from "./table-markup.ts";

/** What of a figure's table is shown, and where. */
interface Beside {
  readonly columns?: readonly string[] | undefined;
  readonly paper?: "pointer" | undefined;
}

/**
 * A numbered figure: message, measure and place, the picture at page and at phone width, how to read it, and the
 * table that says the same, folded on screen and open in print; with no columns, a pointer to the figure that has it.
 */
export async function chartMarkup(
  chart: ReportChart,
  page: Page,
  { columns, paper }: Beside = {},
): Promise<Markup> {
  const number = page.nextFigure();
  const id = `figure-${number}`;
  const { release } = page;
  const table = named(release.tables, chart.table, { what: "table", where: `chart "${chart.name}"` });
  const { synthetic } = page.document;
  const note = synthetic === undefined ? {} : { note: synthetic };
  const wide = new Markup(await chartSvg(chart, release, { id: `${id}-wide`, width: "wide", ...note }));
  const narrow =
    chart.narrowSpec &&
    new Markup(await chartSvg(chart, release, { id: `${id}-narrow`, width: "narrow", ...note }));
  return markup`<figure class="ns-figure" id="${id}" aria-labelledby="${id}-caption">
<figcaption id="${id}-caption"><span class="ns-caption">Figure ${number}</span> <strong>${chart.title}</strong>
<span class="ns-hint">${chart.subtitle}${synthetic !== undefined && markup` <span class="ns-tag">${synthetic}</span>`}</span></figcaption>
${
  narrow
    ? markup`<div class="ns-wide">${wide}</div><div class="ns-narrow">${narrow}</div>`
    : markup`<div class="ns-scroll" role="region" aria-label="Figure ${number}" tabindex="0">${wide}</div>`
}
${hintMarkup(chart, paper)}${besideMarkup(table, page, { number, columns, paper })}
</figure>`;
}

function hintMarkup({ howToRead }: ReportChart, paper: Beside["paper"]): Markup | false {
  const elsewhere =
    paper === "pointer" &&
    markup` <span class="ns-only-paper">The numbers are with this figure on screen.</span>`;
  if (howToRead === undefined && elsewhere === false) return false;
  return markup`<p class="ns-hint">${howToRead}${elsewhere}</p>\n`;
}

/** The table that says the same, or where it already stands. */
function besideMarkup(
  table: ReleasedTable,
  page: Page,
  { number, columns, paper }: Beside & { readonly number: number },
): Markup {
  if (columns?.length === 0) {
    const other = page.figureWithTable(table.name);
    if (other === undefined) {
      throw new RangeError(
        `Figure ${number} shows no column of table "${table.name}", and no figure before it shows that table.`,
      );
    }
    return markup`<p class="ns-hint">The numbers are in <a href="#figure-${other}-table">the table of Figure ${other}</a>.</p>`;
  }
  page.showTable(table.name, number);
  const onScreen = paper === "pointer";
  return markup`<details class="${onScreen ? "ns-details ns-screen" : "ns-details"}"><summary>Figure ${number} as a table</summary>
${tableMarkup(table, { id: `figure-${number}-table`, caption: table.title, ...(columns && { columns }) })}
</details>`;
}
