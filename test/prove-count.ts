/**
 * How many cases a long check runs: `sample` in `npm test`, `full` under `npm run prove -- <name>`, which also
 * prints the figure. Both counts are written as plain numbers in the call, where `npm run prove` reads them.
 *
 * @example
 * const cases = proveCount("mutations", { sample: 2000, full: 100_000 });
 */
export function proveCount(name: string, counts: { readonly sample: number; readonly full: number }): number {
  if (process.env.NEEDSCOPE_PROVE !== name) return counts.sample;
  process.stdout.write(`prove ${name}: ${counts.full.toLocaleString("en-GB")} in full\n`);
  return counts.full;
}
