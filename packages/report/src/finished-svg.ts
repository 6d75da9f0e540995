import { escapeHtml } from "./markup.ts";

/**
 * SVG as Vega draws it made ready for a page: one text for assistive technology instead of one per mark, ids
 * that are unique on the page and the same on every run, coordinates to a thousandth of a px.
 *
 * @example
 * finishedSvg(svg, { id: "figure-1", title: "Arrears are highest in Northvale", description: "Bars ..." });
 */
export function finishedSvg(
  svg: string,
  { id, title, description }: { id: string; title: string; description: string },
): string {
  const size = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"[^>]*>/.exec(svg);
  if (!size) throw new TypeError("finishedSvg needs SVG with a width, a height and a viewBox.");
  const opening =
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc"` +
    ` width="${round(size[1]!)}" height="${round(size[2]!)}" viewBox="${size[3]!.replace(number, round)}">` +
    `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(description)}</desc>`;
  return opening + withOwnIds(tidyTags(svg.slice(size[0].length)), id);
}

const number = /-?\d+\.\d{4,}(e-?\d+)?/g;

function round(text: string): string {
  return String(Number(Number(text).toFixed(3)) + 0);
}

/** Works on tags only, never on the words between them. */
function tidyTags(svg: string): string {
  return svg.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag
      .replace(/ (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"/g, "")
      .replace(
        / ((?:d|x|y|[xy][12]|c[xy]|r|dx|dy|width|height|transform|points|offset)="[^"]*")/g,
        (_, attribute) => ` ${(attribute as string).replace(number, round)}`,
      ),
  );
}

/** Vega numbers clips and gradients across the whole process. */
function withOwnIds(svg: string, id: string): string {
  const ids = [...svg.matchAll(/<(?:clipPath|linearGradient|radialGradient|pattern) id="([^"]+)"/g)].map(
    (match) => match[1]!,
  );
  let result = svg;
  ids.forEach((old, index) => {
    const own = `${id}-${index + 1}`;
    result = result.replaceAll(` id="${old}"`, ` id="${own}"`).replaceAll(`url(#${old})`, `url(#${own})`);
  });
  return result;
}
