import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledKernel } from "../../../scripts/dev/compile-kernel.mjs";

// Compiles chunk-kernels.ts with AssemblyScript and writes its bytes as a module: `node packages/sources/assembly/build.mjs`.
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "reading", "fast", "chunk-kernels-bytes.ts");

/** The module that holds the compiled bytes. */
export function compiledModule() {
  return compiledKernel(join(here, "chunk-kernels.ts"), { name: "chunkKernelBytes" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, compiledModule());
