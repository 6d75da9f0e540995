import { commandLine } from "./command-line.mjs";
import { ensureInstalled } from "./install.mjs";

// `npm start`: the main job on the bundled data, the family side and the area side.
await ensureInstalled("main");
process.exitCode = await commandLine(["run", "scripts/target-families.ts", "scripts/score-areas.ts"]);
