/** How an engine is started: a program of this folder in a language, with its words after the data's folder. */
export interface Engine {
  readonly program: string;
  readonly words: readonly string[];
  /** More households than it is asked for by `--engines all`; it would take minutes. */
  readonly most?: number;
}

/** The engines of the families job, in the order in which a round runs them. */
export const engines: Readonly<Record<string, Engine>> = {
  "needscope, 1 thread": { program: "needscope.ts", words: ["1"] },
  "needscope, 2 workers": { program: "needscope.ts", words: ["2"] },
  "DuckDB fused, 2 threads": { program: "duckdb.ts", words: ["fused"] },
  "DuckDB staged, 2 threads": { program: "duckdb.ts", words: ["staged"] },
  "polars for Node": { program: "polars.ts", words: [] },
  "polars for Python": { program: "polars-job.py", words: [] },
  pandas: { program: "pandas-job.py", words: [], most: 10_000_000 },
  "data.table": { program: "data-table-job.R", words: [], most: 10_000_000 },
  Arquero: { program: "arquero.ts", words: [], most: 1_000_000 },
  "csv-parse with Map": { program: "csv-parse.ts", words: [], most: 1_000_000 },
  danfojs: { program: "danfojs.ts", words: [], most: 10_000 },
};
