import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { pounds } from "../generator/pounds.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import type { Debt } from "./arrears.ts";
import type { KeyRow } from "./key-rows.ts";
import type { Person } from "./people.ts";
import { recordedName, title } from "./recorded-names.ts";
import type { Household, World } from "./world.ts";

const header = [
  "Tenancy Ref",
  "Tenant Name",
  "NINO",
  "UPRN",
  "Weekly Rent",
  "Current Balance",
  "Days in Arrears",
  "Agreement",
];

interface Tenancy {
  readonly person: Person;
  readonly family: string;
  readonly household: Household;
  readonly balance: number;
}

/**
 * Rent accounts of council tenants: of every family that owes rent, of some that owe nothing or are in credit, and
 * of households that Gateway does not know.
 *
 * @returns the extract, its true key, and the tenancy of each family and unknown household that has one
 */
export function rentAccounts(
  world: World,
  debts: ReadonlyMap<string, Debt>,
  seed: number,
): { plan: ExtractPlan; keys: KeyRow[]; tenancyOf: Map<string, string> } {
  const random = randomStream(seed, "croydon/rent");
  const noDebt = (): number => (random.chance(0.4) ? 0 : -random.integer(1, 38_000));
  const families = world.families.flatMap((family): Tenancy[] => {
    const owed = debts.get(family.id)!.rent;
    if (owed === 0 && !random.chance(0.2)) return [];
    // In a couple the tenancy may be in the name of either.
    const person = random.pick(family.adults);
    return [{ person, family: family.id, household: family.household, balance: owed > 0 ? owed : noDebt() }];
  });
  const unknown = world.unknown
    .filter((one) => one.rent)
    .map(({ adult, household }) => {
      const balance = random.chance(0.2) ? random.integer(500, 200_000) : noDebt();
      return { person: adult, family: "", household, balance };
    });
  const keys: KeyRow[] = [];
  const tenancyOf = new Map<string, string>();
  let number = 100_000;
  const rows = random.shuffle([...families, ...unknown]).map((tenancy) => {
    number += random.integer(2, 160);
    const ref = `${number}/${String(random.integer(1, 12)).padStart(2, "0")}`;
    keys.push({ ref, person: tenancy.person.id, family: tenancy.family, household: tenancy.household.id });
    tenancyOf.set(tenancy.family || tenancy.household.id, ref);
    return [ref, ...tenancyCells(tenancy, random)];
  });
  return {
    plan: { source: "rent-arrears", path: "rent-accounts.csv", header, rows, ...damage },
    keys,
    tenancyOf,
  };
}

function tenancyCells({ person, household, balance }: Tenancy, random: RandomStream): string[] {
  const { forename, surname } = recordedName(person, random);
  const shown = random.chance(0.3) ? forename[0]! : forename;
  const nino = random.weighted([
    [person.nino, 80],
    [person.nino.slice(0, 8), 8], // without its last letter
    ["", 12],
  ]);
  const rent = random.integer(8_900, 16_500);
  const days = balance > 0 ? Math.ceil((balance * 7) / rent) : 0;
  return [
    `${title(person, random)} ${shown} ${surname}`,
    nino,
    household.uprn,
    pounds(rent),
    balance >= 0 && random.chance(0.35) ? `£${pounds(balance)}` : pounds(balance),
    String(days),
    balance > 0 && random.chance(0.35) ? "Y" : "N",
  ];
}

const damage: Partial<ExtractPlan> = {
  blankLines: 5,
  lineEnd: "\r\n",
  encoding: "windows-1252",
  freshReference: (n) => `${900_001 + n * 13}/01`,
  damage: [
    {
      kind: "bad cell",
      why: "letters in money",
      column: "Current Balance",
      values: ["£4l2.10", "CR 20.00", "n/a", "£", "12.345.00", "£1O0.00"],
    },
    { kind: "bad cell", why: "letters in money", column: "Weekly Rent", values: ["ninety", "10S.20"] },
    {
      kind: "bad cell",
      why: "no whole number",
      column: "Days in Arrears",
      values: ["12 days", "3.5", "4O", "-"],
    },
    { kind: "bad cell", why: "an unknown code", column: "Agreement", values: ["?", "P"] },
    {
      kind: "bad cell",
      why: "a reference of another form",
      column: "Tenancy Ref",
      values: ["12345", "100200-01", "#REF!"],
    },
    { kind: "too few fields", times: 4 },
    { kind: "too many fields", times: 3 },
    { kind: "open quote", column: "Tenant Name", times: 4 },
    { kind: "duplicate reference", times: 3 },
    { kind: "stray line", why: "a report's own line", text: "Rent roll at 31/03/2016,,," },
  ],
};
