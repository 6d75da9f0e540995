import type { RandomStream } from "../generator/random-stream.ts";
import {
  capOf,
  type ClaimantHousehold,
  childBenefit,
  childTaxCredit,
  outOfWorkAmount,
  universalCreditWithoutHousing,
  weekly,
} from "./benefit-amounts.ts";

/** A benefit at a weekly amount in pence. */
export type Amount = readonly [benefit: string, pence: number];

/** Out-of-work benefit with child benefit and child tax credit. */
export function outOfWork(
  household: ClaimantHousehold,
  random: RandomStream,
  benefits?: readonly string[],
): Amount[] {
  const usual = household.kind === "L" ? ["IS", "IS", "JSAI", "ESAI"] : ["JSAI", "ESAI"];
  return [
    [random.pick(benefits ?? usual), outOfWorkAmount(household)],
    ["CHB", childBenefit(household.children)],
    ["CTC", childTaxCredit(household.children)],
  ];
}

/** A housing award at a London rent. */
export function rent(random: RandomStream): Amount {
  return ["HB", random.integer(11_000, 36_000)];
}

/** What the amounts come to. */
export function sum(amounts: readonly Amount[]): number {
  return amounts.reduce((total, [, pence]) => total + pence, 0);
}

/** Awards whose counted total is the one given, by a housing award of what is left, or by universal credit. */
export function totalling(total: number, household: ClaimantHousehold, random: RandomStream): Amount[] {
  if (random.chance(0.08)) {
    const other: Amount = ["CHB", childBenefit(household.children)];
    return [["UC", total - other[1]], other];
  }
  const usual = outOfWork(household, random);
  const small = random.chance(0.03) ? [["MA", weekly.maternity] as const] : [];
  const room = Math.min(total, capOf(household));
  const others = sum([...usual, ...small]) < room ? [...usual, ...small] : usual;
  return [...others, ["HB", total - sum(others)]];
}

/** Awards of a household out of work, most with a housing award, that together stay below the cap. */
export function belowTheCap(household: ClaimantHousehold, random: RandomStream): Amount[] {
  if (random.chance(0.06)) {
    return [
      ["UC", universalCreditWithoutHousing(household)],
      ["CHB", childBenefit(household.children)],
    ];
  }
  const usual = outOfWork(household, random, random.chance(0.06) ? ["JSAC"] : undefined);
  const room = capOf(household) - sum(usual) - 100;
  const housing = random.chance(0.9) ? Math.min(random.integer(8_500, 27_000), room) : 0;
  // Without a housing award, contribution-based jobseeker's allowance alone would not be income-related.
  if (housing <= 0) return outOfWork(household, random);
  return [...usual, ["HB", housing]];
}
