import {
  type Composite,
  contributionTree,
  type ContributionNode,
  scoreComposite,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const units = unitsFromRows(
  [
    { zone: "A", absence: 10, arrears: 40, "take-up": 90, crime: 3 },
    { zone: "B", absence: 20, arrears: 10, "take-up": 60, crime: 1 },
    { zone: "C", absence: 15, arrears: 20, "take-up": 30, crime: 2 },
    { zone: "D", absence: 15, arrears: undefined, "take-up": 30, crime: 2 },
  ],
  { id: "zone" },
);

const need: Composite = {
  name: "need",
  title: "Need",
  normalise: "minMax",
  parts: [
    { indicator: "absence", direction: "higher-is-need", weight: 2 },
    {
      name: "place",
      weight: 2,
      parts: [
        { indicator: "arrears", direction: "higher-is-need", weight: 3 },
        {
          name: "safety",
          normalise: "rank",
          weight: 1,
          parts: [
            { indicator: "take-up", direction: "lower-is-need" },
            { indicator: "crime", direction: "higher-is-need" },
          ],
        },
      ],
    },
  ],
};

describe("contributionTree", () => {
  test("takes a score apart at each level, bit for bit, and a group that is one piece into its own score", () => {
    const scored = scoreComposite(need, units);
    // By hand for C: absence 1/2 at 1/2; arrears 1/3 at 3/8; safety at 1/8 is rank 4 of its own scores, 1/2 each of
    // 1 and 1/2, as D has the same.
    const { parts, contribution, title } = contributionTree(scored, "C");
    const [absence, place] = parts as [ContributionNode, ContributionNode];
    expect(title).toBe("Need");
    expect(absence).toMatchObject({ name: "absence", contribution: 0.25, parts: [] });
    expect(place.parts.map(({ name }) => name)).toEqual(["arrears", "safety"]);
    expect(place.parts[0]!.contribution).toBeCloseTo(0.125, 14);
    const safety = place.parts[1]!;
    expect(safety).toMatchObject({ title: "Safety", contribution: 0.375, parts: [] });
    expect(safety.own!.contribution).toBeCloseTo(0.75, 14);
    expect(safety.own!.parts.map((part) => part.contribution)).toEqual([0.5, 0.25]);
    expect(place.parts[0]!.contribution + safety.contribution).toBe(place.contribution);
    expect(absence.contribution + place.contribution).toBe(contribution);
    expect(contribution).toBe(scored.score[2]);
  });

  test("says when a unit is not there, or has no score", () => {
    const scored = scoreComposite(need, units);
    expect(() => contributionTree(scored, "Z")).toThrow(
      new RangeError('No unit has the id "Z" among the 4 scored.'),
    );
    expect(() => contributionTree(scored, "D")).toThrow(
      new RangeError('Unit "D" has no score to take apart.'),
    );
  });
});
