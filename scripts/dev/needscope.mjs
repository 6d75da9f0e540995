import { commandLine } from "./command-line.mjs";
import { ensureInstalled } from "./install.mjs";

// `npm run needscope -- check rent-arrears my.csv`: paths are read from the folder in which npm was typed.
await ensureInstalled("main");
process.exitCode = await commandLine(process.argv.slice(2), { cwd: process.env.INIT_CWD ?? process.cwd() });
