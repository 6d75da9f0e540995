import { chartSvg } from "./chart-svg.ts";
import type { ReportChart } from "./document.ts";
import { Markup, markup } from "./markup.ts";
import { named } from "./named.ts";
import type { Page } from "./page.ts";
import { tableMarkup } from "./table-markup.ts";

/**
 * A numbered figure: message, measure and place, the picture at page and at phone width, how to read it, and the
 * table that says the same, folded on screen and open in print.
 */
export async function chartMarkup(
  chart: ReportChart,
  page: Page,
  columns?: readonly string[],
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
${chart.howToRead !== undefined && markup`<p class="ns-hint">${chart.howToRead}</p>\n`}<details class="ns-details"><summary>Figure ${number} as a table</summary>
${tableMarkup(table, { id: `${id}-table`, caption: table.title, ...(columns && { columns }) })}
</details>
</figure>`;
}
