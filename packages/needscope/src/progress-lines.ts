import type { FileProgress } from "@needscope/sources/cores";

/**
 * Tells in lines how far reading has come: of files above 50 MB, at each 50 MB or each tenth of a larger file.
 *
 * @example
 * const onProgress = progressLines(console.error);
 * onProgress({ file: "council-tax.csv", bytes: 50e6, of: 320e6 }); // Reading council-tax.csv: 50 of 320 MB
 */
export function progressLines(log: (line: string) => void): (progress: FileProgress) => void {
  const told = new Map<string, number>();
  return ({ file, bytes, of }) => {
    if (of === undefined || bytes >= of) return;
    const step = Math.max(50e6, of / 10);
    const steps = Math.floor(bytes / step);
    if (steps <= (told.get(file) ?? 0)) return;
    told.set(file, steps);
    log(`Reading ${file}: ${megabytes(steps * step)} of ${megabytes(of)} MB`);
  };
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString("en-GB");
}
