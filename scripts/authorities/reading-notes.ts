import type { Extract } from "@needscope/sources";

/**
 * What was set aside in reading, in sentences: how many rows of which file, and why. Values are never told.
 *
 * @example
 * readingNotes([extract])[0]; // "Statutory homelessness by quarter: 12 rows. The same code and quarter stands ..."
 */
export function readingNotes(extracts: readonly Extract[]): string[] {
  return extracts.flatMap(({ source, quarantine }) => {
    const byCode = new Map<string, { rows: number; words: string }>();
    for (const { issues } of quarantine) {
      const { code, message } = issues[0]!;
      const words =
        code === "duplicate-key" ? `They repeat the ${keyWords(source.key)} of an earlier row.` : message;
      byCode.set(code, { rows: (byCode.get(code)?.rows ?? 0) + 1, words });
    }
    return [...byCode.values()].map(({ rows, words }) => `${source.title}: ${String(rows)} rows. ${words}`);
  });
}

function keyWords(key: readonly string[] | undefined): string {
  return (key ?? []).join(" and ");
}
