import type { RandomStream } from "../shared/random-stream.ts";
import { day } from "../shared/uk-date.ts";
import {
  capOf,
  type ClaimantHousehold,
  childBenefit,
  childTaxCredit,
  outOfWorkAmount,
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
  const make = routes[route];
  if (!make) return undefined;
  const { exemption = "NONE", now = [], others = [] } = make(household, random);
  const current = now.map(([benefit, pence]) => currentAward(benefit, pence, random));
  const awards = [...current.flatMap((award) => uprated(award, random)), ...others];
  return { exemption, awards: awards.filter(({ pence }) => pence > 0) };
}

type Amount = readonly [benefit: string, pence: number];

interface Drawn {
  readonly exemption?: string;
  /** awards in payment on the day */
  readonly now?: readonly Amount[];
  /** awards with dates of their own */
  readonly others?: readonly Award[];
}

const { asOf } = planted;

const routes: Record<
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

/** Out-of-work benefit with child benefit and child tax credit. */
function outOfWork(
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

function rent(random: RandomStream): Amount {
  return ["HB", random.integer(11_000, 36_000)];
}

function sum(amounts: readonly Amount[]): number {
  return amounts.reduce((total, [, pence]) => total + pence, 0);
}

/** Awards whose counted total is the one given, by a housing award of what is left, or by universal credit. */
function totalling(total: number, household: ClaimantHousehold, random: RandomStream): Amount[] {
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

function belowTheCap(household: ClaimantHousehold, random: RandomStream): Amount[] {
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

function currentAward(benefit: string, pence: number, random: RandomStream): Award {
  // Some awards have an end that lies ahead: a fixed-term award is in payment until then.
  const start = asOf - random.integer(20, 1_300);
  return random.chance(0.08)
    ? { benefit, pence, start, end: asOf + random.integer(1, 200) }
    : { benefit, pence, start };
}

function ended(benefit: string, pence: number, end: number, random: RandomStream): Award {
  return { benefit, pence, start: end - random.integer(60, 900), end };
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
