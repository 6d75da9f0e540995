import { createRequire } from "node:module";
import { join } from "node:path";
import { runJob } from "./job-result.ts";
import { rowJob } from "./row-job.ts";

// danfojs reads and gives its rows; its group-by and merge count nothing as 0 and join keys that only look alike, so
// a Map brings rows to households: `danfojs.ts <folder>`. Small sizes only.

interface Frame {
  readonly columns: string[];
  readonly values: (string | number | boolean | null)[][];
}
interface Danfo {
  readCSV(path: string, options: object): Promise<Frame>;
}
const danfo = createRequire(import.meta.url)("danfojs-node") as Danfo;
const [folder = ""] = process.argv.slice(2);

await runJob(async () => {
  const files = ["council-tax.csv", "rent.csv", "benefits.csv", "incidents.csv", "pupils.csv"];
  const frames = new Map<string, Frame>();
  for (const file of files) {
    frames.set(file, await danfo.readCSV(join(folder, file), { header: true, dynamicTyping: false }));
  }
  return rowJob(folder, (file) => {
    const { columns, values } = frames.get(file)!;
    return values.map((row) =>
      Object.fromEntries(columns.map((name, i) => [name, row[i] === null ? "" : String(row[i])])),
    );
  });
});
