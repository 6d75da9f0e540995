/**
 * Styles of a report on screen, in the manner of the GOV.UK Design System: its colours, spacing, focus and type
 * scale, without its crown and with Arial. Written for this page alone; print has its own in `printStyles`.
 */
export const pageStyles = `:root { color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
html { background: #fff; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: #0b0c0c; background: #fff; font: 16px/1.35 Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
.ns-page { max-width: 960px; margin: 0 15px; padding: 10px 0 50px; }
h1, h2, h3, h4 { line-height: 1.15; margin: 0 0 15px; text-wrap: balance; }
h1 { font-size: 32px; margin-top: 20px; }
h2 { font-size: 24px; margin-top: 40px; padding-top: 20px; border-top: 1px solid #b1b4b6; }
h3 { font-size: 19px; margin-top: 30px; }
h4 { font-size: 16px; margin-top: 20px; }
p, ul, ol { margin: 0 0 15px; }
p, li, .ns-lead { max-width: 44em; }
ul, ol { padding-left: 20px; }
li { margin-bottom: 5px; }
a { color: #1d70b8; text-underline-offset: 0.15em; }
a:hover { color: #003078; }
a:focus, summary:focus { outline: 3px solid transparent; color: #0b0c0c; background: #fd0; box-shadow: 0 -2px #fd0, 0 4px #0b0c0c; text-decoration: none; }
.ns-scroll:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; box-shadow: 0 0 0 6px #fd0; }
.ns-skip { position: absolute; left: -9999px; }
.ns-skip:focus { position: static; display: block; padding: 10px 15px; }
.ns-banner { display: flex; flex-wrap: wrap; gap: 5px 30px; padding: 10px 15px; border-bottom: 8px solid #12436d; background: #0b0c0c; color: #fff; }
.ns-banner p { margin: 0; }
.ns-marking, .ns-synthetic { font-weight: bold; }
.ns-synthetic { color: #fd0; }
.ns-lead { color: #505a5f; font-size: 18px; }
.ns-headline { max-width: 36em; margin: 25px 0; padding: 5px 0 5px 15px; border-left: 10px solid #12436d; font-size: 20px; font-weight: bold; line-height: 1.3; }
.ns-contents { margin: 25px 0; }
.ns-contents p { margin-bottom: 5px; }
.ns-contents ul { list-style: none; padding: 0; }
.ns-contents li::before { content: "\\2014\\a0" / ""; color: #505a5f; }
.ns-metrics { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 0 20px; margin: 25px 0 10px; }
.ns-metric { display: grid; grid-row: span 3; grid-template-rows: subgrid; align-content: start; margin-bottom: 20px; padding-top: 10px; border-top: 4px solid #12436d; }
.ns-metric dt { font-weight: bold; align-self: end; }
.ns-metric dd { margin: 0; }
.ns-value { font-size: 40px; font-weight: bold; line-height: 1.2; font-variant-numeric: tabular-nums; }
.ns-value-long { font-size: 24px; padding: 6px 0; }
.ns-metric .ns-hint { display: block; }
.ns-hint { color: #505a5f; }
.ns-figure > .ns-hint { margin-top: 8px; }
.ns-figure { margin: 30px 0; }
.ns-figure svg { display: block; max-width: 100%; height: auto; }
.ns-figure .ns-scroll svg { max-width: none; }
.ns-figure figcaption { margin-bottom: 10px; max-width: 44em; }
.ns-figure figcaption strong { display: block; font-size: 19px; line-height: 1.25; }
.ns-caption { display: block; font-weight: normal; color: #505a5f; }
.ns-tag { display: inline-block; padding: 0 6px; background: #fff7bf; color: #594d00; font-size: 14px; font-weight: bold; }
.ns-wide, .ns-paper, .ns-only-paper { display: none; }
.ns-scroll { overflow-x: auto; margin: 0 0 20px; }
.ns-table { border-collapse: collapse; font-size: 16px; line-height: 1.3; }
.ns-table caption { text-align: left; font-weight: bold; padding-bottom: 8px; }
.ns-caption-text { display: block; position: sticky; left: 0; width: fit-content; max-width: calc(100vw - 34px); }
.ns-table th, .ns-table td { text-align: left; vertical-align: top; padding: 8px 20px 8px 0; border-bottom: 1px solid #b1b4b6; }
.ns-table thead th { vertical-align: bottom; }
.ns-table tbody th { font-weight: normal; }
.ns-table .ns-total th, .ns-table .ns-total td { font-weight: bold; }
.ns-table .ns-total .ns-interval { font-weight: normal; }
.ns-table .ns-number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.ns-table thead .ns-number { white-space: normal; }
.ns-table th:last-child, .ns-table td:last-child { padding-right: 2px; }
.ns-interval { display: block; color: #505a5f; font-size: 14px; }
.ns-key { margin: 0 0 10px; color: #505a5f; }
.ns-key span { display: inline-block; margin-right: 15px; }
.ns-key strong { color: #0b0c0c; }
.ns-note { margin: 25px 0; padding: 15px; border-left: 10px solid #b1b4b6; }
.ns-note > :last-child { margin-bottom: 0; }
.ns-details { margin: 0 0 25px; }
.ns-details > :not(summary) { margin-left: 2px; }
summary { display: inline-block; padding: 4px 2px; margin-bottom: 10px; color: #1d70b8; text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "\\25b6" / ""; display: inline-block; width: 20px; font-size: 12px; }
details[open] > summary::before { content: "\\25bc" / ""; }
.ns-summary { margin: 0 0 30px; }
.ns-summary > div { padding: 8px 0; border-bottom: 1px solid #b1b4b6; }
.ns-summary dt { font-weight: bold; }
.ns-summary dd { margin: 0; overflow-wrap: anywhere; }
@media (min-width: 641px) {
  body { font-size: 19px; }
  .ns-page { margin: 0 30px; }
  h1 { font-size: 48px; margin-top: 30px; }
  h2 { font-size: 30px; margin-top: 50px; }
  h3 { font-size: 24px; }
  h4 { font-size: 19px; }
  .ns-banner { padding: 10px 30px; }
  .ns-lead { font-size: 22px; }
  .ns-headline { font-size: 24px; }
  .ns-hint, .ns-key, .ns-caption { font-size: 16px; }
  .ns-value { font-size: 48px; }
  .ns-value-long { font-size: 30px; }
  .ns-figure figcaption strong { font-size: 22px; }
  .ns-wide { display: block; }
  .ns-narrow { display: none; }
  .ns-summary > div { display: grid; grid-template-columns: 1fr 2fr; gap: 20px; }
}
@media (min-width: 1020px) {
  .ns-page { margin: 0 auto; }
  .ns-banner { padding: 10px max(30px, calc(50vw - 480px)); }
}`;
