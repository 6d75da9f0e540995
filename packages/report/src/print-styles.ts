import { displayDate } from "./display-date.ts";
import type { Document } from "./document.ts";

/**
 * Styles for paper: marking and synthetic notice at the head of every page, title and page n of m at its foot,
 * folded parts open, no figure or table row cut in two.
 */
export function printStyles(document: Document, title: string): string {
  const { marking = "", synthetic = "", date } = document;
  return `@page {
  size: A4;
  margin: 20mm 17mm 18mm;
  @top-left { content: ${cssString(marking)}; font: bold 9pt Arial, Helvetica, sans-serif; }
  @top-right { content: ${cssString(synthetic)}; font: bold 9pt Arial, Helvetica, sans-serif; color: #942514; }
  @bottom-left { content: ${cssString(`${title}, ${displayDate(date)}`)}; font: 9pt Arial, Helvetica, sans-serif; width: 80%; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; }
}
@page sideways { size: A4 landscape; }
${rules}`;
}

/** Words become one CSS string: whatever is not a plain letter or digit is written as its code. */
function cssString(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${safe}"`;
}

// A closed details element keeps its content out of print unless its content box is told otherwise.
const rules = `@media print {
  body { font-size: 11pt; line-height: 1.35; }
  .ns-page { max-width: none; margin: 0; padding: 0; }
  .ns-skip, .ns-contents, .ns-banner { display: none; }
  .ns-narrow, .ns-screen { display: none; }
  .ns-wide { display: block; }
  .ns-figure svg { max-width: 100%; max-height: 180mm; height: auto; }
  .ns-scroll { overflow: visible; }
  h1 { font-size: 24pt; margin-top: 0; }
  h2 { font-size: 16pt; margin-top: 18pt; padding-top: 0; border-top: 0; }
  h3 { font-size: 13pt; }
  h2, h3, figcaption, caption, summary, .ns-key, p:has(+ .ns-tabled) { break-after: avoid; }
  figcaption, caption, .ns-caption-text, .ns-wide, .ns-metric, .ns-note, .ns-headline, .ns-tabled, .ns-figure details, ul, ol, tr { break-inside: avoid; }
  .ns-figure:not(:has(details)) { break-inside: avoid; }
  .ns-long, .ns-figure details:has(> .ns-long) { break-inside: auto; }
  .ns-cut tbody tr:nth-child(n + 26):not(.ns-total) { display: none; }
  .ns-only-paper { display: inline; }
  .ns-paper { display: block; break-before: avoid; }
  .ns-figure > .ns-hint { break-before: avoid; }
  .ns-protected, summary { break-inside: avoid; }
  .ns-headline { font-size: 14pt; }
  .ns-lead { font-size: 13pt; }
  .ns-hint, .ns-key, .ns-caption { font-size: 9.5pt; }
  .ns-figure figcaption strong { font-size: 12pt; }
  .ns-tag { padding: 0; font-size: 9pt; }
  .ns-table { font-size: 9.5pt; width: 100%; }
  .ns-table th, .ns-table td { padding-top: 4pt; padding-bottom: 4pt; }
  .ns-interval { font-size: 8.5pt; }
  .ns-many .ns-table { font-size: 8pt; }
  .ns-many .ns-interval { font-size: 7pt; }
  .ns-many .ns-table th, .ns-many .ns-table td { padding-right: 6pt; }
  .ns-long .ns-table { font-size: 8.5pt; }
  .ns-long .ns-table th, .ns-long .ns-table td { padding-top: 2pt; padding-bottom: 2pt; }
  .ns-sideways, details:has(> .ns-sideways) { page: sideways; }
  .ns-metrics { grid-template-columns: repeat(auto-fit, minmax(38mm, 1fr)); }
  .ns-value { font-size: 22pt; }
  .ns-value-long { font-size: 15pt; }
  thead { display: table-header-group; }
  thead, tbody tr:nth-child(-n + 2) { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { color: #0b0c0c; }
  summary { display: block; list-style: none; color: #0b0c0c; font-weight: bold; text-decoration: none; }
  summary::before { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}`;
