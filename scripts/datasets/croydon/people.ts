import { impossibleNino } from "../generator/identifiers.ts";
import { commonForename, inventedSurname } from "../generator/invented-names.ts";
import type { RandomStream } from "../generator/random-stream.ts";
import { planted } from "./planted.ts";

/** A person as they truly are; what a system records of them may differ. */
export interface Person {
  readonly id: string;
  readonly role: "A" | "C";
  readonly sex: "F" | "M";
  readonly forename: string;
  readonly surname: string;
  readonly born: number;
  /** Adults only. Impossible in real life: prefix ZZ. */
  readonly nino: string;
}

/** An adult of the given age on the date that the data are of. */
export function adult(
  person: { id: string; age: number; sex?: "F" | "M"; surname?: string },
  random: RandomStream,
): Person {
  const sex = person.sex ?? (random.chance(0.62) ? "F" : "M");
  return {
    id: person.id,
    role: "A",
    sex,
    forename: commonForename(random, sex),
    surname: person.surname ?? inventedSurname(random),
    born: planted.asOf - Math.floor(person.age * 365.25) - random.integer(1, 360),
    nino: impossibleNino((Number(person.id.slice(1)) * 61_409 + 271) % 999_983), // says nothing of the id
  };
}

/** The adults and children of a family, of ages that fit together. */
export function familyMembers(
  family: { kind: "S" | "L" | "C" | "F"; children: number; pensioner: boolean; nextPerson: () => string },
  random: RandomStream,
): { adults: Person[]; children: Person[] } {
  const surname = inventedSurname(random);
  const born = Array.from({ length: family.children }, () => planted.asOf - random.integer(10, 6_560));
  const oldest = Math.floor((planted.asOf - Math.min(planted.asOf - 365, ...born)) / 365.25);
  const age = family.pensioner ? random.integer(65, 74) : Math.min(58, oldest + random.integer(18, 34));
  const first = adult(
    { id: family.nextPerson(), age, sex: random.chance(0.85) ? "F" : "M", surname },
    random,
  );
  const adults = [first];
  if (family.kind === "C" || family.kind === "F") {
    const partner = { id: family.nextPerson(), age: Math.max(18, age + random.integer(-4, 8)) };
    const shared = random.chance(0.68) ? { surname } : {};
    adults.push(adult({ ...partner, ...shared, sex: first.sex === "F" ? "M" : "F" }, random));
  }
  const named = adults.at(-1)!.surname;
  const children = born.map((day) => child({ id: family.nextPerson(), born: day, surname: named }, random));
  return { adults, children };
}

function child(person: { id: string; born: number; surname: string }, random: RandomStream): Person {
  const sex = random.chance(0.5) ? "F" : "M";
  return { ...person, role: "C", sex, forename: commonForename(random, sex), nino: "" };
}
