/** How the lines of an input were accounted for: `lines` is the sum of the others. */
export interface ManifestLines {
  readonly lines: number;
  readonly header: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly blank: number;
  /** Titles, notes and records of other types, as declared; absent where there are none. */
  readonly aside?: number;
}

/** A file that a run read. */
export interface ManifestInput {
  /** Name of the source, for example "rent-arrears". */
  readonly source: string;
  /** Name of the file. */
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file, 64 hex digits. */
  readonly sha256: string;
  readonly account: ManifestLines;
}

/** A key figure of a run. */
export interface ManifestFigure {
  readonly name: string;
  readonly title: string;
  /** A number, or what stands in its place ("[c]"). */
  readonly value: number | string;
  /** What is counted, for example "families". */
  readonly unit: string;
}

/** A file that a run wrote. */
export interface ManifestOutput {
  /** Path in the run, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly restricted: boolean;
}

/** What the caller says about a run when it is done. */
export interface ManifestParts {
  /** Version of needscope. */
  readonly needscope: string;
  readonly name: string;
  /** The date that the figures are of, yyyy-mm-dd. */
  readonly asOf: string;
  /** The whole description of the run, as data. */
  readonly definition: unknown;
  readonly inputs: readonly ManifestInput[];
  readonly figures: readonly ManifestFigure[];
  readonly seed?: number;
  /** The disclosure policy, as data. */
  readonly policy?: unknown;
  /** The quality of the inputs, as data: what the next run compares with. */
  readonly quality?: unknown;
  /** What a reader should know about where the run took place. */
  readonly notes?: readonly string[];
}

/** What a run says of itself: `manifest.json`, with the time of its start out of `started.txt`. */
export interface Manifest extends ManifestParts {
  /** Start of the run, ISO 8601 in UTC. It stands in a file of its own, so that equal runs have equal manifests. */
  readonly started: string;
  readonly outputs: readonly ManifestOutput[];
  readonly notes: readonly string[];
}

/** The form of manifest.json that this version writes and reads. */
export const manifestFormat = 1;
