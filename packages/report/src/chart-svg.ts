import { releasedRows, type Release } from "@needscope/disclosure";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { ReportChart } from "./document.ts";
import { finishedSvg } from "./finished-svg.ts";
import { named } from "./named.ts";
import { vegaTextWidth } from "./vega-text-width.ts";
import { vegaTheme } from "./vega-theme.ts";

/**
 * One chart as SVG text: the release's data bound to the specification's names, drawn without a browser, a
 * canvas or the network. The same chart gives the same bytes. Throws where the specification holds data of its
 * own, names data that the chart does not declare, or asks for a table or outlines that the release lacks.
 *
 * @example
 * await chartSvg(chart, release, { id: "figure-1", width: "wide" }); // "<svg role=\"img\" ..."
 */
export async function chartSvg(
  chart: ReportChart,
  release: Release,
  { id, width = "wide", note = "" }: { id: string; width?: "wide" | "narrow"; note?: string },
): Promise<string> {
  const spec = width === "narrow" ? (chart.narrowSpec ?? chart.spec) : chart.spec;
  refuseOwnData(spec, chart);
  const bound = { ...structuredClone(spec), datasets: datasetsOf(chart, release) };
  const compiled = compile(bound as TopLevelSpec, { config: vegaTheme, logger: silentLogger() });
  const svg = await vegaTextWidth(() => draw(compiled.spec));
  return finishedSvg(svg, { id, title: chart.title, description: `${chart.altText}${note && ` ${note}`}` });
}

async function draw(spec: vega.Spec): Promise<string> {
  const view = new vega.View(vega.parse(spec), {
    renderer: "none",
    loader: closedLoader(),
    logger: silentLogger(),
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function datasetsOf(chart: ReportChart, release: Release): Record<string, unknown[]> {
  const where = `chart "${chart.name}"`;
  return Object.fromEntries(
    Object.entries(chart.data).map(([name, from]) => [
      name,
      "table" in from
        ? releasedRows(named(release.tables, from.table, { what: "table", where }))
        : structuredClone([...named(release.outlines, from.outlines, { what: "outlines", where }).features]),
    ]),
  );
}

/** A specification with values or an address in it could show what no policy has seen. */
function refuseOwnData(spec: TopLevelSpec, chart: ReportChart): void {
  const known = Object.keys(chart.data);
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) checkData(value as Readonly<Record<string, unknown>>);
    for (const item of Object.values(value)) visit(item);
  };
  const checkData = (part: Readonly<Record<string, unknown>>): void => {
    const data = part["data"] as Readonly<Record<string, unknown>> | null | undefined;
    if ("datasets" in part || (data && ("values" in data || "url" in data))) {
      throw new TypeError(
        `Chart "${chart.name}" holds data of its own; name data in spec.data and bind it in data.`,
      );
    }
    const name = data?.["name"];
    if (typeof name === "string" && !known.includes(name)) {
      throw new RangeError(
        `Chart "${chart.name}" names data "${name}". Declared: ${known.join(", ") || "none"}.`,
      );
    }
  };
  visit(spec);
}

/** Nothing is fetched, whatever a specification asks for. */
function closedLoader(): vega.Loader {
  const refuse = () => Promise.reject(new Error("A report's charts load nothing."));
  return { ...vega.loader(), load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

/** Advice about specifications is for who writes charts; an error stops the report. */
function silentLogger(): vega.LoggerInterface {
  const logger: vega.LoggerInterface = {
    level: (() => logger) as unknown as vega.LoggerInterface["level"],
    error: (...messages) => {
      throw new Error(messages.map(String).join(" "));
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
