import type { Release } from "@needscope/disclosure";

/**
 * How the figures were worked out, in plain English, a paragraph each.
 *
 * @example
 * aboutCells(release, about, deprivationMethods(release));
 */
export function deprivationMethods({ figures }: Release): string[] {
  const drawn = [...figures.keys()].filter((name) => name.startsWith("drawn-"));
  return [
    "**Small areas** are Lower-layer Super Output Areas of 2011, of about 1,500 people each. The ward is the one of today that most of the area lies in; it is left out where the area was changed since.",
    "**The score** is put together again from the published ranks of each domain by the published rules: each rank becomes a number from 0 to 100 that falls fast from the most deprived areas on, and the domains are weighed: {{ weights }}. {{ checked }} ranks of the place are equal to the published ones.",
    "**A point** is a point of this score. It does not count people, and twice the score is not twice the deprivation.",
    "**The average** of the country, of the place and of a domain's points is weighed by the people who live in each area.",
    ...(drawn.length > 0
      ? [
          "**The range of a rank** comes from {{ draws }} draws. In each, everything that is not certain is drawn again, all {{ of }} areas are scored and ranked, and the range holds the middle {{ confidence }} of these ranks.",
          ...drawn.map((name) => `{{ ${name} }}`),
          "**Cannot be told apart** are areas of which, pair by pair, neither stands before the other in {{ apart-share }} of the draws. Ranges that share a place say less: two such areas can be told apart where one stands before the other nearly every time.",
        ]
      : []),
    "**The official summaries** are the five that the producer publishes for authorities. Extent counts the people of areas in the most deprived three tenths, those of the first tenth in full and the others less and less. Local concentration is the mean rank of the areas where the most deprived tenth of people live, counted from the least deprived.",
    "**What is not here**: how things have changed. Ranks of different years cannot be compared, since methods and boundaries differ. And an area is not its people: most people in a deprived area are not deprived, and many deprived people live elsewhere.",
  ];
}
