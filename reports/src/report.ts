import type { Policy, Release, ReleaseInput } from "@needscope/disclosure";
import type { Document } from "@needscope/report";

/** An extract of a run, as a report tells of it. */
export interface SourceAbout {
  readonly title: string;
  readonly file: string;
  readonly lines: number;
  /** `lines` is the sum of these five. */
  readonly accepted: number;
  readonly quarantined: number;
  readonly header: number;
  readonly blank: number;
  /** Titles, notes and records of other types, as declared. */
  readonly aside?: number;
  /** Rows that belong to a scored unit, of the accepted; absent where rows are not linked. */
  readonly linked?: number;
  /** What else there is to say of its quality, in rounded shares: "dates reach 2016-03". */
  readonly quality?: string;
}

/** What a report may say of its run besides what was released. */
export interface RunAbout {
  readonly name: string;
  readonly title: string;
  readonly place: string;
  /** yyyy-mm-dd */
  readonly asOf: string;
  readonly synthetic?: string;
  readonly policy: Policy;
  readonly sources: readonly SourceAbout[];
  /** How the extracts stood up to the gates of the run, in one sentence; absent where it declares none. */
  readonly gates?: string;
  readonly version: string;
}

/** What of the policy bears on what is worth showing; a policy has it. */
export interface SelectOptions {
  /** Counts are released to the nearest multiple of this; 1, exact, unless told. */
  readonly roundTo?: number;
}

/**
 * A notebook-style report: what of the findings may be shown, and the document over what was released. The document
 * never sees the findings, so every title, alt text and value comes from the release.
 */
export interface Report<Findings> {
  /** Kebab-case: the word under `reports:` in a run description, and the file's name. */
  readonly name: string;
  /** Kind of run that it tells of. */
  readonly of: "families" | "zones";
  readonly select: (findings: Findings, options?: SelectOptions) => ReleaseInput;
  readonly document: (release: Release, about: RunAbout) => Document;
}
