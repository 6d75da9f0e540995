import type { ProvenanceRow } from "./document.ts";
import { markup, type Markup } from "./markup.ts";

/** Where a report comes from, line by line: inputs, rules, code, seed, time of the run. */
export function provenanceMarkup(rows: readonly ProvenanceRow[]): Markup {
  return markup`<dl class="ns-summary">
${rows.map(({ title, text }) => markup`<div><dt>${title}</dt><dd>${text}</dd></div>\n`)}</dl>`;
}
