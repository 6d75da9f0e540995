import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readExtract } from "@needscope/sources";
import type { Table } from "@needscope/table";
import { familiesSources } from "./families/sources.ts";

// One engine, once, in a process of its own: `read-engine.ts <engine> <folder>` prints a line of JSON.

type Engine = (file: string, bytes: Buffer) => { rows: number; checksum: () => number };

// csv-parse is the package's own dependency, so it is found from there.
const ofSources = createRequire(new URL("../packages/sources/package.json", import.meta.url));
const { parse } = ofSources("csv-parse/sync") as { parse: (bytes: Buffer) => string[][] };

const engines: Readonly<Record<string, Engine>> = {
  "needscope fast": (file, bytes) => readWith("fast", file, bytes),
  "needscope careful": (file, bytes) => readWith("careful", file, bytes),
  // Splits only: no types, no checks, no account.
  "csv-parse": (_, bytes) => {
    const records = parse(bytes);
    return { rows: records.length - 1, checksum: () => 0 };
  },
};

function readWith(gear: "fast" | "careful", file: string, bytes: Buffer) {
  const { table, account } = readExtract(familiesSources.get(file)!, { file, bytes }, { gear });
  return { rows: account.lines - account.header, checksum: () => checksumOf(table) };
}

/** A sum over every cell of a table, so that two engines that give the same sum have read the same. */
function checksumOf(table: Table): number {
  let sum = table.rowCount;
  for (const column of table.columns.values()) {
    const values = column.kind === "text" ? column.codes : column.values;
    for (let row = 0; row < values.length; row += 1) {
      sum = (sum * 31 + (column.state[row] === 0 ? values[row]! : -1 - column.state[row]!)) % 1_000_000_007;
    }
    if (column.kind === "text")
      for (const text of column.pool) sum = (sum * 31 + text.length) % 1_000_000_007;
  }
  return sum;
}

const [name = "", folder = ""] = process.argv.slice(2);
const engine = engines[name];
if (engine === undefined)
  throw new Error(`Unknown engine "${name}". Known: ${Object.keys(engines).join(", ")}.`);
const result = { wall: 0, cpu: 0, rows: 0, checksum: 0 };
for (const file of familiesSources.keys()) {
  const start = performance.now();
  const before = process.cpuUsage();
  const { rows, checksum } = engine(file, readFileSync(join(folder, file)));
  result.wall += performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  result.cpu += (user + system) / 1000;
  result.rows += rows;
  result.checksum = (result.checksum * 31 + checksum()) % 1_000_000_007;
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...result, peak }));
