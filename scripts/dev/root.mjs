import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds the whole project, wherever a command is typed. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
