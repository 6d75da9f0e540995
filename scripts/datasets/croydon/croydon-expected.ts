import { expectedExtracts } from "../generator/expected-extracts.ts";
import type { Json } from "../generator/pretty-json.ts";
import { isoDate } from "../generator/uk-date.ts";
import type { WrittenExtract } from "../generator/write-extract.ts";
import type { Debt } from "./arrears.ts";
import { capOf } from "./benefit-amounts.ts";
import type { Claim } from "./benefits.ts";
import { type Combination, planted, severeLoss } from "./planted.ts";
import type { World } from "./world.ts";

/** Everything that the Croydon dataset is known to hold, for expected.json and the README. */
export type CroydonExpected = ReturnType<typeof croydonExpected>;

/** What a right reading of the Croydon dataset must come to, with the unit of every figure. */
export function croydonExpected(made: {
  world: World;
  owed: ReadonlyMap<string, Debt>;
  claims: readonly Claim[];
  extracts: readonly WrittenExtract[];
  seed: number;
}) {
  const { world, owed, claims, extracts, seed } = made;
  const { capped } = planted;
  const figure = (count: number, unit: string) => ({ count, unit });
  return {
    dataset: "croydon-gateway",
    synthetic: true,
    seed,
    asOf: isoDate(planted.asOf),
    year: { from: isoDate(planted.yearStart), to: isoDate(planted.asOf) },
    benefitCap: {
      ratesFrom: "2016-11-07",
      place: "Greater London",
      familyPence: 44_231,
      singlePence: 29_635,
    },
    figures: {
      families: figure(planted.families, "families"),
      children: figure(planted.children, "children"),
      familiesOnIncomeRelatedBenefit: figure(planted.onBenefits, "families"),
      furtherFamiliesInArrears: figure(planted.furtherInArrears, "families"),
      householdsCapped: figure(capped.households, "households"),
      childrenInCappedHouseholds: figure(capped.children, "children"),
      familiesLosingOver200PoundsAWeek: figure(capped.losingOver200, "families"),
      householdsApproachingAsHomeless: figure(planted.householdsApproaching, "households"),
    },
    overlap: { order: "benefits, arrears, capped, homeless: 1 yes, 0 no", families: overlapCounts() },
    pairs: pairCounts(),
    arrears: arrearsCounts(world, owed),
    cap: capCounts(claims),
    homelessness: homelessnessCounts(world),
    households: figure(
      new Set(world.families.map(({ household }) => household)).size,
      "households with a family",
    ),
    routes: routeCounts(world),
    extracts: expectedExtracts(extracts),
  } satisfies Json;
}

const combinations = Object.entries(planted.combinations) as [Combination, number][];

function overlapCounts(): Record<string, number> {
  const code = (combination: string): string =>
    [...combination].map((flag) => (flag === "-" ? "0" : "1")).join("");
  return Object.fromEntries(combinations.map(([combination, count]) => [code(combination), count]));
}

function pairCounts(): Record<string, number> {
  const flags = { benefits: 0, arrears: 1, capped: 2, homeless: 3 };
  const names = Object.keys(flags) as (keyof typeof flags)[];
  const both = (a: number, b: number): number =>
    combinations.reduce((sum, [flag, count]) => (flag[a] !== "-" && flag[b] !== "-" ? sum + count : sum), 0);
  return Object.fromEntries(
    names.flatMap((a, i) =>
      names.slice(i).map((b) => [a === b ? a : `${a} and ${b}`, both(flags[a], flags[b])] as const),
    ),
  );
}

function arrearsCounts(world: World, owed: ReadonlyMap<string, Debt>) {
  const count = (families: World["families"]) => {
    const debts = families.map(({ id }) => owed.get(id)!);
    return {
      councilTaxOnly: debts.filter((debt) => debt.councilTax > 0 && debt.rent === 0).length,
      rentOnly: debts.filter((debt) => debt.councilTax === 0 && debt.rent > 0).length,
      both: debts.filter((debt) => debt.councilTax > 0 && debt.rent > 0).length,
      councilTaxPence: debts.reduce((sum, debt) => sum + debt.councilTax, 0),
      rentPence: debts.reduce((sum, debt) => sum + debt.rent, 0),
    };
  };
  return {
    allFamiliesInArrears: count(world.families),
    furtherFamiliesInArrears: count(world.families.filter(({ combination }) => !combination.startsWith("B"))),
  };
}

function capCounts(claims: readonly Claim[]) {
  const known = claims.filter(({ family }) => family !== "");
  const isOver = (claim: Claim): boolean => excess(claim) > 0 && housing(claim) > 0;
  const losses = known
    .filter(({ exemption }) => exemption === "NONE")
    .map(loss)
    .filter((pence) => pence > 0);
  const within = (from: number, to: number): number =>
    losses.filter((pence) => pence > from && pence <= to).length;
  return {
    weeklyLossBands: {
      "up to 50 pounds": within(0, 5_000),
      "over 50 up to 100 pounds": within(5_000, 10_000),
      "over 100 up to 150 pounds": within(10_000, 15_000),
      "over 150 up to 200 pounds": within(15_000, severeLoss),
      "over 200 pounds": within(severeLoss, Infinity),
    },
    lossPenceAWeek: losses.reduce((sum, pence) => sum + pence, 0),
    losingExactly200Pounds: losses.filter((pence) => pence === severeLoss).length,
    losingOver200AndInArrears: planted.losingOver200.BACH + planted.losingOver200["BAC-"],
    limitedByTheHousingAward: known.filter((claim) => claim.exemption === "NONE" && isLimited(claim)).length,
    overTheCapButExempt: known
      .filter(({ exemption }) => exemption !== "NONE" && exemption !== "")
      .filter(isOver).length,
    exemptionNotKnown: known.filter(({ exemption }) => exemption === "").length,
    exemptionNotKnownAndOverTheCap: known.filter(({ exemption }) => exemption === "").filter(isOver).length,
  };
}

// Benefits that the cap counts: facts of the cap from 7 November 2016.
const counted = new Set([
  "IS",
  "JSAI",
  "JSAC",
  "ESAI",
  "ESAC",
  "HB",
  "CTC",
  "CHB",
  "UC",
  "IB",
  "MA",
  "SDA",
  "WB",
]);

function inPayment(claim: Claim): Claim["awards"] {
  return claim.awards.filter(({ start, end = Infinity }) => start <= planted.asOf && end >= planted.asOf);
}

function excess(claim: Claim): number {
  const awards = inPayment(claim).filter(({ benefit }) => counted.has(benefit));
  return Math.max(0, awards.reduce((sum, { pence }) => sum + pence, 0) - capOf(claim));
}

function housing(claim: Claim): number {
  const awards = inPayment(claim).filter(({ benefit }) => benefit === "HB" || benefit === "UC");
  return awards.reduce((sum, { pence }) => sum + pence, 0);
}

function loss(claim: Claim): number {
  return Math.min(excess(claim), housing(claim));
}

function isLimited(claim: Claim): boolean {
  return housing(claim) > 0 && housing(claim) < excess(claim);
}

function homelessnessCounts(world: World) {
  const approaching = world.families.filter(({ combination }) => combination[3] === "H");
  const { approachAgain, outsideTheYear, unknownHouseholds } = planted;
  const families = approaching.length;
  return {
    gatewayFamilies: families,
    gatewayHouseholds: new Set(approaching.map(({ household }) => household)).size,
    householdsUnknownToGateway: unknownHouseholds.approaching,
    approachesInTheYear:
      families + unknownHouseholds.approaching + approachAgain.once + 2 * approachAgain.twice,
    approachesOutsideTheYear: outsideTheYear.before + outsideTheYear.after,
  };
}

function routeCounts(world: World): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { route } of world.families) counts.set(route, (counts.get(route) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
