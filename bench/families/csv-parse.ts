import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runJob } from "./job-result.ts";
import { rowJob } from "./row-job.ts";

// csv-parse gives rows, a Map brings them to households: `csv-parse.ts <folder>`.

interface CsvParse {
  parse(bytes: Buffer, options: { columns: true }): Record<string, string>[];
}
const { parse } = createRequire(import.meta.url)("csv-parse/sync") as CsvParse;
const [folder = ""] = process.argv.slice(2);

await runJob(() => rowJob(folder, (file) => parse(readFileSync(join(folder, file)), { columns: true })));
