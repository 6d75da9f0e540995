import { displayNumber, isPublished, type Release } from "@needscope/disclosure";

const readers = {
  practitioner: "people who work with these families",
  strategic: "strategic leads and partnership boards",
  public: "everyone",
} as const;

/**
 * What the policy did to the figures, in sentences: its name and version, what is hidden and rounded, and how
 * many counts were hidden. Made from the release, so that no report can leave it out or misstate it.
 *
 * @example
 * suppressionNote(release)[0]; // "These figures were prepared for strategic leads ... under the strategic policy, version 1."
 */
export function suppressionNote({ policy, hidden }: Release): string[] {
  const total = hidden.primary + hidden.secondary;
  const { minimumCount, roundTo } = policy;
  return [
    `These figures were prepared for ${readers[policy.audience]} under the “${policy.name}” policy, version ${policy.version}.`,
    isPublished(policy)
      ? "The figures were already published by their producer: none has been hidden here, unless a total would give away one that the producer hid."
      : `Counts from 1 to ${minimumCount - 1} are hidden and shown as [c]. So is any other count that would give one of them away.`,
    roundTo > 1
      ? `Every other count is rounded to the nearest ${roundTo}, so parts may not add up to their total. Rates and percentages come from the rounded counts.`
      : "Counts that are shown are not rounded.",
    `${displayNumber(total)} of ${displayNumber(hidden.counts)} counts in this report ${total === 1 ? "is" : "are"} hidden.`,
  ];
}
