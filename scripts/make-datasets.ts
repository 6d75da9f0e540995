import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { croydonGateway } from "./datasets/croydon/croydon-gateway.ts";
import { dorsetZones } from "./datasets/dorset/dorset-zones.ts";
import type { DatasetFile } from "./datasets/generator/dataset-file.ts";

/** Writes the synthetic datasets, the same bytes for the same seed; with --check compares and writes nothing. */
const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(dirname(fileURLToPath(import.meta.url)), "..", "datasets") },
    seed: { type: "string", default: "2016" },
    check: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const usage = `Writes the synthetic datasets from a seed, the same bytes every time.

  make-datasets.ts [--out datasets] [--seed 2016] [--check]

  --out    folder to write to (default: datasets/ of this repository)
  --seed   whole number that all draws start from (default: 2016)
  --check  compares with what is there, writes nothing; exit 1 where a file differs or is missing
`;

process.exitCode = main();

function main(): number {
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    console.error(`The seed "${values.seed}" is not a whole number from 0 up; try --seed 2016.`);
    return 2;
  }
  const files = [
    ...inFolder("croydon-gateway", croydonGateway(seed)),
    ...inFolder("dorset-zones", dorsetZones(seed)),
  ];
  return values.check ? check(files) : write(files);
}

function inFolder(folder: string, files: readonly DatasetFile[]): DatasetFile[] {
  return files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
}

function write(files: readonly DatasetFile[]): number {
  for (const { path, bytes } of files) {
    const target = join(values.out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    console.log(`${path} ${bytes.length} bytes`);
  }
  return 0;
}

function check(files: readonly DatasetFile[]): number {
  const wrong = files.flatMap(({ path, bytes }) => {
    const there = bytesAt(join(values.out, path));
    if (there === undefined) return [`${path} is missing.`];
    return there.equals(bytes) ? [] : [`${path} is not what this seed gives.`];
  });
  for (const line of wrong) console.error(line);
  console.log(`${files.length - wrong.length} of ${files.length} files are as generated.`);
  return wrong.length === 0 ? 0 : 1;
}

function bytesAt(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
