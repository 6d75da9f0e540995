import { describe, expect, it } from "vitest";
import {
  isPublished,
  isRelease,
  policySchema,
  practitionerPolicy,
  publicPolicy,
  publishedPolicy,
  release,
  releasedRows,
  strategicPolicy,
  type ColumnSpec,
  type Policy,
  type TableInput,
} from "@needscope/disclosure";

const zoneColumns: ColumnSpec[] = [
  { id: "zone", title: "Zone", kind: "label" },
  { id: "families", title: "Families in arrears", kind: "count", of: "families" },
  { id: "all", title: "All families", kind: "count", of: "families" },
  {
    id: "rate",
    title: "In arrears",
    kind: "rate",
    numerator: "families",
    denominator: "all",
    multiplier: 1,
    decimals: 1,
    shows: "percent",
  },
];

function zones(rows: TableInput["rows"], totals?: TableInput["totals"]): TableInput {
  return { name: "zones", title: "Arrears by zone", columns: zoneColumns, rows, ...(totals && { totals }) };
}

function texts(table: TableInput, policy: Policy): string[][] {
  return release({ tables: [table] }, policy)
    .tables.get(table.name)!
    .rows.map((row) => row.map((cell) => cell.text));
}

describe("primary hiding", () => {
  it("hides counts 1 to 4 and shows 0 and 5 under a minimum of 5", () => {
    const table: TableInput = {
      name: "counts",
      title: "Counts",
      columns: [{ id: "n", title: "Number", kind: "count" }],
      rows: [[0], [1], [4], [5], [7], [8], [12], [13], [1234]],
    };
    expect(texts(table, practitionerPolicy).flat()).toEqual([
      "0",
      "[c]",
      "[c]",
      "5",
      "7",
      "8",
      "12",
      "13",
      "1,234",
    ]);
    expect(texts(table, strategicPolicy).flat()).toEqual([
      "0",
      "[c]",
      "[c]",
      "5",
      "5",
      "10",
      "10",
      "15",
      "1,235",
    ]);
    expect(texts(table, publicPolicy).flat()).toEqual([
      "0",
      "[c]",
      "[c]",
      "[c]",
      "[c]",
      "[c]",
      "10",
      "15",
      "1,235",
    ]);
    expect(texts(table, publishedPolicy).flat()).toEqual(["0", "1", "4", "5", "7", "8", "12", "13", "1,234"]);
  });

  it("hides a numerator that leaves a small complement, and its rate", () => {
    expect(texts(zones([["Northvale", 97, 100, undefined]]), practitionerPolicy)).toEqual([
      ["Northvale", "[c]", "100", "[c]"],
    ]);
  });

  it("hides a zero whose complement is small, and shows a zero and a whole otherwise", () => {
    const rows = [
      ["a", 0, 3, undefined],
      ["b", 0, 60, undefined],
      ["c", 60, 60, undefined],
    ];
    expect(texts(zones(rows), practitionerPolicy)).toEqual([
      ["a", "[c]", "[c]", "[c]"],
      ["b", "0", "60", "0.0%"],
      ["c", "60", "60", "100.0%"],
    ]);
  });
});

describe("secondary hiding", () => {
  it("suppresses a second cell when one alone could be worked out from the total", () => {
    const table: TableInput = {
      name: "parts",
      title: "Parts",
      columns: [{ id: "n", title: "Number", kind: "count" }],
      rows: [[3], [40], [12], [55]],
      totals: [{ total: 3, parts: [0, 1, 2] }],
    };
    expect(texts(table, practitionerPolicy).flat()).toEqual(["[c]", "40", "[c]", "55"]);
    expect(release({ tables: [table] }, practitionerPolicy).hidden).toEqual({
      primary: 1,
      secondary: 1,
      counts: 4,
    });
  });

  it("goes on until no total of nested totals has one hidden cell", () => {
    const table: TableInput = {
      name: "nested",
      title: "Nested",
      columns: [{ id: "n", title: "Number", kind: "count" }],
      rows: [[2], [10], [12], [20], [30], [50], [62]],
      totals: [
        { total: 2, parts: [0, 1] },
        { total: 5, parts: [3, 4] },
        { total: 6, parts: [2, 5] },
      ],
    };
    expect(texts(table, practitionerPolicy).flat()).toEqual(["[c]", "[c]", "12", "20", "30", "50", "62"]);
    const linked = { ...table, totals: [...table.totals!, { total: 6, parts: [0, 1, 5] }] };
    expect(texts(linked, practitionerPolicy).flat()).toEqual(["[c]", "[c]", "12", "20", "30", "50", "62"]);
  });

  it("hides another part when the hidden parts of a shown total are together below the minimum", () => {
    const table: TableInput = {
      name: "ones",
      title: "Ones",
      columns: [{ id: "n", title: "Number", kind: "count" }],
      rows: [[1], [1], [20], [30], [52]],
      totals: [{ total: 4, parts: [0, 1, 2, 3] }],
    };
    expect(texts(table, practitionerPolicy).flat()).toEqual(["[c]", "[c]", "[c]", "30", "52"]);
  });

  it("hides a part when only the total is hidden, for a small complement", () => {
    const table = zones(
      [
        ["a", 40, 45, undefined],
        ["b", 57, 57, undefined],
        ["all", 97, 100, undefined],
      ],
      [],
    );
    const withTotal = {
      ...table,
      rows: table.rows.map((row, i) => (i === 0 ? ["a", 40, 43, undefined] : row)),
    };
    expect(texts({ ...withTotal, totals: [{ total: 2, parts: [0, 1] }] }, practitionerPolicy)).toEqual([
      ["a", "[c]", "43", "[c]"],
      ["b", "57", "57", "100.0%"],
      ["all", "[c]", "100", "[c]"],
    ]);
  });

  it("protects a cell that the producer suppressed", () => {
    const table: TableInput = {
      name: "official",
      title: "Official",
      columns: [{ id: "n", title: "Number", kind: "count" }],
      rows: [[Symbol.for("needscope.suppressed")], [40], [12], [55]],
      totals: [{ total: 3, parts: [0, 1, 2] }],
    };
    expect(texts(table, publishedPolicy).flat()).toEqual(["[c]", "40", "[c]", "55"]);
  });
});

describe("rates", () => {
  it("come from the released counts and nothing else, with their intervals", () => {
    const seen: number[][] = [];
    const interval = (numerator: number, denominator: number) => {
      seen.push([numerator, denominator]);
      return [0.1, 0.2] as const;
    };
    const columns = zoneColumns.map((column) =>
      column.kind === "rate"
        ? { ...column, shows: "per" as const, multiplier: 1000, interval, intervalName: "95% interval" }
        : column,
    );
    const table = { ...zones([["Northvale", 13, 98, undefined]]), columns };
    const cell = release({ tables: [table] }, strategicPolicy).tables.get("zones")!.rows[0]![3]!;
    expect(seen).toEqual([[15, 100]]);
    expect(cell).toEqual({ value: 150, lower: 100, upper: 200, text: "150.0 per 1,000" });
  });

  it("say why they are absent: hidden, not available, not applicable, low", () => {
    const rows = [
      ["hidden", 3, 100, undefined],
      ["missing", undefined, 100, undefined],
      ["nobody", 0, 0, undefined],
      ["low", 5, 20_000, undefined],
    ];
    expect(texts(zones(rows), practitionerPolicy).map((row) => row[3])).toEqual([
      "[c]",
      "[x]",
      "[z]",
      "[low]",
    ]);
  });
});

describe("figures", () => {
  const families = { count: 10_000, unit: "families" };

  it("hold number and denominator together", () => {
    const input = { name: "arrears", title: "In arrears", count: 903, unit: "families", of: families };
    expect(release({ tables: [], figures: [input] }, strategicPolicy).figures.get("arrears")).toEqual({
      name: "arrears",
      title: "In arrears",
      value: 905,
      text: "905",
      words: "905 of 10,000 families",
      share: "9.1%",
    });
  });

  it("hide a small count, a small complement and a small denominator", () => {
    const figures = [
      { name: "small", title: "Small", count: 3, unit: "families", of: families },
      { name: "complement", title: "Complement", count: 9_998, unit: "families", of: families },
      {
        name: "denominator",
        title: "Denominator",
        count: 3,
        unit: "families",
        of: { count: 3, unit: "families" },
      },
    ];
    const released = release({ tables: [], figures }, strategicPolicy);
    expect([...released.figures.values()].map((figure) => figure.words)).toEqual([
      "[c] of 10,000 families",
      "[c] of 10,000 families",
      "[c] of [c] families",
    ]);
    expect(released.hidden).toEqual({ primary: 3, secondary: 0, counts: 3 });
  });

  it("take a table's cell as it was released there, secondary hiding included", () => {
    const table = zones(
      [
        ["a", 3, 60, undefined],
        ["b", 12, 60, undefined],
        ["all", 15, 120, undefined],
      ],
      [{ total: 2, parts: [0, 1] }],
    );
    const figures = [
      { name: "b", title: "Families in b", cell: { table: "zones", row: 1, column: "families" } },
      { name: "all", title: "All", cell: { table: "zones", row: 2, column: "families" } },
    ];
    const released = release({ tables: [table], figures }, strategicPolicy);
    expect([...released.figures.values()].map((figure) => figure.words)).toEqual([
      "[c] families",
      "15 families",
    ]);
    expect(released.hidden.counts).toBe(6);
  });
});

describe("a release", () => {
  const planted = zones(
    [
      ["a", 3, 61, undefined],
      ["b", 17, 58, undefined],
      ["all", 20, 119, undefined],
    ],
    [{ total: 2, parts: [0, 1] }],
  );
  const secret = 3;
  const columns = zoneColumns.map((column) =>
    column.kind === "rate" ? { ...column, interval: () => [Math.min(secret, 0.1), 0.2] as const } : column,
  );

  it("holds no planted count, no function and no reference to its input, however deep one walks", () => {
    const outlines = {
      zones: {
        type: "FeatureCollection" as const,
        features: [
          {
            type: "Feature" as const,
            properties: { code: "Z1", name: "Northvale", families: 17 },
            geometry: { type: "Point", coordinates: [1, 2] },
          },
        ],
      },
    };
    const figures = [
      { name: "b", title: "b", count: 17, unit: "families", of: { count: 58, unit: "families" } },
    ];
    const released = release({ tables: [{ ...planted, columns }], figures, outlines }, strategicPolicy);
    const found = walk(released);
    for (const raw of [3, 17, 61, 58, 119]) expect(found.has(raw)).toBe(false);
    expect([...found].some((item) => typeof item === "function")).toBe(false);
    expect(found.has(planted.rows)).toBe(false);
    expect([...found].filter((item) => item === "17" || item === "3")).toEqual([]);
  });

  it("is known from a copy and cannot be changed", () => {
    const released = release({ tables: [planted] }, strategicPolicy);
    expect(isRelease(released)).toBe(true);
    expect(isRelease({ ...released })).toBe(false);
    expect(isRelease(structuredClone({ tables: [] }))).toBe(false);
    const tables = released.tables as Map<string, unknown>;
    expect(() => tables.set("zones", {})).toThrow(
      "A release cannot be changed; make another with release().",
    );
    expect(() => {
      (released.tables.get("zones")!.rows[0] as unknown[]).push(1);
    }).toThrow(TypeError);
  });

  it("gives charts rows with safe field names", () => {
    const released = release({ tables: [planted] }, strategicPolicy);
    expect(releasedRows(released.tables.get("zones")!)[0]).toMatchObject({
      row_index: 0,
      zone: "a",
      families: null,
      families_text: "[c]",
      families_shorthand: "[c]",
      all: 60,
      rate: null,
      rate_lower: null,
    });
  });

  it("of nothing is empty", () => {
    const released = release({ tables: [] }, publicPolicy);
    expect(released.hidden).toEqual({ primary: 0, secondary: 0, counts: 0 });
    expect(texts(zones([]), publicPolicy)).toEqual([]);
  });
});

describe("bad use", () => {
  it.each([
    [
      zones([["a", 1.5, 2, undefined]]),
      'Row 0, column "families" of table "zones" must hold a whole number, 0 or more.',
    ],
    [
      zones([["a", -1, 2, undefined]]),
      'Row 0, column "families" of table "zones" must hold a whole number, 0 or more.',
    ],
    [
      zones([["a", 1, 2, 0.5]]),
      'Row 0, column "rate" of table "zones" must hold undefined: a rate is worked out from its released counts.',
    ],
    [zones([["a", 1]]), 'Row 0 of table "zones" has 2 cells; it needs 4, one per column.'],
    [
      zones([["a", 1, 2, undefined]], [{ total: 4, parts: [0] }]),
      'A total of table "zones" names row 4; it has rows 0 to 0.',
    ],
    [
      zones(
        [
          ["a", 10, 20, undefined],
          ["all", 11, 20, undefined],
        ],
        [{ total: 1, parts: [0] }],
      ),
      'Column "families" of table "zones" does not add up to its total in row 1; correct the rows or leave that total out of totals.',
    ],
    [
      { ...zones([]), columns: [{ id: "no. of", title: "x", kind: "label" as const }] },
      'Column id "no. of" in table "zones" cannot be a chart field; use letters and digits, starting with a letter.',
    ],
    [
      {
        ...zones([]),
        columns: zoneColumns.map((c) => (c.kind === "rate" ? { ...c, denominator: "dwelings" } : c)),
      },
      'Unknown denominator "dwelings" of rate "rate" in table "zones". Count columns: families, all.',
    ],
    [
      { ...zones([]), columns: zoneColumns.map((c) => (c.kind === "rate" ? { ...c, multiplier: 100 } : c)) },
      'Rate "rate" in table "zones" shows a percentage, so its multiplier must be 1 (it holds a proportion, 0 to 1), not 100.',
    ],
  ])("is refused in one sentence (%#)", (table, message) => {
    expect(() => release({ tables: [table as TableInput] }, strategicPolicy)).toThrow(message);
  });

  it("is refused for two tables of one name, an unknown cell and a policy that rounds to nothing", () => {
    expect(() => release({ tables: [zones([]), zones([])] }, strategicPolicy)).toThrow(
      'Two tables of one release are named "zones".',
    );
    const cell = { table: "wards", row: 0, column: "n" };
    expect(() =>
      release({ tables: [zones([])], figures: [{ name: "x", title: "x", cell }] }, strategicPolicy),
    ).toThrow('Unknown table "wards" in figure "x". Known: zones.');
    expect(() => release({ tables: [] }, { ...strategicPolicy, roundTo: 20 })).toThrow("half of roundTo");
  });

  it("is refused under a policy of one's own that hides less than counts 1 to 4, a copy of publishedPolicy too", () => {
    const weak = { ...publishedPolicy, name: "ours" };
    for (const policy of [weak, { ...publishedPolicy }, { ...strategicPolicy, minimumCount: 4 }]) {
      expect(() => release({ tables: [] }, policy)).toThrow(
        new TypeError(
          "This policy cannot be used: minimumCount must be 5 or more, so that counts under 5 are hidden; only " +
            "publishedPolicy, for statistics that their producer has published, hides none.",
        ),
      );
      expect(policySchema.safeParse(policy).success).toBe(false);
      expect(isPublished(policy)).toBe(false);
    }
    expect(isPublished(release({ tables: [] }, publishedPolicy).policy)).toBe(true);
    expect(isPublished(release({ tables: [] }, publicPolicy).policy)).toBe(false);
  });
});

/** Every value reachable from a value: own keys, symbols, map entries. */
function walk(value: unknown, seen = new Set<unknown>()): Set<unknown> {
  if (seen.has(value)) return seen;
  seen.add(value);
  if (value instanceof Map) for (const [key, item] of value) walk([key, item], seen);
  else if (typeof value === "object" && value !== null) {
    const keys = Reflect.ownKeys(value).filter((key) => !(Array.isArray(value) && key === "length"));
    for (const key of keys) walk((value as Record<PropertyKey, unknown>)[key], seen);
  }
  return seen;
}

describe("a total that readers know from elsewhere", () => {
  it("hides a second part where one alone could be worked out from it", () => {
    const table = {
      name: "bands",
      title: "Bands",
      columns: [
        { id: "band", title: "Band", kind: "label" },
        { id: "families", title: "Families", kind: "count" },
      ],
      rows: [
        ["A", 3],
        ["B", 40],
        ["C", 20],
      ],
      totals: [{ parts: [0, 1, 2] }],
    } as const;
    const released = release({ tables: [table] }, strategicPolicy).tables.get("bands")!;
    expect(released.rows.map((row) => row[1]!.text)).toEqual(["[c]", "40", "[c]"]);
    expect(released.hidden).toEqual({ primary: 1, secondary: 1, counts: 3 });
    expect(released.totalRows).toEqual([]);
  });
});
