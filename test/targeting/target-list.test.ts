import { createHmac, randomBytes } from "node:crypto";
import { scoreCard, unitsFromRows, type PointsCard, type UnitValue } from "@needscope/scoring";
import { createPseudonymKey, pseudonymiser, targetList, writeTargetList } from "@needscope/targeting";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const card: PointsCard = {
  name: "toy",
  title: "Toy",
  version: "1",
  items: [
    {
      name: "arrears",
      title: "Arrears",
      when: { field: "owed", atLeast: 10_000 },
      points: 3,
      reason: "owes £100 or more",
    },
    {
      name: "homeless",
      title: "Homeless",
      when: { field: "homeless", is: true },
      points: 2,
      reason: "approached as homeless",
    },
  ],
  bands: [
    { name: "low", title: "Low need", from: 0 },
    { name: "high", title: "High need", from: 3 },
  ],
};

type FamilyRow = Readonly<Record<string, UnitValue>>;
const rows: FamilyRow[] = [
  { family: "FAM00001", owed: 20_000, homeless: true, children: 1 },
  { family: "FAM00002", owed: 20_000, homeless: false, children: 2 },
  { family: "FAM00003", owed: 15_000, homeless: false, children: 2 },
  { family: "FAM00004", owed: 12_000, homeless: undefined, children: 4 },
  { family: "FAM00005", owed: undefined, homeless: true, children: undefined },
  { family: "FAM00006", owed: 0, homeless: false, children: 3 },
  { family: "FAM00007", owed: undefined, homeless: undefined, children: 1 },
];
const score = (given: readonly FamilyRow[]) => scoreCard(card, unitsFromRows(given, { id: "family" }));
const refs = (list: { entries: readonly { id: string }[] }) => list.entries.map(({ id }) => id);

describe("targetList", () => {
  test("orders by score and cuts at the capacity, with everyone accounted for", () => {
    const list = targetList(score(rows), { capacity: 100 });
    expect(list.entries.map(({ id, place, score: points }) => [id, place, points])).toEqual([
      ["FAM00001", 1, 5],
      ["FAM00002", 2, 3],
      ["FAM00003", 2, 3],
      ["FAM00004", 2, 3],
      ["FAM00005", 5, 2],
    ]);
    expect(list.account).toEqual({
      units: 7,
      listed: 5,
      beyondCapacity: 0,
      notChosen: 0,
      notKnown: 0,
      withoutScore: 1,
      withoutPoints: 1,
    });
    expect(list.tieAtCut).toBeUndefined();
  });

  test("says a tie at the cut", () => {
    const list = targetList(score(rows), { capacity: 2 });
    expect(refs(list)).toEqual(["FAM00001", "FAM00002"]);
    expect(list.tieAtCut).toEqual({ score: 3, listed: 1, left: 2 });
    expect(list.notes).toEqual([
      "2 families listed; 3 more would be if the capacity were larger.",
      "At the cut 3 families stand equal with a score of 3: 1 of them listed, 2 not, by the order of their " +
        "references, which says nothing about need.",
      "1 family not listed for want of a score: nothing is known of them.",
      "1 family not listed, since no points are recorded for them.",
    ]);
    expect(targetList(score(rows), { capacity: 4 }).tieAtCut).toBeUndefined();
  });

  test("lists nobody without points, unless a condition asks for them", () => {
    const without = rows.filter(({ owed, homeless }) => owed === 0 && homeless === false);
    const list = targetList(score(without), { capacity: 5 });
    expect(list.entries).toEqual([]);
    expect(list.notes[0]).toBe("0 families listed; 0 more would be if the capacity were larger.");
    expect(refs(targetList(score(without), { capacity: 5, when: { field: "children", is: 3 } }))).toEqual([
      "FAM00006",
    ]);
  });

  test("writes thousands with commas in its notes", () => {
    const many = (count: number, owed: number) =>
      Array.from({ length: count }, (_, i) => ({ family: `F${owed}-${i}`, owed, homeless: false }));
    const list = targetList(score([...many(3_500, 20_000), ...many(8_012, 0)]), { capacity: 1_200 });
    expect(list.notes).toEqual([
      "1,200 families listed; 2,300 more would be if the capacity were larger.",
      "At the cut 3,500 families stand equal with a score of 3: 1,200 of them listed, 2,300 not, by the order of " +
        "their references, which says nothing about need.",
      "8,012 families not listed, since no points are recorded for them.",
    ]);
  });

  test("breaks ties by what the caller names, units without a value last", () => {
    const children = { field: "children", first: "highest" } as const;
    const list = targetList(score(rows), { capacity: 2, order: [children] });
    expect(refs(list)).toEqual(["FAM00001", "FAM00004"]);
    expect(list.tieAtCut).toBeUndefined();
    const lowest = targetList(score(rows), { capacity: 3, order: [{ ...children, first: "lowest" }] });
    expect(refs(lowest)).toEqual(["FAM00001", "FAM00002", "FAM00003"]);
    expect(
      targetList(score(rows), { capacity: 2, order: [{ ...children, first: "lowest" }] }).tieAtCut,
    ).toEqual({
      score: 3,
      listed: 1,
      left: 1,
    });
  });

  test("takes only those of whom the condition holds; unknown is neither listed nor a no", () => {
    const list = targetList(score(rows), { when: { field: "owed", moreThan: 0 }, capacity: 10 });
    expect(refs(list)).toEqual(["FAM00001", "FAM00002", "FAM00003", "FAM00004"]);
    expect(list.account).toMatchObject({ listed: 4, notChosen: 1, notKnown: 2, withoutScore: 0 });
    expect(list.notes).toContain("For 2 families it is not known whether they belong on the list.");
  });

  test("gives each unit its reasons, that sum to its score, and what is not known", () => {
    const [first, , , fourth] = targetList(score(rows), { capacity: 10 }).entries;
    expect(first?.reasons.map(({ words }) => words)).toEqual([
      "owes £100 or more: 3 points",
      "approached as homeless: 2 points",
    ]);
    expect(first?.band).toBe("High need");
    expect(fourth).toMatchObject({ id: "FAM00004", score: 3, maximum: 5 });
    expect(fourth?.unknown.map(({ name }) => name)).toEqual(["homeless"]);
  });

  test("gives the same list whatever the order of the rows", () => {
    const expected = targetList(score(rows), { capacity: 3 });
    const property = fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(targetList(score(shuffled), { capacity: 3 })).toEqual(expected);
    });
    fc.assert(property, { seed: 2016, numRuns: 50 });
  });

  test("nobody to list is no error; a capacity or an order that cannot be is", () => {
    const columns = new Map([
      ["owed", { values: [] }],
      ["homeless", { values: [], kind: "flag" as const }],
    ]);
    expect(targetList(scoreCard(card, { ids: [], columns }), { capacity: 1 }).entries).toEqual([]);
    for (const capacity of [0, -1, 1.5, NaN]) {
      expect(() => targetList(score(rows), { capacity })).toThrow(
        /say a whole number of families, 1 or more/,
      );
    }
    expect(() =>
      targetList(score(rows), { capacity: 1, order: [{ field: "age", first: "lowest" }] }),
    ).toThrow('Cannot order by "age". Known: owed, homeless, children.');
  });
});

/** The cells of CSV text in which no quoted cell has a line break. */
function cellsOf(csv: string): string[][] {
  return csv
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,"]*)(?:,|$)/g)].map(([, cell = ""]) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
}

// The key is the bytes 0 to 31. The pseudonyms are those of Python: hmac.new(key, ref.encode(), hashlib.sha256).
const key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const pythonPseudonyms = [
  ["FAM00001", "f9136339ef535e117782a18b9c6e2ebc86804c53e73d25e5420023de301daf46"],
  ["FAM00002", "6b6c3ec259c430d532565a2e7a792217f3628ec87ec63213b8411cb647c33e73"],
  ["Ümit/1", "9a46ae2e8ce5a8eac563e6c39665fde2d0a7d3cfb29fa0495d2f2adec499796d"],
] as const;

describe("pseudonyms", () => {
  test("are HMAC-SHA-256, as Python and Node's crypto compute it", async () => {
    const pseudonym = await pseudonymiser(key);
    for (const [ref, expected] of pythonPseudonyms) {
      expect(await pseudonym(ref)).toBe(expected);
      expect(createHmac("sha256", Buffer.from(key, "hex")).update(ref).digest("hex")).toBe(expected);
    }
    const upper = await pseudonymiser(`${key.toUpperCase()}\n`);
    expect(await upper("FAM00001")).toBe(pythonPseudonyms[0][1]);
  });

  test("need a key of 32 bytes in hex, and an error never shows it", async () => {
    for (const wrong of ["", key.slice(2), `${key}0`, `${key.slice(2)}zz`, "correct horse battery staple"]) {
      const refused = pseudonymiser(wrong).then(
        () => "",
        (error: unknown) => String(error),
      );
      expect(await refused).toMatch(/must be hex text of at least 32 bytes/);
      if (wrong !== "") expect(await refused).not.toContain(wrong);
    }
  });

  test("a new key is 32 bytes of the given source", () => {
    expect(createPseudonymKey((count) => Uint8Array.from({ length: count }, (_, byte) => byte))).toBe(key);
    expect(createPseudonymKey(randomBytes)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("writeTargetList", () => {
  const options = { key, asOf: "2016-03-31", marking: "OFFICIAL-SENSITIVE" };

  test("writes one header row and one row a family, with reasons and what is not known in words", async () => {
    const { csv } = await writeTargetList(targetList(score(rows.slice(0, 4)), { capacity: 2 }), options);
    expect(csv).toBe(
      "\uFEFFPseudonym,Place,Score,Highest possible score,Band,Reasons,Not known,As of,Marking\r\n" +
        `${pythonPseudonyms[0][1]},1,5,5,High need,` +
        "owes £100 or more: 3 points; approached as homeless: 2 points,,2016-03-31,OFFICIAL-SENSITIVE\r\n" +
        `${pythonPseudonyms[1][1]},2,3,3,High need,owes £100 or more: 3 points,,2016-03-31,OFFICIAL-SENSITIVE\r\n`,
    );
  });

  test("holds no ref, in the list or in its conditions", async () => {
    const list = targetList(score(rows), { capacity: 10 });
    const { csv, conditions } = await writeTargetList(list, options);
    expect(csv + conditions).not.toMatch(/FAM\d/);
    const notKnown = list.entries[3]?.unknown[0]?.words;
    expect(notKnown).toContain("could add 2 points");
    expect(cellsOf(csv)[4]?.[6]).toBe(notKnown);
  });

  test("escapes what a spreadsheet would run, and leaves plain negative numbers", async () => {
    const evil = ["=1+1", "+44", "-2+3", "@SUM(A1)", "\tx", '=HYPERLINK("x","y")', "\uFF1Dcmd"];
    const items = evil.map((reason, index) => ({ ...card.items[0]!, name: `i${index}`, points: 1, reason }));
    for (const item of items) {
      const given = scoreCard({ ...card, items: [item] }, unitsFromRows(rows, { id: "family" }));
      const { csv } = await writeTargetList(targetList(given, { capacity: 1 }), options);
      const cells = cellsOf(csv)[1]!;
      expect(cells[5]).toBe(`'${item.reason}: 1 point`);
    }
    const bands = [{ name: "b", title: "-12.5", from: 0 }];
    const given = scoreCard({ ...card, bands }, unitsFromRows(rows, { id: "family" }));
    const { csv } = await writeTargetList(targetList(given, { capacity: 1 }), {
      ...options,
      marking: "-1+1",
    });
    const cells = cellsOf(csv)[1]!;
    expect([cells[4], cells[8]]).toEqual(["-12.5", "'-1+1"]);
  });

  test("has its conditions of use apart, with marking, date, cut and what is synthetic", async () => {
    const list = targetList(score(rows), { capacity: 2 });
    const { conditions } = await writeTargetList(list, { ...options, synthetic: "Synthetic data." });
    const lines = conditions.split("\n");
    expect(lines[0]).toBe("OFFICIAL-SENSITIVE");
    expect(lines[2]).toBe("Families in order of need, as of 2016-03-31: conditions of use");
    expect(lines[4]).toBe("Synthetic data.");
    for (const note of list.notes) expect(lines).toContain(`- ${note}`);
    expect(conditions).toContain("never replaces it");
  });

  test("says in its conditions how many rows of each source were set aside", async () => {
    const list = targetList(score(rows), { capacity: 2 });
    const setAside = [
      { source: "Rent arrears", rows: 1_012 },
      { source: "Benefit awards", rows: 1 },
      { source: "School", rows: 0 },
    ];
    const lines = (await writeTargetList(list, { ...options, setAside })).conditions.split("\n");
    expect(lines.filter((line) => line.includes("set aside"))).toEqual([
      "- 1,012 rows of Rent arrears were set aside; a family whose record is among them is counted as without one, " +
        "and may count as owing nothing.",
      "- 1 row of Benefit awards was set aside; a family whose record is among them is counted as without one, and " +
        "may count as owing nothing.",
    ]);
    expect((await writeTargetList(list, options)).conditions).not.toContain("set aside");
  });

  test("refuses a list without a marking or a real date", async () => {
    const list = targetList(score(rows), { capacity: 2 });
    await expect(writeTargetList(list, { ...options, marking: " " })).rejects.toThrow(/needs a marking/);
    await expect(writeTargetList(list, { ...options, asOf: "31/03/2016" })).rejects.toThrow(/is not a date/);
  });
});
