import { mistyped, nickname } from "../generator/invented-names.ts";
import type { RandomStream } from "../generator/random-stream.ts";
import type { Person } from "./people.ts";

/** A person's name as another system has it: now and then a nickname, a slip of the hand or an earlier surname. */
export function recordedName(person: Person, random: RandomStream): { forename: string; surname: string } {
  const forename = random.chance(0.12) ? nickname(person.forename) : person.forename;
  const slip = random.chance(0.06);
  if (slip && random.chance(0.5)) return { forename: mistyped(forename, random), surname: person.surname };
  return { forename, surname: slip ? mistyped(person.surname, random) : person.surname };
}

/** A form of address that fits. */
export function title(person: Person, random: RandomStream): string {
  return person.sex === "M" ? "Mr" : random.pick(["Mrs", "Miss", "Ms", "Ms"]);
}

/** Text without accents, as older systems keep it. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** A postcode as somebody wrote it down: some without the space, some in small letters. */
export function writtenPostcode(postcode: string, random: RandomStream): string {
  return random.weighted([
    [postcode, 80],
    [postcode.replace(" ", ""), 14],
    [postcode.toLowerCase(), 6],
  ]);
}
