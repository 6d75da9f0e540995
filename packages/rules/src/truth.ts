/**
 * The three answers a condition can have. Unknown is not no: a family whose benefits nobody recorded is not a
 * family without benefits. Stored as one byte a row.
 *
 * @example
 * Truth.unknown; // 2
 */
export const Truth = { no: 0, yes: 1, unknown: 2 } as const;

/** One of the codes of {@link Truth}: 0 no, 1 yes, 2 unknown. */
export type Truth = (typeof Truth)[keyof typeof Truth];

/**
 * Yes when both are yes, no when either is no, else unknown (Kleene 1938, strong three-valued logic).
 *
 * @example
 * and(Truth.no, Truth.unknown); // 0, no: whatever the unknown turns out to be
 */
export function and(left: Truth, right: Truth): Truth {
  if (left === Truth.no || right === Truth.no) return Truth.no;
  return left === Truth.yes && right === Truth.yes ? Truth.yes : Truth.unknown;
}

/**
 * Yes when either is yes, no when both are no, else unknown (Kleene 1938, strong three-valued logic).
 *
 * @example
 * or(Truth.yes, Truth.unknown); // 1, yes: whatever the unknown turns out to be
 */
export function or(left: Truth, right: Truth): Truth {
  if (left === Truth.yes || right === Truth.yes) return Truth.yes;
  return left === Truth.no && right === Truth.no ? Truth.no : Truth.unknown;
}

/**
 * Yes becomes no and no becomes yes; unknown stays unknown (Kleene 1938, strong three-valued logic).
 *
 * @example
 * not(Truth.unknown); // 2, unknown
 */
export function not(truth: Truth): Truth {
  if (truth === Truth.unknown) return Truth.unknown;
  return truth === Truth.yes ? Truth.no : Truth.yes;
}
