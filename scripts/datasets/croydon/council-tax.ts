import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { poundsWithCommas, pounds } from "../generator/pounds.ts";
import { ukDate } from "../generator/uk-date.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import type { Debt } from "./arrears.ts";
import type { KeyRow } from "./key-rows.ts";
import type { Person } from "./people.ts";
import { planted } from "./planted.ts";
import { recordedName, title, withoutAccents, writtenPostcode } from "./recorded-names.ts";
import type { Household, World } from "./world.ts";

const header = [
  "Account Ref",
  "CD",
  "Lead Liable Name",
  "UPRN",
  "Addr Postcode",
  "Annual Charge (£)",
  "Arrears (£)",
  "Arrears From",
  "Arrangement",
];

interface Account {
  readonly person: Person;
  readonly family: string;
  readonly household: Household;
  readonly place: { readonly uprn: string; readonly postcode: string };
  readonly arrears: number;
}

/**
 * Council tax accounts: of every family that owes council tax, of most that owe nothing, and of households that
 * Gateway does not know. Who moved may have an account at each address, with arrears on one or both.
 *
 * @returns the extract, its true key, and the account of each family and unknown household that has one
 */
export function councilTax(
  world: World,
  debts: ReadonlyMap<string, Debt>,
  seed: number,
): { plan: ExtractPlan; keys: KeyRow[]; accountOf: Map<string, string> } {
  const random = randomStream(seed, "croydon/council-tax");
  const accounts = random.shuffle([
    ...world.families.flatMap(({ id, adults, household }) =>
      accountsOf({ person: adults[0]!, family: id, household, owed: debts.get(id)!.councilTax }, random),
    ),
    ...world.unknown
      .filter((one) => one.councilTax)
      .map(({ adult, household }) => {
        const arrears = random.chance(0.15) ? random.integer(500, 150_000) : 0;
        return { person: adult, family: "", household, place: household, arrears };
      }),
  ]);
  const keys: KeyRow[] = [];
  const accountOf = new Map<string, string>();
  let number = 20_000_000;
  const rows = accounts.map((account) => {
    number += random.integer(3, 900);
    const ref = String(number);
    keys.push({ ref, person: account.person.id, family: account.family, household: account.household.id });
    accountOf.set(account.family || account.household.id, ref);
    return [ref, checkDigit(ref), ...accountCells(account, random)];
  });
  const plan = { source: "council-tax-arrears", path: "council-tax-accounts.csv", header, rows, ...damage };
  return { plan, keys, accountOf };
}

function accountsOf(
  { person, family, household, owed }: { person: Person; family: string; household: Household; owed: number },
  random: RandomStream,
): Account[] {
  if (owed === 0 && !random.chance(0.72)) return [];
  const now = { person, family, household, place: household, arrears: owed };
  if (!household.earlier || !random.chance(0.7)) return [now];
  const left = random.pick([0, owed, Math.floor(owed / 3)]);
  return [
    { ...now, place: household.earlier, arrears: left },
    { ...now, arrears: owed - left },
  ];
}

function accountCells({ person, place, arrears }: Account, random: RandomStream): string[] {
  const name = recordedName(person, random);
  const lead = withoutAccents(`${name.surname},${title(person, random)} ${name.forename}`).toUpperCase();
  const charge = random.weighted([
    [98_000, 6],
    [114_333, 18],
    [130_667, 30],
    [147_000, 28],
    [179_667, 14],
    [212_333, 4],
  ]);
  const money = random.chance(0.25) ? poundsWithCommas : pounds;
  const from = arrears > 0 ? ukDate(planted.asOf - random.integer(14, 1_100)) : "";
  const arrangement = arrears > 0 && random.chance(0.3) ? "Y" : "N";
  return [
    lead,
    place.uprn,
    writtenPostcode(place.postcode, random),
    money(charge),
    money(arrears),
    from,
    arrangement,
  ];
}

// An invented rule: the weighted sum of the eight digits, by its last digit.
function checkDigit(ref: string): string {
  return String([...ref].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0) % 10);
}

const damage: Partial<ExtractPlan> = {
  blankLines: 3,
  lineEnd: "\r\n",
  freshReference: (n) => String(90_000_001 + n * 17),
  damage: [
    {
      kind: "bad cell",
      why: "letters in money",
      column: "Arrears (£)",
      values: ["12O.50", "nil", "450.00DR", "1.234,50", "12.5.0"],
    },
    {
      kind: "bad cell",
      why: "a negative amount where none can be",
      column: "Arrears (£)",
      values: ["-45.00", "-0.01"],
    },
    {
      kind: "bad cell",
      why: "letters in money",
      column: "Annual Charge (£)",
      values: ["BAND D", "1,30O.67"],
    },
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Arrears From",
      values: ["31/11/2015", "30/02/2016", "29/02/2014", "31/06/2015"],
    },
    { kind: "bad cell", why: "an unknown code", column: "Arrangement", values: ["MAYBE", "1"] },
    {
      kind: "bad cell",
      why: "a reference of another form",
      column: "Account Ref",
      values: ["2.04E+07", "123"],
    },
    { kind: "bad cell", why: "a check digit of another form", column: "CD", values: ["12", "X"] },
    { kind: "too few fields", times: 4 },
    { kind: "too many fields", times: 4 },
    { kind: "open quote", column: "Addr Postcode", times: 3 },
    { kind: "duplicate reference", times: 4 },
    { kind: "stray line", why: "a report's own line", text: "TOTAL ARREARS,,,,,," },
  ],
};
