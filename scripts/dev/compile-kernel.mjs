import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * A module that exports the bytes of an AssemblyScript program under a name.
 *
 * @param {string} program its path
 * @param {{ name: string, shared?: boolean }} options whether cores share its memory
 */
export function compiledKernel(program, { name, shared = false }) {
  const folder = mkdtempSync(join(tmpdir(), "needscope-kernel-"));
  try {
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("assemblyscript/package.json")),
      "bin",
      "asc.js",
    );
    const out = join(folder, "kernel.wasm");
    const flags = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory"];
    const sizes = ["--initialMemory", "1", "--memoryBase", "0"];
    const features = ["--enable", "simd", "--enable", "bulk-memory"];
    const sharing = shared ? ["--sharedMemory", "--maximumMemory", "65536", "--enable", "threads"] : [];
    execFileSync(process.execPath, [
      compiler,
      program,
      ...flags,
      ...sizes,
      ...features,
      ...sharing,
      "-o",
      out,
    ]);
    const text = readFileSync(out).toString("base64");
    return [
      `/** Compiled from assembly/${basename(program)} by assembly/build.mjs; a test compiles it again and compares. */`,
      `export const ${name} =\n  "${text}";`,
      "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
