/**
 * Says in a sentence that a confidence is too high for so many draws.
 *
 * @returns undefined where the draws are enough
 * @example
 * tooFewDraws({ draws: 100, confidence: 0.999 }); // "To be sure at 0.999 takes 2000 draws or more, not 100."
 */
export function tooFewDraws({
  draws,
  confidence,
}: {
  readonly draws: number;
  readonly confidence: number;
}): string | undefined {
  // With fewer, not even the draws that all agree prove so much.
  const least = Math.ceil(2 / (1 - confidence) - 1e-6);
  if (draws >= least) return undefined;
  return `To be sure at ${String(confidence)} takes ${String(least)} draws or more, not ${String(draws)}.`;
}
