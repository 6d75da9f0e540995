import type { RandomStream } from "../generator/random-stream.ts";
import { day } from "../generator/uk-date.ts";
import type { ClaimantHousehold } from "./benefit-amounts.ts";
import type { BenefitRoute } from "./benefit-routes.ts";
import { type Award, claimRoutes } from "./claim-routes.ts";
import { planted } from "./planted.ts";

/** What a claim says of exemption from the cap ("" where nobody recorded it) and its awards. */
export interface Entitlement {
  readonly exemption: string;
  readonly awards: readonly Award[];
}

/**
 * The awards of a household by the route that is planted for it: the loss of a capped one is drawn first and its
 * housing award worked back from it, so that total less cap gives that loss to the penny.
 */
export function entitlement(
  route: BenefitRoute,
  household: ClaimantHousehold,
  random: RandomStream,
): Entitlement | undefined {
  const make = claimRoutes[route];
  if (!make) return undefined;
  const { exemption = "NONE", now = [], others = [] } = make(household, random);
  const current = now.map(([benefit, pence]) => currentAward(benefit, pence, random));
  const awards = [...current.flatMap((award) => uprated(award, random)), ...others];
  return { exemption, awards: awards.filter(({ pence }) => pence > 0) };
}

function currentAward(benefit: string, pence: number, random: RandomStream): Award {
  // Some awards have an end that lies ahead: a fixed-term award is in payment until then.
  const start = planted.asOf - random.integer(20, 1_300);
  return random.chance(0.08)
    ? { benefit, pence, start, end: planted.asOf + random.integer(1, 200) }
    : { benefit, pence, start };
}

/** Some awards were uprated in April 2015: the row of the years before stays in the extract, ended. */
function uprated(award: Award, random: RandomStream): Award[] {
  const from = day(2015, 4, 6);
  if (award.start >= from || !random.chance(0.25)) return [award];
  const pence = Math.round(award.pence * 0.99);
  return [
    { benefit: award.benefit, pence, start: award.start, end: from - 1 },
    { ...award, start: from },
  ];
}
