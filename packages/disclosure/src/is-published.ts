import type { Policy } from "./policy.ts";
import { publishedPolicy } from "./policies.ts";

/**
 * Whether a policy is {@link publishedPolicy} itself: the only one of which a report may say that its figures were
 * published before. Names and numbers do not count, since anybody can write those down.
 *
 * @example
 * isPublished(publishedPolicy); // true
 * isPublished({ ...publishedPolicy }); // false
 */
export function isPublished(policy: Policy): boolean {
  return policy === publishedPolicy;
}
