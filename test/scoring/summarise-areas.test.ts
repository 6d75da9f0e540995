import { summariseAreas } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

// The worked example of the technical report of 2019: five areas of one district among 32,844.
const example = {
  rank: [3000, 10000, 500, 1000, 20000],
  score: [45.9, 26.51, 65.67, 59.14, 13.64],
  population: [1200, 1800, 1400, 1500, 1700],
  larger: Array<string>(5).fill("district"),
};

describe("summariseAreas", () => {
  test("is the worked example of the technical report", () => {
    const [district] = summariseAreas(example, { of: 32844 });
    expect(district).toMatchObject({ id: "district", areas: 5, unranked: 0, population: 7600 });
    expect(district!.averageRank!.toFixed(2)).toBe("25239.74");
    expect(district!.averageScore!.toFixed(5)).toBe("40.34658");
    // By hand: 3 of 5; percentile of rank 10,000 is 31, of 3,000 ten: 4,100 of 7,600 people at weight 1.
    expect(district!.proportion).toBe(0.6);
    expect(district!.extent).toBeCloseTo(4100 / 7600, 12);
    // By hand: 760 people, all in the area of rank 500.
    expect(district!.localConcentration).toBeCloseTo(32345, 9);
  });

  test("takes the share of areas in the most deprived tenth: 18 of 65", () => {
    const rank = Array.from({ length: 65 }, (_, place) => (place < 18 ? 1 + place : 20000 + place));
    const areas = { rank, population: rank.map(() => 1500), larger: rank.map(() => "district") };
    expect(summariseAreas(areas, { of: 32844 })[0]!.proportion!.toFixed(3)).toBe("0.277");
  });

  test.each([
    // By the report's table: rank 9,000 is in percentile 28, .95 - (.9 / 19) 17 = .1447368
    [9000, 0.1447368421],
    [3284, 1],
    [3285, 0.95],
    [9853, 0.05],
    [9854, 0],
  ])("weighs rank %d by %d in extent", (rank, weight) => {
    const [one] = summariseAreas({ rank: [rank], population: [5], larger: ["d"] }, { of: 32844 });
    expect(one!.extent).toBeCloseTo(weight, 9);
  });

  test("splits the last area of the tenth of people", () => {
    const areas = { rank: [2, 1, 3], population: [50, 5, 45], larger: ["d", "d", "d"] };
    // By hand: ten people, 5 of rank 1 (reversed 3) and 5 of rank 2 (reversed 2).
    expect(summariseAreas(areas)[0]!.localConcentration).toBe(2.5);
  });

  test("leaves out and counts areas without a rank, and says nothing of areas without people", () => {
    const areas = {
      rank: [0, 1, 2, 3],
      score: [0, 9, 8, 7],
      population: [10, 20, 0, 5],
      larger: ["a", "a", "b", undefined],
    };
    const [a, b] = summariseAreas(areas);
    expect(a).toMatchObject({ areas: 1, unranked: 1, population: 20, averageRank: 3, averageScore: 9 });
    expect(b).toMatchObject({
      ...{ areas: 1, population: 0, proportion: 0 },
      ...{
        averageRank: undefined,
        averageScore: undefined,
        extent: undefined,
        localConcentration: undefined,
      },
    });
    expect(summariseAreas({ rank: [1], population: [3], larger: ["a"] })[0]!.averageScore).toBe(undefined);
    expect(summariseAreas({ rank: [], population: [], larger: [] })).toEqual([]);
    expect(summariseAreas({ rank: [0], population: [3], larger: ["a"] })[0]!.proportion).toBe(undefined);
  });

  test.each([
    [{ population: [-1] }, "A population is a number from 0, not -1."],
    [{ population: [NaN] }, "A population is a number from 0, not NaN."],
    [{ rank: [7] }, "A rank of 1 areas lies between 1 and 1, not 7."],
    [{ score: [NaN] }, "A ranked area has a score that is a number, not NaN."],
    [{ larger: [] }, "A summary needs a rank, a population and a larger area for each area."],
  ])("refuses %j", (change, words) => {
    expect(() => summariseAreas({ rank: [1], population: [3], larger: ["a"], ...change })).toThrow(
      new RangeError(words),
    );
  });
});
