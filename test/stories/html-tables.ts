/** A table of a page as its readers see it. */
export interface PageTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure of a page: its words, the points of each piece of the focus line, and the table beside it. */
export interface PageFigure {
  readonly title: string;
  readonly subtitle: string;
  /** Numbers of points that each piece of the dark line joins, in the wide picture. */
  readonly pieces: readonly number[];
  readonly svg: string;
  readonly table: PageTable;
}

/** Every table of a page. */
export function pageTables(html: string): PageTable[] {
  return [...html.matchAll(/<table[^]*?<\/table>/g)].map(([table]) => ({
    caption: textOf(/<caption[^]*?<\/caption>/.exec(table)?.[0] ?? ""),
    header: cellsOf(/<thead>[^]*?<\/thead>/.exec(table)?.[0] ?? ""),
    rows: [...(/<tbody>[^]*<\/tbody>/.exec(table)?.[0] ?? "").matchAll(/<tr[^]*?<\/tr>/g)].map(([row]) =>
      cellsOf(row),
    ),
  }));
}

/** Every figure of a page. */
export function pageFigures(html: string): PageFigure[] {
  return [...html.matchAll(/<figure[^]*?<\/figure>/g)].map(([figure]) => {
    const svg =
      /<div class="ns-wide">(<svg[^]*?<\/svg>)/.exec(figure)?.[1] ?? /<svg[^]*?<\/svg>/.exec(figure)![0];
    const lines = svg.match(/<path [^>]*stroke="#12436D" stroke-width="3"[^>]*>/g) ?? [];
    const pieces = lines.flatMap((line) => / d="([^"]*)"/.exec(line)![1]!.match(/M[^M]*/g) ?? []);
    return {
      title: textOf(/<strong>[^]*?<\/strong>/.exec(figure)![0]),
      subtitle: textOf(/<span class="ns-hint">[^]*?<\/span>/.exec(figure)![0]),
      pieces: pieces.map((piece) => piece.split("L").length),
      svg,
      table: pageTables(figure)[0]!,
    };
  });
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^]*?<\/t[hd]>/g)].map(([cell]) => textOf(cell));
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ")
    .trim();
}
