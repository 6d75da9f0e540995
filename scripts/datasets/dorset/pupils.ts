import { inventedUpn } from "../generator/identifiers.ts";
import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { ukDate } from "../generator/uk-date.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import type { Counted, DorsetExtract } from "./counted.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";
import { years } from "./planted.ts";
import { type Pupil, type SchoolIndicator, schoolIndicators, SchoolRoll } from "./school-roll.ts";

const header = [
  "UPN",
  "Census Date",
  "NCY",
  "Home Area",
  "Sess Possible",
  "Sess Missed",
  "FSM",
  "SEN Provision",
  "Progress",
];

/** A pupil in one year's census. */
interface PupilYear {
  readonly pupil: Pupil;
  readonly yearGroup: number;
  readonly area: string;
  readonly possible: number;
  readonly assessed: boolean;
  readonly counted: Set<SchoolIndicator>;
}

/** The school census, one row per pupil and year: attendance, free meals, special needs support, progress. */
export function pupils(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/pupils");
  const school = new SchoolRoll(areas, random);
  const censuses = years.map((_, year) => {
    if (year > 0) school.moveOn();
    return census(school.pupils, random);
  });
  const counted = Object.fromEntries(
    schoolIndicators.map((indicator) => [indicator, countIn(areas, censuses, indicator, random)]),
  ) as Record<SchoolIndicator, Counted>;
  const rows = censuses.flatMap((list, year) =>
    list
      .toSorted((a, b) => (a.pupil.upn < b.pupil.upn ? -1 : 1))
      .map((one) => [one.pupil.upn, ukDate(years[year]!.census), ...pupilCells(one, random)]),
  );
  const known = new Set(areas.map(({ code }) => code));
  const notPlaced = censuses.flat().filter(({ area }) => !known.has(area)).length;
  return { plan: { source: "school", path: "pupils.csv", header, rows, ...damage }, counted, notPlaced };
}

function census(everybody: readonly Pupil[], random: RandomStream): PupilYear[] {
  return everybody.map((pupil) => ({
    pupil,
    yearGroup: pupil.yearGroup,
    area: pupil.area,
    // Most have a whole year; some joined late, and a few had only just arrived and no session yet.
    possible: random.weighted([
      [random.pick([376, 378, 380, 380, 380, 382]), 93],
      [random.integer(80, 340), 6.2],
      [0, 0.8],
    ]),
    assessed: pupil.yearGroup > 0 && !random.chance(0.06),
    counted: new Set<SchoolIndicator>(),
  }));
}

/** Marks the planned number of pupils of each area and year, those with the strongest leaning first. */
function countIn(
  areas: readonly Area[],
  censuses: readonly (readonly PupilYear[])[],
  indicator: SchoolIndicator,
  random: RandomStream,
): Counted {
  const able = bases[indicator];
  const groups = censuses.map((list) => byArea(areas, list.filter(able)));
  const denominator = groups.map((group) => group.map((members) => members.length));
  const planned = denominator.map((base, year) =>
    plannedCounts({ areas, base }, { indicator, year }, random),
  );
  groups.forEach((group, year) => {
    group.forEach((members, a) => {
      const order = members.map((one) => ({
        one,
        leaning: one.pupil.leaning[indicator] + random.next() * 0.15,
      }));
      order.sort((x, y) => y.leaning - x.leaning);
      for (const { one } of order.slice(0, planned[year]![a])) one.counted.add(indicator);
    });
  });
  return { numerator: planned, denominator };
}

const bases: Record<SchoolIndicator, (one: PupilYear) => boolean> = {
  "persistent-absence": ({ possible }) => possible > 0,
  "free-meals": () => true,
  "sen-support": () => true,
  "below-expected-progress": ({ assessed }) => assessed,
};

function byArea(areas: readonly Area[], list: readonly PupilYear[]): PupilYear[][] {
  const groups = new Map(areas.map(({ code }): [string, PupilYear[]] => [code, []]));
  for (const one of list) groups.get(one.area)?.push(one);
  return [...groups.values()];
}

function pupilCells(one: PupilYear, random: RandomStream): string[] {
  const { counted } = one;
  const provision = counted.has("sen-support") ? "K" : random.chance(0.027) ? "E" : "N";
  const progress = counted.has("below-expected-progress") ? "B" : random.pick(["X", "X", "X", "A"]);
  return [
    String(one.yearGroup),
    one.area,
    String(one.possible),
    String(missed(one, random)),
    counted.has("free-meals") ? "Y" : "N",
    provision,
    one.assessed ? progress : "",
  ];
}

/** Sessions missed: a tenth or more for the persistently absent (a tenth exactly now and then), else fewer. */
function missed({ possible, counted }: PupilYear, random: RandomStream): number {
  const tenth = Math.ceil(possible / 10);
  if (!counted.has("persistent-absence")) return possible === 0 ? 0 : random.integer(0, tenth - 1);
  if (random.chance(0.04)) return tenth;
  const most = random.weighted([
    [0.2, 70],
    [0.4, 25],
    [0.9, 5],
  ]);
  return random.integer(tenth, Math.floor(possible * most));
}

const damage = {
  blankLines: 4,
  encoding: "utf-8 with a byte order mark",
  freshReference: (n: number) => inventedUpn({ school: 4_900, entryYear: 2012, serial: n }),
  damage: [
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Census Date",
      values: ["30/02/2014", "31/04/2015", "29/02/2015", "21/13/2016"],
    },
    { kind: "bad cell", why: "no such year group", column: "NCY", values: ["14", "-1", "R", "6.5"] },
    { kind: "bad cell", why: "no area code", column: "Home Area", values: ["Z0100", "DORSET", "z01000012?"] },
    { kind: "bad cell", why: "no whole number", column: "Sess Possible", values: ["38O", "380.5", "all"] },
    { kind: "bad cell", why: "no whole number", column: "Sess Missed", values: ["-4", "1O", "#N/A"] },
    {
      kind: "bad cells",
      why: "more sessions missed than possible",
      cells: { "Sess Possible": "38", "Sess Missed": "380" },
    },
    {
      kind: "bad cells",
      why: "more sessions missed than possible",
      cells: { "Sess Possible": "0", "Sess Missed": "12" },
    },
    { kind: "bad cell", why: "an unknown code", column: "FSM", values: ["T", "0"] },
    { kind: "bad cell", why: "an unknown code", column: "SEN Provision", values: ["S", "A", "KE"] },
    { kind: "bad cell", why: "an unknown code", column: "Progress", values: ["C", "-1.2"] },
    { kind: "too few fields", times: 3 },
    { kind: "too many fields", times: 3 },
    { kind: "open quote", column: "Home Area", times: 3 },
    { kind: "duplicate reference", times: 3 },
  ],
} satisfies Partial<ExtractPlan>;
