import {
  definePointsCard,
  type PointsCard,
  scoreCard,
  type UnitColumns,
  unitsFromRows,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

const families = unitsFromRows(
  [
    { family: "F1", arrears: 25000, benefit: true, "cap-loss": 21000 },
    { family: "F2", arrears: 0, benefit: false, "cap-loss": 0 },
    { family: "F3", arrears: 31000, benefit: undefined, "cap-loss": undefined },
    { family: "F4", arrears: undefined, benefit: undefined, "cap-loss": undefined },
    { family: "F5", arrears: undefined, benefit: true, "cap-loss": 0 },
  ],
  { id: "family" },
);

const card: PointsCard = {
  name: "early-help",
  title: "Early help",
  version: "1",
  items: [
    {
      name: "arrears",
      title: "Arrears",
      when: { field: "arrears", atLeast: 20000 },
      points: 2,
      reason: "Owes",
    },
    {
      name: "benefit",
      title: "Low income",
      when: { field: "benefit", is: true },
      points: 1,
      reason: "Benefit",
    },
    {
      name: "cap",
      title: "Benefit cap",
      when: { any: [{ field: "cap-loss", moreThan: 20000 }, { not: { field: "arrears", known: true } }] },
      points: 3,
      reason: "Loses",
    },
  ],
  bands: [
    { name: "high", title: "High", from: 5 },
    { name: "low", title: "Low", from: 0 },
    { name: "middle", title: "Middle", from: 2 },
  ],
};

describe("scoreCard", () => {
  test("counts what holds, lists what is unknown, and says what the score could be", () => {
    const scored = scoreCard(card, families);
    expect([...scored.score]).toEqual([6, 0, 2, 3, 4]);
    expect([...scored.maximum]).toEqual([6, 0, 6, 6, 6]);
    expect([...scored.rank]).toEqual([1, 5, 4, 3, 2]);
    expect([...scored.band].map((place) => card.bands[place]?.title)).toEqual([
      "High",
      "Low",
      "Middle",
      "Middle",
      "Middle",
    ]);
    expect([...scored.contributions].map(([name, points]) => [name, ...points])).toEqual([
      ["arrears", 2, 0, 2, 0, 0],
      ["benefit", 1, 0, 0, 0, 1],
      ["cap", 3, 0, 0, 3, 3],
    ]);
    expect([...scored.unknown].map(([name, unknown]) => [name, ...unknown])).toEqual([
      ["arrears", 0, 0, 0, 1, 1],
      ["benefit", 0, 0, 1, 1, 0],
      ["cap", 0, 0, 1, 0, 0],
    ]);
  });

  test("gives no score, rank or band to a unit of which nothing is known, and says why", () => {
    const units: UnitColumns = {
      ids: ["A", "B", "C"],
      columns: new Map([
        ["arrears", { values: [0, 0, 0], state: Uint8Array.of(0, 1, 2) }],
        ["benefit", { values: [0, 0, 0], state: Uint8Array.of(1, 2, 2), kind: "flag" as const }],
      ]),
    };
    const scored = scoreCard({ ...card, items: card.items.slice(0, 2) }, units);
    expect([...scored.state]).toEqual([0, 1, 2]);
    expect([...scored.rank]).toEqual([1, 0, 0]);
    expect([...scored.band]).toEqual([1, -1, -1]);
    expect([...scored.maximum]).toEqual([1, 3, 3]);
  });

  test("has band -1 everywhere where the card has no bands, and scores no units at all", () => {
    expect([...scoreCard({ ...card, bands: [] }, families).band]).toEqual([-1, -1, -1, -1, -1]);
    const none = new Map(["arrears", "benefit", "cap-loss"].map((name) => [name, { values: [] }]));
    expect([...scoreCard(card, { ids: [], columns: none }).score]).toEqual([]);
  });

  test("refuses an item on an indicator that is not there", () => {
    const items = [{ ...card.items[0]!, when: { field: "arears", atLeast: 1 } }];
    expect(() => scoreCard({ ...card, items }, families)).toThrow(
      new RangeError(
        'Unknown indicator "arears" in item "arrears" of points card "early-help". Known: arrears, benefit, cap-loss.',
      ),
    );
  });
});

describe("definePointsCard", () => {
  const [item] = card.items;
  test.each<[object, string]>([
    [{ items: [{ ...item, points: 0 }] }, 'items > "arrears" > points: Points are more than 0.'],
    [{ items: [{ ...item, points: -2 }] }, 'items > "arrears" > points: Points are more than 0.'],
    [{ items: [item, item] }, "items: An item is named twice: once is enough."],
    [{ items: [] }, "items: List at least one item."],
    [
      { items: [{ ...item, when: { all: [] } }] },
      'items > "arrears" > when > all: List at least one condition.',
    ],
    [
      { bands: [{ name: "a", title: "A", from: 1 }] },
      "bands: A score of 0 has no band: let the lowest band start from 0.",
    ],
    [
      {
        bands: [
          { name: "a", title: "A", from: 0 },
          { name: "b", title: "B", from: 0 },
        ],
      },
      "bands: Two bands start from the same score.",
    ],
    [{ version: 1 }, 'version: Give the version, as text ("1").'],
  ])("refuses %j in one sentence", (change, message) => {
    expect(() => definePointsCard({ ...card, ...change })).toThrow(
      new RangeError(`Points card "early-help", ${message}`),
    );
  });
});
