/**
 * Checks that a path stays inside a run on every system, and puts restricted files under `restricted/`.
 * Paths are relative, with forward slashes.
 *
 * @returns the path in the run
 * @throws Error when the path leads out of the run, means another file on another system, or is kept for the run.
 * @example
 * outputPath("families.csv", { restricted: true }); // "restricted/families.csv"
 */
export function outputPath(path: string, { restricted }: { readonly restricted: boolean }): string {
  const problem = problemWith(path);
  if (problem !== undefined) {
    throw new Error(
      `A run cannot write "${shown(path)}": ${problem}. Use a path such as "reports/summary.html".`,
    );
  }
  const inRestricted = path.toLowerCase().startsWith("restricted/");
  if (inRestricted && !(restricted && path.startsWith("restricted/"))) {
    throw new Error(`A run cannot write "${shown(path)}" openly: write it with { restricted: true }.`);
  }
  return restricted && !inRestricted ? `restricted/${path}` : path;
}

const kept = ["manifest.json", "started.txt", "restricted"];
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function problemWith(path: string): string | undefined {
  if (path === "") return "the path is empty";
  if (path.includes("\\")) return "it has a backslash";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "it is not relative to the run";
  if (!/^[^\p{Cc}<>:"|?*]+$/u.test(path)) return "it has a character that some systems do not allow";
  if (kept.includes(path.toLowerCase())) return "the run keeps that name for itself";
  for (const step of path.split("/")) {
    if (step === "" || step === "." || step === "..") return `it has the step "${step}"`;
    if (step.endsWith(".") || step.endsWith(" ") || windowsDevice.test(step)) {
      return `"${step}" is not a file name on every system`;
    }
  }
  return undefined;
}

function shown(path: string): string {
  return path.replace(/\p{Cc}/gu, "?");
}
