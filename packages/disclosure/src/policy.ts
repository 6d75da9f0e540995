import { z } from "zod";

/** No policy of one's own hides less than counts 1 to 4. */
const leastMinimum = 5;

/**
 * A disclosure policy for a council's records: who may read a release, which counts are hidden from them and how
 * the rest are rounded. Counts 1 to `minimumCount` - 1 are hidden, 1 to 4 at the least. Shown counts are rounded to
 * the nearest multiple of `roundTo`; 1 leaves them as they are.
 *
 * @example
 * policySchema.parse({ name: "partners", version: "1", audience: "strategic", minimumCount: 8, roundTo: 5 });
 */
export const policySchema = z
  .strictObject({
    name: z.string().min(1),
    version: z.string().min(1),
    audience: z.enum(["practitioner", "strategic", "public"]),
    minimumCount: z.int().min(leastMinimum, {
      error: `minimumCount must be ${leastMinimum} or more, so that counts under ${leastMinimum} are hidden; only publishedPolicy, for statistics that their producer has published, hides none`,
    }),
    roundTo: z.int().min(1),
  })
  .refine((policy) => policy.minimumCount * 2 >= policy.roundTo, {
    error: "minimumCount must be at least half of roundTo, else a shown count would be rounded to 0",
  })
  .readonly();

/** A checked disclosure policy. See {@link policySchema}. */
export type Policy = z.infer<typeof policySchema>;

/** Who a release and a document are for; a document renders only a release of its own audience. */
export type Audience = Policy["audience"];
