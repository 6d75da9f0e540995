import type { Release, ReleasedFigure } from "@needscope/disclosure";
import type { ComparedFigure } from "./document.ts";
import { fillFigures } from "./fill-figures.ts";
import { markup, type Markup } from "./markup.ts";
import { named } from "./named.ts";

/**
 * Key figures as large numbers, each with what it counts, its denominator and its comparison in words.
 *
 * @example
 * metricsMarkup(["families", { figure: "arrears", comparison: "England: {{ england.share }}" }], release);
 */
export function metricsMarkup(
  figures: readonly (string | ComparedFigure)[],
  release: Release,
  { onPaper = true }: { readonly onPaper?: boolean } = {},
): Markup {
  return markup`<dl class="${onPaper ? "ns-metrics" : "ns-metrics ns-screen"}">
${figures.map((item) => metricMarkup(typeof item === "string" ? { figure: item } : item, release))}</dl>`;
}

function metricMarkup(item: { figure: string; comparison?: string }, release: Release): Markup {
  const where = "a metrics cell";
  const figure = named(release.figures, item.figure, { what: "figure", where });
  const comparison = item.comparison === undefined ? undefined : fillFigures(item.comparison, release, where);
  return markup`<div class="ns-metric"><dt>${figure.title}</dt>
<dd class="${figure.text.length > 8 ? "ns-value ns-value-long" : "ns-value"}">${figure.text}</dd>
<dd>${wordsBeside(figure)}${comparison !== undefined && markup` <span class="ns-hint">${comparison}</span>`}</dd>
</div>
`;
}

/** The figure's words without the number that stands large above them. */
function wordsBeside({ text, words, share, shorthand }: ReleasedFigure): string {
  const rest = words.startsWith(text) ? words.slice(text.length).trim() : words;
  const hidden = shorthand === "[c]" ? "hidden to protect people" : undefined;
  return [rest, share, hidden].filter((part) => part !== undefined && part !== "").join(", ");
}
