import { isRelease, type Release } from "@needscope/disclosure";
import { cellsMarkup, headingMarkup } from "./cell-markup.ts";
import { displayDate } from "./display-date.ts";
import type { Document } from "./document.ts";
import { fillFigures } from "./fill-figures.ts";
import { Markup, markup } from "./markup.ts";
import { pageStyles } from "./page-styles.ts";
import { Page } from "./page.ts";
import { printStyles } from "./print-styles.ts";
import { suppressionNote } from "./suppression-note.ts";

const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A document with its release as one HTML page that needs nothing else: no script, no request, readable on a
 * phone, on paper and by a screen reader (WCAG 2.2 AA). The same document and release give the same bytes.
 * Throws one sentence if the release was not made by `release()`, is for another audience, or lacks a figure,
 * table or outlines that the document names.
 *
 * @example
 * const html = await renderHtml(document, release({ tables, figures }, strategicPolicy));
 */
export async function renderHtml(document: Document, release: Release): Promise<string> {
  checkAudience(document, release);
  const page = new Page(document, release);
  const firstHeading = document.cells.findIndex((cell) => cell.kind === "heading");
  const opening = await cellsMarkup(document.cells.slice(0, Math.max(0, firstHeading)), page);
  const cells = await cellsMarkup(document.cells.slice(Math.max(0, firstHeading)), page);
  const about = aboutMarkup(page);
  const body = markup`<a class="ns-skip" href="#main">Skip to main content</a>
${bannerMarkup(document)}
<div class="ns-page">
<main id="main">
${titleMarkup(page)}
${opening}
${contentsMarkup(page)}
${cells}
${about}
</main>
</div>`;
  return `${headMarkup(document, page).html}\n<body>\n${body.html}\n</body>\n</html>\n`;
}

function checkAudience(document: Document, release: unknown): void {
  if (!isRelease(release)) {
    throw new TypeError(
      `Document "${document.name}" can only be rendered with a release made by release() of @needscope/disclosure.`,
    );
  }
  if (release.policy.audience === document.audience) return;
  throw new RangeError(
    `Document "${document.name}" is for the ${document.audience} audience, but its release was made for the ${release.policy.audience} audience by policy "${release.policy.name}".`,
  );
}

function headMarkup(document: Document, page: Page): Markup {
  const title = fillFigures(document.title, page.release, "the title");
  const styles = new Markup(`<style>\n${pageStyles}\n${printStyles(document, title)}\n</style>`);
  return markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${document.audience !== "public" && markup`<meta name="robots" content="noindex">\n`}<title>${title}</title>
${styles}
</head>`;
}

function bannerMarkup({ marking, synthetic }: Document): Markup | undefined {
  if (marking === undefined && synthetic === undefined) return undefined;
  return markup`<header class="ns-banner">
${marking !== undefined && markup`<p class="ns-marking">${marking}</p>\n`}${
    synthetic !== undefined && markup`<p class="ns-synthetic">${synthetic}</p>\n`
  }</header>`;
}

function titleMarkup({ document, release }: Page): Markup {
  const { title, subtitle, headlineSentence, date } = document;
  return markup`<h1>${fillFigures(title, release, "the title")}</h1>
<p class="ns-lead">${subtitle !== undefined && markup`${fillFigures(subtitle, release, "the subtitle")}<br>`}Figures as of ${displayDate(date)}</p>
${headlineSentence !== undefined && markup`<p class="ns-headline">${fillFigures(headlineSentence, release, "the headline")}</p>`}`;
}

/** A short report needs no list of contents. */
function contentsMarkup({ contents }: Page): Markup | undefined {
  if (contents.length < 4) return undefined;
  return markup`<nav class="ns-contents" aria-label="Contents"><p><strong>Contents</strong></p>
<ul>
${contents.map(({ id, text }) => markup`<li><a href="#${id}">${text}</a></li>\n`)}</ul></nav>`;
}

function aboutMarkup(page: Page): Markup {
  return markup`<div class="ns-protected">${headingMarkup("How small numbers are protected", 2, page)}
${suppressionNote(page.release).map((sentence) => markup`<p>${sentence}</p>\n`)}</div>`;
}
