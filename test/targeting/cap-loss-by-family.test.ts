import { capLossByFamily, type AwardColumns } from "@needscope/targeting";
import { column, dayNumber, tableFromRows } from "@needscope/table";
import { describe, expect, test } from "vitest";

interface AwardRow {
  readonly family: number;
  readonly claim?: string | undefined;
  readonly benefit: string;
  readonly pence?: number | undefined;
  readonly start?: string;
  readonly end?: string;
  readonly type?: string;
  readonly children?: number;
  readonly exemption?: string | undefined;
}

const kinds = {
  claim: "text",
  benefit: "text",
  pence: "number",
  start: "date",
  end: "date",
  type: "text",
  children: "number",
  exemption: "text",
} as const;

/** The columns of a real table fit as they are. */
function columnsOf(rows: readonly AwardRow[]): AwardColumns {
  const full = rows.map(({ family, ...row }) => ({
    claim: `HB${String(family).padStart(7, "0")}`,
    start: "2015-06-01",
    type: "L",
    children: 3,
    exemption: "NONE",
    ...row,
  }));
  const table = tableFromRows("awards", full, kinds);
  return {
    family: rows.map(({ family }) => family),
    claim: column(table, "claim", "text"),
    benefit: column(table, "benefit", "text"),
    weeklyPence: column(table, "pence", "number"),
    start: column(table, "start", "date"),
    end: column(table, "end", "date"),
    householdType: column(table, "type", "text"),
    dependentChildren: column(table, "children", "number"),
    exemption: column(table, "exemption", "text"),
  };
}

const options = { families: 6, asOf: "2016-03-31", capDate: "2016-11-07", london: true };

// Losses by hand at 442.31 a week: Benefit Cap (Housing Benefit and Universal Credit) (Amendment) Regulations 2016
// rates as given in the facts.
const rows: AwardRow[] = [
  { family: 0, benefit: "IS", pence: 30_000 },
  { family: 0, benefit: "HB", pence: 40_000 }, // 700.00 less 442.31 = 257.69
  { family: 1, benefit: "HB", pence: 44_231 }, // at the cap
  { family: 2, benefit: "HB", pence: 60_000, exemption: "DISAB" },
  { family: 3, benefit: "HB", pence: 60_000, exemption: undefined },
  { family: 4, benefit: "HB", pence: 50_000, claim: "HB1000000" }, // 57.69
  { family: 4, benefit: "UC", pence: 45_000, claim: "HB1000001" }, // 7.69
  { family: -1, benefit: "HB", pence: 60_000, claim: "HB9999999" },
];

describe("capLossByFamily", () => {
  test("adds the losses of a family's claims and says each family's state", () => {
    const { loss, capped, states, account, claims } = capLossByFamily(columnsOf(rows), options);
    expect([...loss.values]).toEqual([25_769, 0, 0, 0, 6_538, 0]);
    expect([...loss.state]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...capped.values]).toEqual([1, 0, 0, 0, 1, 0]);
    expect([...capped.state]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...states.codes].map((code) => states.pool.at(code))).toEqual([
      "capped",
      "not capped",
      "exempt",
      "unknown",
      "capped",
      "not capped",
    ]);
    expect(account).toEqual({
      claims: 7,
      capped: 4,
      unknown: 1,
      exempt: 1,
      "not capped": 1,
      withoutFamily: 1,
      severalFamilies: 0,
      rowsWithoutClaim: 0,
    });
    expect(claims[0]).toEqual({
      claim: "HB0000000",
      family: 0,
      state: "capped",
      loss: 25_769,
      total: 70_000,
      cap: 44_231,
      dependentChildren: 3,
    });
  });

  test("gives the same answer whatever the order of the rows", () => {
    expect(capLossByFamily(columnsOf([...rows].reverse()), options)).toEqual(
      capLossByFamily(columnsOf(rows), options),
    );
  });

  test("counts the awards that are current on the date, its first and last day included", () => {
    const dated = (start: string, end?: string): AwardRow[] => [
      { family: 0, benefit: "HB", pence: 40_000 },
      { family: 0, benefit: "IS", pence: 10_000, start, ...(end === undefined ? {} : { end }) },
    ];
    const lossOf = (given: AwardRow[]) => capLossByFamily(columnsOf(given), options).loss.values[0];
    expect(lossOf(dated("2016-03-31"))).toBe(5_769);
    expect(lossOf(dated("2016-04-01"))).toBe(0);
    expect(lossOf(dated("2015-01-01", "2016-03-31"))).toBe(5_769);
    expect(lossOf(dated("2015-01-01", "2016-03-30"))).toBe(0);
    expect(dayNumber("2016-03-31")).toBe(16_891);
  });

  test("a capped claim beside an unknown one makes the family capped with a loss that is not known", () => {
    const { loss, capped, states } = capLossByFamily(
      columnsOf([
        { family: 0, benefit: "HB", pence: 60_000 },
        { family: 0, benefit: "UC", pence: 60_000, claim: "HB1", exemption: undefined },
      ]),
      { ...options, families: 1 },
    );
    expect([loss.values[0], loss.state[0]]).toEqual([0, 1]);
    expect([capped.values[0], capped.state[0]]).toEqual([1, 0]);
    expect(states.pool.at(states.codes[0]!)).toBe("capped");
  });

  test("rows of a claim that disagree make the answer unknown, but one recorded exemption is enough", () => {
    const stateOf = (second: Partial<AwardRow>) => {
      const given: AwardRow[] = [
        { family: 0, benefit: "HB", pence: 60_000 },
        { family: 0, benefit: "CHB", pence: 100, ...second },
      ];
      const { states } = capLossByFamily(columnsOf(given), options);
      return states.pool.at(states.codes[0]!);
    };
    expect(stateOf({})).toBe("capped");
    expect(stateOf({ exemption: undefined })).toBe("unknown");
    expect(stateOf({ exemption: "WARP" })).toBe("exempt");
    expect(stateOf({ type: "S" })).toBe("unknown");
    expect(stateOf({ pence: undefined })).toBe("unknown");
  });

  test("a claim whose rows name two families leaves both unknown, and is counted", () => {
    const families = [0, 0, 0, 1];
    const given = families.map((family, i) => ({
      family,
      claim: "HB0000001",
      benefit: ["HB", "IS", "CTC", "CHB"][i]!,
      pence: [40_000, 10_000, 10_000, 10_000][i], // 700.00 less 442.31 = 257.69
    }));
    const found = capLossByFamily(columnsOf(given), { ...options, families: 3 });
    expect([...found.loss.state]).toEqual([1, 1, 0]);
    expect([...found.loss.values]).toEqual([0, 0, 0]);
    expect([...found.capped.state]).toEqual([1, 1, 0]);
    expect([...found.capped.values]).toEqual([0, 0, 0]);
    expect([...found.states.codes].map((code) => found.states.pool.at(code))).toEqual([
      "unknown",
      "unknown",
      "not capped",
    ]);
    expect(found.claims).toMatchObject([{ claim: "HB0000001", family: -1, state: "capped", loss: 25_769 }]);
    expect(found.account).toMatchObject({ claims: 1, capped: 1, withoutFamily: 0, severalFamilies: 1 });
  });

  test("a claim of two families that is not capped takes nothing from either; of an exempt one nobody knows whose it is", () => {
    const statesOf = (more: Partial<AwardRow>) => {
      const given = [0, 1, -1].map((family) => ({
        family,
        claim: "HB1",
        benefit: "HB",
        pence: 100,
        ...more,
      }));
      const { loss, account } = capLossByFamily(columnsOf(given), { ...options, families: 2 });
      expect(account.severalFamilies).toBe(1);
      return [...loss.state];
    };
    expect(statesOf({})).toEqual([0, 0]);
    expect(statesOf({ pence: 60_000, exemption: "DISAB" })).toEqual([1, 1]);
    expect(statesOf({ exemption: undefined, pence: undefined })).toEqual([1, 1]);
  });

  test("an award without a claim ref makes its family unknown and is counted", () => {
    const { loss, account } = capLossByFamily(
      columnsOf([{ family: 2, benefit: "HB", pence: 100, claim: undefined }]),
      options,
    );
    expect(loss.state[2]).toBe(1);
    expect(account).toMatchObject({ claims: 0, rowsWithoutClaim: 1 });
  });

  test("no awards at all lose nothing", () => {
    const { loss, claims } = capLossByFamily(columnsOf([]), options);
    expect([...loss.values]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(claims).toEqual([]);
  });

  test("refuses columns of other lengths, families out of range and dates that are none", () => {
    const columns = columnsOf(rows);
    expect(() => capLossByFamily({ ...columns, family: [0] }, options)).toThrow(
      'Column "claim" has 8 rows, but "family" has 1.',
    );
    expect(() => capLossByFamily(columns, { ...options, families: 4 })).toThrow(
      "names family 4; families are 0 to 3, or -1 for none.",
    );
    expect(() => capLossByFamily(columns, { ...options, asOf: "31/03/2016" })).toThrow(/is not a date/);
    expect(() => capLossByFamily(columns, { ...options, capDate: "soon" })).toThrow(/is not a date/);
  });
});
