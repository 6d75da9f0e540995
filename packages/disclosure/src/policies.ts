import { policySchema, type Policy } from "./policy.ts";

/**
 * For people who work with the families concerned: counts 1 to 4 hidden, the rest as they are.
 *
 * @example
 * release({ tables }, practitionerPolicy);
 */
export const practitionerPolicy: Policy = policySchema.parse({
  name: "practitioner",
  version: "1",
  audience: "practitioner",
  minimumCount: 5,
  roundTo: 1,
});

/**
 * For strategic leads and partnership boards: counts 1 to 4 hidden, the rest rounded to the nearest 5.
 *
 * @example
 * release({ tables }, strategicPolicy);
 */
export const strategicPolicy: Policy = policySchema.parse({
  name: "strategic",
  version: "1",
  audience: "strategic",
  minimumCount: 5,
  roundTo: 5,
});

/**
 * For anyone: counts 1 to 9 hidden, the rest rounded to the nearest 5. The minimum is 10, twice that of the
 * strategic policy, because a published page can be set beside every other published page, for ever.
 *
 * @example
 * release({ tables }, publicPolicy);
 */
export const publicPolicy: Policy = policySchema.parse({
  name: "public",
  version: "1",
  audience: "public",
  minimumCount: 10,
  roundTo: 5,
});

/**
 * For statistics that their producer has already published: nothing hidden, nothing rounded, cells that the
 * producer suppressed stay suppressed. Never for a council's own records. `release` knows it as this very object: a
 * copy, or a policy of the same words and numbers, is refused.
 *
 * @example
 * release({ tables: [officialStatistics] }, publishedPolicy);
 */
export const publishedPolicy: Policy = Object.freeze({
  name: "already published",
  version: "1",
  audience: "public",
  minimumCount: 1,
  roundTo: 1,
});
