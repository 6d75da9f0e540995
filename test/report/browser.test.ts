import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { release, strategicPolicy, type TableInput } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import { chromiumPath, openChromium } from "./chromium.ts";
import { document, inventedRelease } from "./invented-report.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const why = chromiumPath === undefined ? " (skipped: no Chromium found; set CHROMIUM_PATH)" : "";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

describe.skipIf(chromiumPath === undefined)(`a page in a browser${why}`, () => {
  let browser: Browser;
  let html: string;

  beforeAll(async () => {
    [browser, html] = await Promise.all([openChromium(), renderHtml(document, inventedRelease())]);
  });
  afterAll(() => browser.close());

  async function open(width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(html);
    return page;
  }

  it.each([320, 375, 1280])(
    "has no finding of axe-core at %d px, folded parts open and closed",
    async (width) => {
      const page = await open(width);
      for (const unfold of [false, true]) {
        const found = await page.evaluate<AxeResult>(
          `${unfold ? "document.querySelectorAll('details').forEach((d) => { d.open = true; });" : ""}
         ${axeSource}; axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
        );
        expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
      await page.close();
    },
  );

  it("does not scroll sideways as a whole at phone width, and shows one picture per figure", async () => {
    const page = await open(320);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    expect(await page.locator("figure svg:visible").count()).toBe(1);
    expect(await page.locator(".ns-narrow svg").isVisible()).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator("figure svg:visible").count()).toBe(1);
    expect(await page.locator(".ns-wide svg").isVisible()).toBe(true);
    await page.close();
  });

  it("opens folded parts in print, with the wide picture, and leaves the contents out", async () => {
    const page = await open(660);
    expect(await page.locator("#figure-1-table").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    const box = await page.locator("#figure-1-table").boundingBox();
    expect(box?.height).toBeGreaterThan(100);
    expect(await page.locator(".ns-wide svg").isVisible()).toBe(true);
    expect(await page.locator(".ns-narrow svg").isVisible()).toBe(false);
    expect(await page.locator(".ns-contents").isVisible()).toBe(false);
    await page.close();
  });

  it("prints the first 25 rows and the total of a long table, and shows all of them on screen", async () => {
    const rows = Array.from({ length: 62 }, (_, at) => [`Area ${String(at + 1)}`, at < 61 ? 10 : 610]);
    const tables: TableInput[] = [
      {
        name: "areas",
        title: "Areas",
        columns: [
          { id: "area", title: "Area", kind: "label" },
          { id: "families", title: "Families", kind: "count" },
        ],
        rows,
        totals: [{ total: 61, parts: Array.from({ length: 61 }, (_, at) => at) }],
      },
    ];
    const cells = [{ kind: "table", table: "areas" } as const];
    const page = await open(1280);
    await page.setContent(
      await renderHtml(
        { ...document, title: "Areas", headlineSentence: "Areas", cells },
        release({ tables }, strategicPolicy),
      ),
    );
    const note = page.getByText("First 25 of 62 rows");
    expect([await page.locator("tbody tr:visible").count(), await note.isVisible()]).toEqual([62, false]);
    await page.emulateMedia({ media: "print" });
    expect([await page.locator("tbody tr:visible").count(), await note.isVisible()]).toEqual([26, true]);
    await page.close();
  });

  it("asks for nothing and says nothing in the console", async () => {
    const page = await browser.newPage();
    const seen: string[] = [];
    page.on("request", (request) => seen.push(request.url()));
    page.on("console", (message) => seen.push(message.text()));
    page.on("pageerror", (error) => seen.push(error.message));
    await page.setContent(html, { waitUntil: "networkidle" });
    expect(seen).toEqual([]);
    await page.close();
  });
});
