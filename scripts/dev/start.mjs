import { commandLine } from "./command-line.mjs";
import { ensureInstalled } from "./install.mjs";

// `npm start`: the main job on the bundled data, the family side and then the area side.
await ensureInstalled("main");
for (const script of ["scripts/target-families.ts", "scripts/score-areas.ts"]) {
  const code = await commandLine(["run", script, ...process.argv.slice(2)]);
  if (code !== 0) process.exit(code);
}
