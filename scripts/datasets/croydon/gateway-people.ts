import type { ExtractPlan } from "../generator/write-extract.ts";
import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { ukDate } from "../generator/uk-date.ts";
import type { KeyRow } from "./key-rows.ts";
import type { Person } from "./people.ts";
import { planted } from "./planted.ts";
import type { Family, World } from "./world.ts";

const header = [
  "Person Ref",
  "Gateway Family No",
  "Surname",
  "Forename(s)",
  "D.O.B.",
  "Role",
  "NI Number",
  "UPRN",
  "Postcode",
  "First Contact",
];

/** Everybody that the Gateway service has recorded; some adults twice, under two numbers of person and family. */
export function gatewayPeople(world: World, seed: number): { plan: ExtractPlan; keys: KeyRow[] } {
  const random = randomStream(seed, "croydon/gateway-people");
  const recorded = random.shuffle([
    ...world.families.map((family) => ({
      family,
      people: [...family.adults, ...family.children],
      again: false,
    })),
    ...random
      .shuffle(world.families)
      .slice(0, planted.recordedTwice)
      .map((family) => ({ family, people: [family.adults[0]!], again: true })),
  ]);
  const rows: string[][] = [];
  const keys: KeyRow[] = [];
  recorded.forEach(({ family, people, again }, i) => {
    const familyNo = `F${String(i + 1).padStart(5, "0")}`;
    const contact = planted.asOf - random.integer(0, 900);
    for (const person of people) {
      const ref = `GW${String(rows.length + 1).padStart(7, "0")}`;
      rows.push([ref, familyNo, ...personCells(person, { family, contact, again }, random)]);
      keys.push({ ref, person: person.id, family: family.id, household: family.household.id });
    }
  });
  return { plan: { source: "gateway-people", path: "gateway-people.csv", header, rows, ...damage }, keys };
}

function personCells(
  person: Person,
  record: { family: Family; contact: number; again: boolean },
  random: RandomStream,
): string[] {
  const { household } = record.family;
  // Who was recorded twice was at the earlier address the first time, and others have not told of their move.
  const place = household.earlier && (record.again || random.chance(0.3)) ? household.earlier : household;
  const middle =
    person.role === "A" && random.chance(0.1) ? ` ${random.pick("ABCDEFGHJKLMNPRSTW".split(""))}` : "";
  const nino = person.role === "A" && !random.chance(0.06) ? person.nino : "";
  return [
    person.surname,
    person.forename + middle,
    ukDate(person.born),
    person.role,
    nino,
    place.uprn,
    place.postcode,
    ukDate(Math.max(record.contact, person.born + 3)),
  ];
}

const damage: Partial<ExtractPlan> = {
  blankLines: 4,
  freshReference: (n) => `GW9${String(n).padStart(6, "0")}`,
  damage: [
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "D.O.B.",
      values: ["31/02/1984", "30/02/2011", "29/02/2015", "31/04/1990", "00/00/1979", "12/13/2008"],
    },
    {
      kind: "bad cell",
      why: "a date in another form",
      column: "First Contact",
      values: ["2015-11-03", "3 Nov 15"],
    },
    { kind: "bad cell", why: "an unknown code", column: "Role", values: ["X", "ADULT?", "", "0"] },
    {
      kind: "bad cell",
      why: "a reference of another form",
      column: "Person Ref",
      values: ["GW12345", "P0000001", ""],
    },
    {
      kind: "bad cell",
      why: "a reference of another form",
      column: "Gateway Family No",
      values: ["12345", "F123"],
    },
    { kind: "too few fields", times: 4 },
    { kind: "too many fields", times: 3 },
    { kind: "open quote", column: "Surname", times: 3 },
    { kind: "open quote", column: "Forename(s)", times: 2 },
    { kind: "duplicate reference", times: 4 },
    { kind: "stray line", why: "the header again, where two extracts were joined", text: header.join(",") },
    { kind: "stray line", why: "a report's own line", text: "*** Gateway extract: page 2 ***" },
  ],
};
