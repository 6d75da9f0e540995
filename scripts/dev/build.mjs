import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";

// `npm run build` builds every package from nothing. As a package's own `prepack` it brings that package and
// those it stands on up to date, and lays the licence beside it, so that a plain `npm pack` there gives the whole.
const every = [
  ...readdirSync(join(root, "packages")).map((name) => join(root, "packages", name)),
  join(root, "reports"),
];
const here = process.cwd();
const prepack = process.env.npm_lifecycle_event === "prepack" && every.includes(here);
const wanted = prepack ? [here] : every;

await ensureInstalled("all");
for (const folder of wanted) {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  rmSync(join(folder, "tsconfig.tsbuildinfo"), { force: true });
}
const { code } = await runNode([join(root, "node_modules", "typescript", "bin", "tsc"), "-b", ...wanted]);
if (code === 0 && prepack) copyFileSync(join(root, "LICENSE"), join(here, "LICENSE"));
process.exitCode = code;
