import type { Policy } from "./policy.ts";

/**
 * A shown count to the nearest multiple of the policy's `roundTo`, halves up. Zero stays zero.
 *
 * @example
 * roundCount(12, strategicPolicy); // 10
 */
export function roundCount(count: number, policy: Policy): number {
  return Math.floor(count / policy.roundTo + 0.5) * policy.roundTo;
}
