import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { compile, type TopLevelSpec } from "vega-lite";
import { Error as LogError, parse, View } from "vega";
import { chartTheme, type Chart } from "@needscope/charts";
import { releasedRows, type Release } from "@needscope/disclosure";

const require = createRequire(import.meta.url);
const schema = JSON.parse(readFileSync(require.resolve("vega-lite/vega-lite-schema.json"), "utf8")) as object;
const ajv = new Ajv({ strict: false, allowUnionTypes: true, validateFormats: false });
const fits = ajv.compile(schema);

/** Where a specification does not fit Vega-Lite's own schema; empty if it does. */
export function schemaErrors(spec: TopLevelSpec): string[] {
  return fits(spec) ? [] : (fits.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

/** A chart drawn in Node with the data of a release, and everything that was warned of on the way. */
export async function drawChart(
  chart: Chart,
  release: Release,
  which: "spec" | "narrowSpec" = "spec",
): Promise<{ svg: string; warnings: string[] }> {
  const warnings: string[] = [];
  const logger = collector(warnings);
  const bound = { ...structuredClone(chart[which]), datasets: datasetsOf(chart, release) };
  const vega = compile(bound as TopLevelSpec, { config: chartTheme, logger }).spec;
  const view = new View(parse(vega), { renderer: "none", logger, logLevel: LogError });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}

function datasetsOf(chart: Chart, release: Release) {
  const bound = Object.entries(chart.data).map(([name, from]) => [
    name,
    "table" in from
      ? releasedRows(release.tables.get(from.table)!)
      : structuredClone(release.outlines.get(from.outlines)!.features),
  ]);
  return Object.fromEntries(bound) as Record<string, object[]>;
}

function collector(warnings: string[]) {
  const collect = (...messages: readonly unknown[]) => {
    warnings.push(messages.map(String).join(" "));
    return logger;
  };
  const ignore = () => logger;
  const logger = {
    level: (() => logger) as never,
    error: collect,
    warn: collect,
    info: ignore,
    debug: ignore,
  };
  return logger;
}
