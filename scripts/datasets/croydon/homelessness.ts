import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { ukDate } from "../generator/uk-date.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import type { KeyRow } from "./key-rows.ts";
import type { Person } from "./people.ts";
import { planted } from "./planted.ts";
import { recordedName, writtenPostcode } from "./recorded-names.ts";
import type { Household, World } from "./world.ts";

const header = [
  "Case Ref",
  "Applicant Surname",
  "Applicant Forename",
  "Applicant DOB",
  "Tenancy Ref",
  "Claim Ref",
  "Last Settled Postcode",
  "Approach Date",
  "Household Type",
  "Main Reason",
  "Duty",
  "In TA",
];

interface Applicant {
  readonly person: Person;
  readonly family: string;
  readonly household: Household;
  readonly type: string;
}

interface Case extends Applicant {
  readonly approached: number;
}

/**
 * Approaches as homeless, a row for each. Households approach in the year, some of them again; a few cases are
 * dated just outside the year, of households that do not approach in it.
 */
export function homelessnessApproaches(
  world: World,
  refs: { tenancyOf: ReadonlyMap<string, string>; claimOf: ReadonlyMap<string, string> },
  seed: number,
): { plan: ExtractPlan; keys: KeyRow[] } {
  const random = randomStream(seed, "croydon/homelessness");
  const cases = casesOf(world, random).toSorted((a, b) => a.approached - b.approached);
  const keys: KeyRow[] = [];
  const rows = cases.map((one, i) => {
    const ref = `HC${String(150_001 + i * 3).padStart(6, "0")}`;
    keys.push({ ref, person: one.person.id, family: one.family, household: one.household.id });
    return [ref, ...caseCells(one, refs, random)];
  });
  return {
    plan: { source: "homelessness", path: "homelessness-approaches.csv", header, rows, ...damage },
    keys,
  };
}

function casesOf(world: World, random: RandomStream): Case[] {
  const { yearStart, asOf, approachAgain, outsideTheYear } = planted;
  const { inside, outside } = applicants(world, random);
  const inTheYear = (): number => random.integer(yearStart, asOf);
  // The first and the last day of the year are in it.
  const first = inside.map((one, i) => ({
    ...one,
    approached: i < 3 ? yearStart : i < 7 ? asOf : inTheYear(),
  }));
  const again = random.shuffle(first).slice(0, approachAgain.once + approachAgain.twice);
  const repeats = again.flatMap((one, i) =>
    Array.from({ length: i < approachAgain.twice ? 2 : 1 }, () => ({ ...one, approached: inTheYear() })),
  );
  const beside = outside.map((one, i) => {
    const before = i < outsideTheYear.before;
    const days = i === 0 || i === outsideTheYear.before ? 1 : random.integer(1, 25);
    return { ...one, approached: before ? yearStart - days : asOf + days };
  });
  return [...first, ...repeats, ...beside];
}

function applicants(world: World, random: RandomStream): { inside: Applicant[]; outside: Applicant[] } {
  const inside: Applicant[] = [];
  const others: Applicant[] = [];
  const approaching = new Set(
    world.families.filter(({ combination }) => combination[3] === "H").map(({ household }) => household),
  );
  for (const { id, adults, household, kind, combination } of world.families) {
    const type = { S: "SA", L: "LP", C: "CO", F: "CC" }[kind];
    const applicant = { person: random.pick(adults), family: id, household, type };
    if (combination[3] === "H") inside.push(applicant);
    else if (!approaching.has(household)) others.push(applicant);
  }
  for (const one of world.unknown) {
    const type = random.pick(["SA", "SA", "SA", "LP", "CO", "CC", "OO", "OT"]);
    const applicant = { person: one.adult, family: "", household: one.household, type };
    if (one.approaching) inside.push(applicant);
    else others.push(applicant);
  }
  const { before, after } = planted.outsideTheYear;
  return { inside: random.shuffle(inside), outside: random.shuffle(others).slice(0, before + after) };
}

function caseCells(
  one: Case,
  refs: { tenancyOf: ReadonlyMap<string, string>; claimOf: ReadonlyMap<string, string> },
  random: RandomStream,
): string[] {
  const { forename, surname } = recordedName(one.person, random);
  const owner = one.family || one.household.id;
  const tenancy = random.chance(0.85) ? (refs.tenancyOf.get(owner) ?? "") : "";
  const claim = random.chance(0.8) ? (refs.claimOf.get(owner) ?? "") : "";
  const settled = one.household.earlier && random.chance(0.5) ? one.household.earlier : one.household;
  const reason = random.weighted([
    ["AST", 38],
    ["FAM", 28],
    ["REL", 7],
    ["DA", 9],
    ["SOC", tenancy === "" ? 0 : 25],
    ["OTH", 14],
  ]);
  const duty = random.weighted([
    ["P", 44],
    ["R", 39],
    ["N", 17],
  ]);
  return [
    surname,
    forename,
    ukDate(one.person.born),
    tenancy,
    claim,
    writtenPostcode(settled.postcode, random),
    ukDate(one.approached),
    one.type,
    reason,
    duty,
    duty === "R" && random.chance(0.5) ? "Y" : "N",
  ];
}

const damage: Partial<ExtractPlan> = {
  blankLines: 2,
  freshReference: (n) => `HC9${String(n).padStart(5, "0")}`,
  damage: [
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Approach Date",
      values: ["31/06/2015", "30/02/2016", "00/11/2015", "29/02/2015"],
    },
    {
      kind: "bad cell",
      why: "a date in another form",
      column: "Approach Date",
      values: ["2015-07-14", "14.07.2015"],
    },
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Applicant DOB",
      values: ["31/04/1988", "99/99/1999"],
    },
    { kind: "bad cell", why: "an unknown code", column: "Household Type", values: ["XX", "LP1"] },
    { kind: "bad cell", why: "an unknown code", column: "Main Reason", values: ["S21", "UNKNOWN"] },
    { kind: "bad cell", why: "an unknown code", column: "Duty", values: ["Q", "PR"] },
    { kind: "bad cell", why: "an unknown code", column: "In TA", values: ["YES?", "-"] },
    { kind: "bad cell", why: "a reference of another form", column: "Case Ref", values: ["HC12", "150001"] },
    { kind: "too few fields", times: 3 },
    { kind: "too many fields", times: 3 },
    { kind: "open quote", column: "Applicant Surname", times: 3 },
    { kind: "duplicate reference", times: 3 },
  ],
};
