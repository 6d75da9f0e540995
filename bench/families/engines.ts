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
  "DuckDB fused, 2 threads": { program: "duckdb.ts", words: ["fused"] },
  "DuckDB staged, 2 threads": { program: "duckdb.ts", words: ["staged"] },
};
