import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { practitionerPolicy, release, strategicPolicy, type Release } from "@needscope/disclosure";
import { renderHtml, type Document, type ReportCell } from "@needscope/report";
import { chart, document, inventedRelease, zonesInput } from "./invented-report.ts";

const golden = new URL("../output/invented-report.html", import.meta.url);
const changed = new URL("../output/invented-report-changed.html", import.meta.url);

function withCells(...cells: ReportCell[]): Document {
  return { ...document, cells };
}

async function bodyOf(...cells: ReportCell[]): Promise<string> {
  return /<main[\s\S]*<\/main>/.exec(await renderHtml(withCells(...cells), inventedRelease()))![0];
}

describe("renderHtml", () => {
  it("gives the page that was looked at and kept", async () => {
    const html = await renderHtml(document, inventedRelease());
    const kept = existsSync(golden) ? readFileSync(golden, "utf8") : "";
    if (html === kept) rmSync(changed, { force: true });
    else writeFileSync(changed, html);
    expect(
      html === kept,
      "test/output/invented-report-changed.html differs; look, then keep it as invented-report.html",
    ).toBe(true);
  });

  it("gives the same bytes twice, and at the same time", async () => {
    const [first, second] = await Promise.all([
      renderHtml(document, inventedRelease()),
      renderHtml(document, inventedRelease()),
    ]);
    expect(first).toBe(second);
    expect(await renderHtml(document, inventedRelease())).toBe(first);
  });

  it("holds no hidden and no unrounded count, anywhere", async () => {
    const policy = { ...strategicPolicy, name: "high minimum", minimumCount: 100_000 };
    const rows = [
      ["Northvale", 54_321, 987_654, undefined, undefined, 71],
      ["Eastmoor", 345_678, 876_543, undefined, undefined, 58],
      ["Westholt", 234_567, 765_432, undefined, undefined, 44],
      ["All zones", 634_566, 2_629_629, undefined, undefined, undefined],
    ];
    const table = { ...zonesInput, rows, totals: [{ total: 3, parts: [0, 1, 2] }] };
    const figures = [
      {
        name: "small",
        title: "Small",
        count: 54_321,
        unit: "families",
        of: { count: 987_654, unit: "families" },
      },
      { name: "cell", title: "Cell", cell: { table: "zones", row: 2, column: "arrears" } },
    ];
    const cells: ReportCell[] = [
      { kind: "metrics", figures: ["small", "cell"] },
      { kind: "chart", chart },
      { kind: "table", table: "zones" },
      { kind: "prose", markdown: "{{ small }}, {{ small.share }}, {{ cell }}" },
    ];
    const plain = { name: "plain", title: "Need", date: "2016-03-31", audience: "strategic" as const, cells };
    const html = await renderHtml(plain, release({ tables: [table], figures }, policy));
    for (const raw of [54_321, 345_678, 234_567, 634_566, 987_654, 876_543, 765_432, 2_629_629]) {
      for (const form of [String(raw), raw.toLocaleString("en-GB")]) expect(html).not.toContain(form);
    }
    expect(html).toContain("345,680");
    expect(html).toContain("[c] of 987,655 families, [c], [c] families");
  });

  it("has no script, no event handler and no address to fetch, under a strict content policy", async () => {
    const html = await renderHtml(document, inventedRelease());
    expect(html).toContain("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:");
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=|<link|<iframe|@import|\bsrc=|url\((?!#)/i);
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:/);
  });

  it("has one level-1 heading, a language, a title and a link to the content", async () => {
    const html = await renderHtml(document, inventedRelease());
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain("<title>Need in Invented Borough</title>");
    expect(html).toContain('<a class="ns-skip" href="#main">');
  });

  it("gives every id once", async () => {
    const html = await renderHtml(
      withCells({ kind: "chart", chart }, { kind: "chart", chart }),
      inventedRelease(),
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toContain("Figure 2");
  });

  it("states policy, version and the number of hidden counts without being asked", async () => {
    const html = await renderHtml(withCells(), inventedRelease());
    expect(html).toContain("under the “strategic” policy, version 1.");
    expect(html).toContain("3 of 15 counts in this report are hidden.");
  });

  it("prints marking, synthetic notice and page numbers, and its words cannot leave the style sheet", async () => {
    const html = await renderHtml(
      { ...document, marking: 'OFFICIAL"; } </style><script>' },
      inventedRelease(),
    );
    expect(html).toContain('content: "OFFICIAL\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c script\\3e "');
    expect(html).toContain('"Page " counter(page) " of " counter(pages)');
    expect(html).toContain('@top-right { content: "Synthetic data\\3a  invented for demonstration"');
    expect(html).not.toContain("<script>");
  });
});

describe("cells", () => {
  it("fill figures into prose, headings, notes and the headline as plain text", async () => {
    const body = await bodyOf(
      { kind: "heading", text: "Need in {{ place }}", level: 2 },
      { kind: "prose", markdown: "**{{arrears}}**, {{ arrears.number }}, {{ arrears.share }}, `{{ x }}`" },
      { kind: "note", title: "In {{ place }}", markdown: "{{ homeless }}" },
    );
    expect(body).toContain('<h2 id="section-1">Need in Invented Borough</h2>');
    expect(body).toContain("<p><strong>520 of 5,955 families</strong>, 520, 8.7%, <code>{{ x }}</code></p>");
    expect(body).toContain("<strong>In Invented Borough</strong>");
    expect(body).toContain("<p>[c] families</p>");
    expect(body).toContain(
      "520 of 5,955 families in Invented Borough are in rent arrears, most of all in Northvale.",
    );
  });

  it("never take a label for markup", async () => {
    const name = "*a* <img src=x onerror=alert(1)> [b](c) & {{ place }}";
    const released = release(
      { tables: [], figures: [{ name: "zone", title: name, label: name }] },
      strategicPolicy,
    );
    const cells: ReportCell[] = [
      { kind: "prose", markdown: "In {{ zone }}." },
      { kind: "metrics", figures: ["zone"] },
    ];
    const html = await renderHtml(
      { ...document, title: "{{ zone }}", subtitle: "", headlineSentence: "{{ zone }}", cells },
      released,
    );
    expect(html).not.toContain("<img");
    expect(html).toContain("<p>In *a* &lt;img src=x onerror=alert(1)&gt; [b](c) &amp; {{ place }}.</p>");
  });

  it("keep raw HTML, pictures and level-1 headings out of prose", async () => {
    const body = await bodyOf({
      kind: "prose",
      markdown: "# One\n\n<b>bold</b> ![x](data:image/png;base64,AA) [y](javascript:alert(1))",
    });
    expect(body).toContain("<h2>One</h2>");
    expect(body).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(body).not.toMatch(/<img|<b>|href="javascript/);
  });

  it("show a table with caption, scope, key and numbers to the right", async () => {
    const body = await bodyOf({ kind: "table", table: "zones", caption: "Zones of {{ place }}" });
    expect(body).toContain("<strong>[c]</strong> hidden to protect people");
    expect(body).not.toContain("[z]</strong>");
    expect(body).toContain('<span class="ns-caption">Table 1</span> Zones of Invented Borough');
    expect(body).toContain('<th scope="col" class="ns-number">Arrears per 1,000</th>');
    expect(body).toContain('<tr><th scope="row">Eastmoor &amp; Holt</th><td class="ns-number">150</td>');
    expect(body).toContain('<td class="ns-number">108</td>');
    expect(body).toContain('14.5% <span class="ns-interval">13.0% to 15.9%</span>');
    expect(body).toContain('<tr class="ns-total"><th scope="row">All zones</th>');
  });

  it("show key figures with denominator, share and comparison in words", async () => {
    const body = await bodyOf({
      kind: "metrics",
      figures: [{ figure: "arrears", comparison: "All: {{ families }}" }, "homeless"],
    });
    expect(body).toContain(
      '<dt>In rent arrears</dt>\n<dd class="ns-value">520</dd>\n<dd>of 5,955 families, 8.7% <span class="ns-hint">All: 5,955 families</span></dd>',
    );
    expect(body).toContain('<dd class="ns-value">[c]</dd>\n<dd>families, hidden to protect people</dd>');
  });

  it("put a chart's table beside it and both of its widths on the page", async () => {
    const body = await bodyOf({ kind: "chart", chart });
    expect(body).toContain("<summary>Figure 1 as a table</summary>");
    expect(body).toContain('aria-labelledby="figure-1-wide-title figure-1-wide-desc"');
    expect(body).toContain('aria-labelledby="figure-1-narrow-title figure-1-narrow-desc"');
    expect(body.match(/Synthetic data: invented for demonstration/g)!.length).toBeGreaterThanOrEqual(3);
  });

  it("point to the figure that has the table, where a chart is shown with no columns", async () => {
    const body = await bodyOf({ kind: "chart", chart }, { kind: "chart", chart, columns: [] });
    expect(body).toContain('The numbers are in <a href="#figure-1-table">the table of Figure 1</a>.');
    expect(body).not.toContain("Figure 2 as a table");
    await expect(bodyOf({ kind: "chart", chart, columns: [] })).rejects.toThrow(
      'Figure 1 shows no column of table "zones", and no figure before it shows that table.',
    );
  });

  it("keep every row of a long table on the page and say that paper has the first 25", async () => {
    const rows = Array.from({ length: 61 }, (_, at) => [`Area ${String(at)}`]);
    const columns = [{ id: "area", title: "Area", kind: "label" }] as const;
    const tables = [{ name: "areas", title: "Areas", columns, rows }];
    const cells: ReportCell[] = [{ kind: "table", table: "areas" }];
    const plain = {
      name: "plain",
      title: "Areas",
      date: "2016-03-31",
      audience: "strategic" as const,
      cells,
    };
    const html = await renderHtml(plain, release({ tables }, strategicPolicy));
    expect(html).toContain("First 25 of 61 rows; the page on screen has all of them.");
    expect(html).toContain("Area 60");
    const shorter = [{ ...tables[0]!, rows: rows.slice(1) }];
    expect(await renderHtml(plain, release({ tables: shorter }, strategicPolicy))).not.toContain("First 25");
  });

  it("leave off paper what stands on screen, and say where it is", async () => {
    const body = await bodyOf(
      { kind: "details", title: "Every area", paper: "pointer", cells: [] },
      { kind: "metrics", figures: ["arrears"], paper: "leftOut" },
    );
    expect(body).toContain('<p class="ns-hint ns-paper">On screen: Every area.</p>');
    expect(body).toContain('<details class="ns-details ns-screen"><summary>Every area</summary>');
    expect(body).toContain('<dl class="ns-metrics ns-screen">');
  });

  it("let a chart without a phone layout scroll in a named region", async () => {
    const { name, title, subtitle, altText, spec, data, table } = chart;
    const body = await bodyOf({
      kind: "chart",
      chart: { name, title, subtitle, altText, spec, data, table },
    });
    expect(body).toContain('<div class="ns-scroll" role="region" aria-label="Figure 1" tabindex="0"><svg');
  });
});

describe("bad use", () => {
  it("is refused when the release was not made by release()", async () => {
    const copy = { ...inventedRelease() } as Release;
    await expect(renderHtml(document, copy)).rejects.toThrow(
      'Document "invented" can only be rendered with a release made by release() of @needscope/disclosure.',
    );
  });

  it("is refused when document and release are for different audiences", async () => {
    await expect(renderHtml(withCells(), release({ tables: [] }, practitionerPolicy))).rejects.toThrow(
      'Document "invented" is for the strategic audience, but its release was made for the practitioner audience by policy "practitioner".',
    );
  });

  it.each<[ReportCell, string]>([
    [
      { kind: "prose", markdown: "{{ arears }}" },
      'Unknown figure "arears" in a prose cell. Known: families, arrears, homeless, worst, place.',
    ],
    [{ kind: "table", table: "wards" }, 'Unknown table "wards" in a table cell. Known: zones.'],
    [
      { kind: "chart", chart: { ...chart, data: { rows: { outlines: "wards" } } } },
      'Unknown outlines "wards" in chart "arrears-by-zone". Known: none.',
    ],
    [
      { kind: "chart", chart: { ...chart, data: { other: { table: "zones" } } } },
      'Chart "arrears-by-zone" names data "rows". Declared: other.',
    ],
    [
      { kind: "chart", chart: { ...chart, spec: { ...chart.spec, data: { values: [{ zone: 3 }] } } } },
      'Chart "arrears-by-zone" holds data of its own; name data in spec.data and bind it in data.',
    ],
    [
      { kind: "prose", markdown: "{{ families.share }}" },
      'Figure "families" in a prose cell has no share; give its count a denominator with "of".',
    ],
    [
      { kind: "dashboard" } as unknown as ReportCell,
      'Unknown cell kind "dashboard" in document "invented". Known: heading, prose, metrics, chart, table, note, details, provenance.',
    ],
  ])("is refused in one sentence that names what is known (%#)", async (cell, message) => {
    await expect(renderHtml(withCells(cell), inventedRelease())).rejects.toThrow(message);
  });

  it("is refused for a date that is not a day", async () => {
    await expect(renderHtml({ ...document, date: "2016-02-30" }, inventedRelease())).rejects.toThrow(
      'A document\'s date is a day as yyyy-mm-dd, not "2016-02-30".',
    );
  });
});
