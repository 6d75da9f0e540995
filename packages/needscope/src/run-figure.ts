/** A figure of a run, unrounded: for the run's own console and manifest, never for a report. */
export interface RunFigure {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** Whether it counts people, families or households, so that a policy applies; a score or a rank does not. */
  readonly counts: boolean;
  /** The value as the console shows it, where that is not the number: "18.9%". */
  readonly shown?: string;
  /** Units of which nobody can tell whether they belong in the count; they are not in it. */
  readonly notKnown?: number;
}
