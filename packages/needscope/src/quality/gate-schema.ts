import { z } from "zod";

const share = z.number().min(0).max(1);
const atMost = z.strictObject({ atMost: z.number().min(0) });
const atMostShare = z.strictObject({ atMost: share });

/**
 * What the quality of one extract must be before anything is scored from it. Every part may be left out.
 *
 * - `rows`: accepted rows, at least.
 * - `completeness`: for each field, the least share of rows that have a value (a suppressed one counts as one).
 * - `quarantined`, `duplicates`, `impossible`: the most of rows set aside, of rows that repeat a key, and of rows in which
 *   a declared check found what cannot be; shares of all rows.
 * - `latest`: for each date field, how many days before the run's date the latest date may lie.
 * - `future`: for each date field, the most of dates that lie after the run's.
 * - `drift`: against the run named by `--previous`: the change of rows (0.2 is a fifth), of any field's completeness, the
 *   population stability index of any code list (0.25 is a large shift by custom), the change of any mean.
 */
export const gateSchema = z.strictObject({
  rows: z.strictObject({ atLeast: z.int().min(0) }).optional(),
  completeness: z.record(z.string(), share).default({}),
  quarantined: atMostShare.optional(),
  duplicates: atMostShare.optional(),
  impossible: atMostShare.optional(),
  latest: z.record(z.string(), z.strictObject({ withinDays: z.int().min(0) })).default({}),
  future: z.record(z.string(), atMostShare).default({}),
  drift: z
    .strictObject({
      rows: atMost.optional(),
      completeness: atMost.optional(),
      codes: atMost.optional(),
      means: atMost.optional(),
    })
    .default({}),
});

/** The gates of one extract; see `gateSchema`. */
export type Gates = z.output<typeof gateSchema>;
