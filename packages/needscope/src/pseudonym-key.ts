import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createPseudonymKey } from "@needscope/targeting";
import type { RunDefinition } from "./run-definition.ts";

/** Where the key is, and whether one may be made. */
export interface PseudonymKeyOptions {
  /** By default `.needscope/pseudonym.key` in the user's own folder. */
  readonly keyFile?: string | undefined;
  /** Whether a key is made where there is none: for a first run, never for reading a list. */
  readonly make: boolean;
}

/**
 * The key of a run's pseudonyms, 64 hex digits. Real data: from a file outside the run, made with 32 random bytes for
 * its owner only where there is none. Synthetic data has nothing to protect, and its key is the same on every machine
 * so that the same inputs give the same bytes.
 *
 * @throws one sentence when there is no key and none may be made, or it cannot be read
 */
export async function pseudonymKey(run: RunDefinition, options: PseudonymKeyOptions): Promise<string> {
  if (run.synthetic !== undefined) return syntheticKey(run.name);
  const path = pseudonymKeyFile(options.keyFile);
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "ENOENT")
      throw new Error(`The key at ${path} cannot be read: --key names a file.`, { cause: fault });
    if (options.make) return makeKey(path);
    throw new Error(
      `There is no key of pseudonyms at ${path}: give the one that the run was made with by --key.`,
      { cause: fault },
    );
  }
}

/** The path of the key file: as given, else from NEEDSCOPE_KEY_FILE, else in the user's own folder. */
export function pseudonymKeyFile(keyFile: string | undefined): string {
  return resolve(keyFile ?? process.env.NEEDSCOPE_KEY_FILE ?? join(homedir(), ".needscope", "pseudonym.key"));
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
