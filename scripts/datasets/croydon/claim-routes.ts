import type { RandomStream } from "../generator/random-stream.ts";
import { type Amount, belowTheCap, outOfWork, rent, sum, totalling } from "./award-amounts.ts";
import {
  capOf,
  type ClaimantHousehold,
  childBenefit,
  childTaxCredit,
  universalCreditWithoutHousing,
  weekly,
} from "./benefit-amounts.ts";
import type { BenefitRoute } from "./benefit-routes.ts";
import { planted } from "./planted.ts";

/** One award of a claim: a benefit at a weekly amount in pence from a day, to a day where it has ended. */
export interface Award {
  readonly benefit: string;
  readonly pence: number;
  readonly start: number;
  readonly end?: number;
}

/** What a route draws for a household. */
export interface Drawn {
  readonly exemption?: string;
  /** awards in payment on the day */
  readonly now?: readonly Amount[];
  /** awards with dates of their own */
  readonly others?: readonly Award[];
}

const { asOf } = planted;

/** How the awards of a household are drawn, by the route that is planted for it; no claim, no awards. */
export const claimRoutes: Record<
  BenefitRoute,
  ((household: ClaimantHousehold, random: RandomStream) => Drawn) | undefined
> = {
  "capped severe": (household, random) => {
    const loss = random.chance(0.03) ? 20_001 : random.integer(20_001, 33_500);
    return losing(loss, household, random);
  },
  "capped ordinary": (household, random) => {
    const most = [6_000, 9_000, 14_000, 20_000][household.children]!;
    const exact = household.children === 3 && random.chance(0.1);
    return losing(exact ? 20_000 : random.integer(30, most), household, random);
  },
  "capped limited": (household, random) => ({
    now: [...outOfWork(household, random), ["HB", random.integer(4_500, 19_500)]],
  }),
  "capped single": (household, random) => losing(random.integer(50, 6_000), household, random),
  "capped couple": (household, random) => losing(random.integer(50, 4_000), household, random),

  working: (household, random) => ({
    exemption: "WTC",
    now: [
      ["WTC", random.integer(1_800, 6_400)],
      ["CTC", childTaxCredit(household.children)],
      ["CHB", childBenefit(household.children)],
      ["HB", random.chance(0.55) ? random.integer(2_500, 26_000) : 0],
    ],
  }),
  disability: (household, random) => ({
    exemption: "DISAB",
    now: [
      ...outOfWork(household, random),
      [random.pick(["DLA", "DLA", "PIP"]), weekly.disability],
      rent(random),
    ],
  }),
  carer: (household, random) => ({
    exemption: "CARER",
    now: [...outOfWork(household, random, ["IS"]), ["CA", weekly.carer], rent(random)],
  }),
  "support component": (household, random) => ({
    exemption: "SUPPORT",
    now: [...outOfWork(household, random, ["ESAI"]), ["ESAS", weekly.supportComponent], rent(random)],
  }),
  pension: (household, random) => ({
    exemption: "PENSION",
    now: [
      ["PC", household.kind === "F" || household.kind === "C" ? weekly.pensionCouple : weekly.pensionSingle],
      ["CHB", childBenefit(household.children)],
      ["CTC", childTaxCredit(household.children)],
      ["HB", random.integer(9_000, 21_000)],
    ],
  }),
  guardian: (household, random) => ({
    exemption: "GUARD",
    now: [...outOfWork(household, random), rent(random)],
  }),
  "industrial injuries": (household, random) => ({
    exemption: "IIDB",
    now: [...outOfWork(household, random), ["IIDB", weekly.industrialInjuries], rent(random)],
  }),
  "war pension": (household, random) => ({
    exemption: "WARP",
    now: [...outOfWork(household, random), rent(random)],
  }),
  earnings: (household, random) => ({
    exemption: "EARN",
    now: [
      ["UC", Math.round(universalCreditWithoutHousing(household) * 0.4) + random.integer(4_000, 19_000)],
      ["CHB", childBenefit(household.children)],
    ],
  }),
  grace: (household, random) => ({
    exemption: "GRACE",
    now: [...outOfWork(household, random, ["JSAI"]), rent(random)],
  }),
  "exemption not known, over the cap": (household, random) => ({
    exemption: "",
    now: totalling(capOf(household) + random.integer(200, 22_000), household, random),
  }),
  "exemption not known, below the cap": (household, random) => ({
    exemption: "",
    now: belowTheCap(household, random),
  }),
  "exactly at the cap": (household, random) => ({ now: totalling(capOf(household), household, random) }),
  "over the cap but no housing award": (household, random) => ({
    now: [...outOfWork(household, random), ["MA", weekly.maternity]],
  }),
  "over the cap with ended awards": (household, random) => ({
    now: totalling(capOf(household) - random.integer(500, 4_000), household, random),
    others: [ended("HB", random.integer(15_000, 26_000), asOf - random.integer(30, 330), random)],
  }),
  "ends on the day": (household, random) => ({
    now: [["CHB", childBenefit(household.children)]],
    others: [ended(random.pick(["HB", "IS", "JSAI"]), random.integer(6_000, 9_000), asOf, random)],
  }),
  "starts on the day": (household, random) => ({
    now: [["CHB", childBenefit(household.children)]],
    others: [
      { benefit: random.pick(["HB", "IS", "JSAI"]), pence: random.integer(6_000, 9_000), start: asOf },
    ],
  }),
  "below the cap": (household, random) => ({ now: belowTheCap(household, random) }),

  "ended before": (household, random) => {
    const end = asOf - random.integer(2, 700);
    return {
      now: random.chance(0.6) ? [["CHB", childBenefit(household.children)]] : [],
      others: belowTheCap(household, random)
        .filter(([benefit]) => benefit !== "CHB")
        .map(([benefit, pence]) => ended(benefit, pence, end, random)),
    };
  },
  "ended the day before": (household, random) => ({
    now: [["CHB", childBenefit(household.children)]],
    others: [ended(random.pick(["HB", "IS", "JSAI"]), random.integer(6_000, 9_000), asOf - 1, random)],
  }),
  "starts the day after": (household, random) => ({
    now: [["CHB", childBenefit(household.children)]],
    others: [
      { benefit: random.pick(["HB", "IS", "JSAI"]), pence: random.integer(6_000, 9_000), start: asOf + 1 },
    ],
  }),
  "not income-related": (household, random) => ({
    now: [
      ["CHB", childBenefit(household.children)],
      random.weighted<Amount>([
        [["JSAC", weekly.single], 4],
        [["ESAC", weekly.single], 2],
        [["MA", weekly.maternity], 2],
        [["WB", weekly.bereavement], 1],
        [["IB", 10_535], 1],
        [["SDA", 7_465], 1],
      ]),
    ],
  }),
  "no claim": undefined,
};

/** Awards of a capped household that loses exactly so much. */
function losing(loss: number, household: ClaimantHousehold, random: RandomStream): Drawn {
  const usual = outOfWork(household, random);
  // With the rest over the cap already, the loss is the whole of the housing award.
  const now: Amount[] =
    sum(usual) >= capOf(household)
      ? [...usual, ["HB", loss]]
      : totalling(capOf(household) + loss, household, random);
  const others: Award[] = [];
  if (random.chance(0.02))
    others.push(ended("DLA", weekly.disability, asOf - random.integer(1, 400), random));
  if (random.chance(0.02))
    others.push({ benefit: "MA", pence: weekly.maternity, start: asOf + random.integer(1, 9) });
  return { now, others };
}

function ended(benefit: string, pence: number, end: number, random: RandomStream): Award {
  return { benefit, pence, start: end - random.integer(60, 900), end };
}
