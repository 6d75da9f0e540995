import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createPseudonymKey } from "@needscope/targeting";
import type { RunDefinition } from "./run-definition.ts";

/**
 * The key of a run's pseudonyms, 64 hex digits. Real data: from a file outside the run, made with 32 random bytes for
 * its owner only where there is none. Synthetic data has nothing to protect, and its key is the same on every machine
 * so that the same inputs give the same bytes.
 *
 * @param keyFile by default `.needscope/pseudonym.key` in the user's own folder
 */
export async function pseudonymKey(run: RunDefinition, keyFile = defaultKeyFile()): Promise<string> {
  if (run.synthetic !== undefined) return syntheticKey(run.name);
  const path = resolve(keyFile);
  const found = await readFile(path, "utf8").catch(() => undefined);
  if (found === undefined) return makeKey(path);
  return found.trim();
}

function defaultKeyFile(): string {
  return process.env.NEEDSCOPE_KEY_FILE ?? join(homedir(), ".needscope", "pseudonym.key");
}

function syntheticKey(name: string): string {
  return createHmac("sha256", "needscope synthetic data, nothing to protect").update(name).digest("hex");
}

async function makeKey(path: string): Promise<string> {
  const key = createPseudonymKey(randomBytes);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: "wx" });
  return key;
}
