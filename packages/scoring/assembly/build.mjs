import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Compiles rank-kernel.ts with AssemblyScript and writes its bytes as a module: `node packages/scoring/assembly/build.mjs`.
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "draws", "rank-kernel-bytes.ts");

/** The module that holds the compiled bytes. */
export function compiledModule() {
  const folder = mkdtempSync(join(tmpdir(), "needscope-kernel-"));
  try {
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")),
      "bin",
      "asc.js",
    );
    const out = join(folder, "rank-kernel.wasm");
    const flags = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--sharedMemory"];
    const sizes = ["--initialMemory", "1", "--maximumMemory", "65536", "--memoryBase", "0"];
    const features = ["--enable", "simd", "--enable", "threads", "--enable", "bulk-memory"];
    execFileSync(process.execPath, [
      compiler,
      join(here, "rank-kernel.ts"),
      ...flags,
      ...sizes,
      ...features,
      "-o",
      out,
    ]);
    const text = readFileSync(out).toString("base64");
    return [
      "/** Compiled from assembly/rank-kernel.ts by assembly/build.mjs; a test compiles it again and compares. */",
      `export const rankKernelBytes =\n  "${text}";`,
      "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, compiledModule());
