import { inventedPostcode, inventedUprn } from "../generator/identifiers.ts";
import { type RandomStream, randomStream } from "../generator/random-stream.ts";
import { childrenOf } from "./children-counts.ts";
import { adult, familyMembers, type Person } from "./people.ts";
import { type Combination, planted } from "./planted.ts";
import { type BenefitRoute, benefitRoutes, cappedCases } from "./benefit-routes.ts";

/** A place where people live, under its true number; some moved there from an earlier address. */
export interface Household {
  readonly id: string;
  readonly uprn: string;
  readonly postcode: string;
  readonly earlier?: { readonly uprn: string; readonly postcode: string };
}

/** A family known to Gateway, with what is planted about it. */
export interface Family {
  readonly id: string;
  readonly combination: Combination;
  readonly route: BenefitRoute;
  /** S single, L lone parent, C couple without children, F couple with children. */
  readonly kind: "S" | "L" | "C" | "F";
  readonly household: Household;
  readonly adults: readonly Person[];
  readonly children: readonly Person[];
}

/** A household that Gateway does not know, and the extracts that it is in. */
export interface UnknownHousehold {
  readonly household: Household;
  readonly adult: Person;
  readonly councilTax: boolean;
  readonly rent: boolean;
  readonly benefits: boolean;
  readonly approaching: boolean;
}

/** Everybody in the Croydon dataset, before any system has recorded them. */
export interface World {
  readonly families: readonly Family[];
  readonly unknown: readonly UnknownHousehold[];
}

/**
 * The families and households of the Croydon dataset: the planted number of families in every combination of
 * flags, the planted number of children, families that share a household, and households unknown to Gateway.
 */
export function croydonWorld(seed: number): World {
  const random = randomStream(seed, "croydon/world");
  const combinations = combinationsInFull();
  const cases = cappedCases(combinations, random);
  const counts = childrenOf(cases, random);
  const routes = benefitRoutes({ combinations, cases, counts }, random);
  const drafts = combinations.map((combination, i) => ({ combination, route: routes[i]! }));
  const ids = numbered(drafts.length, "FAM", 5, random);
  const households = new Households(random);
  const personIds = numbered(60_000, "P", 6, random);
  let people = 0;
  const nextPerson = (): string => personIds[people++]!;
  const homes = homesOf(drafts, households, random);
  const families = drafts.map((draft, i) => {
    const children = counts[i]!;
    const kind = kindOf(draft.route, children, random);
    const members = familyMembers(
      { kind, children, pensioner: draft.route === "pension", nextPerson },
      random,
    );
    return { id: ids[i]!, ...draft, kind, household: homes[i]!, ...members };
  });
  return {
    families: families.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unknown: unknownHouseholds(households, nextPerson, random),
  };
}

function combinationsInFull(): Combination[] {
  return (Object.keys(planted.combinations) as Combination[]).flatMap((combination) =>
    Array.from({ length: planted.combinations[combination] }, () => combination),
  );
}

/** References with a prefix, in an order that says nothing of the order in which families were made. */
function numbered(count: number, prefix: string, digits: number, random: RandomStream): string[] {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return random.shuffle(numbers).map((n) => prefix + String(n).padStart(digits, "0"));
}

function kindOf(route: BenefitRoute, children: number, random: RandomStream): Family["kind"] {
  if (route === "capped single") return "S";
  if (route === "capped couple") return "C";
  const alone = random.chance(children > 0 ? 0.54 : 0.4);
  if (children === 0) return alone ? "S" : "C";
  return alone ? "L" : "F";
}

/** New households under shuffled numbers. */
class Households {
  private readonly ids: string[];
  private made = 0;
  private readonly random: RandomStream;

  constructor(random: RandomStream) {
    this.random = random;
    this.ids = numbered(20_000, "H", 5, random);
  }

  next(): Household {
    const address = this.address();
    const moved = this.random.chance(0.08);
    return { id: this.ids[this.made++]!, ...address, ...(moved ? { earlier: this.address() } : {}) };
  }

  private addresses = 0;
  // The step is prime to the range, so that no two addresses share a number.
  private address(): { uprn: string; postcode: string } {
    const n = (this.addresses++ * 7_368_787 + 1_234_567) % 99_999_989;
    return { uprn: inventedUprn(n), postcode: inventedPostcode(n % 6_000) };
  }
}

/** A household for each family; the planted number of pairs share one. No capped family shares. */
function homesOf(
  drafts: readonly { combination: Combination }[],
  households: Households,
  random: RandomStream,
): Household[] {
  const { pairs, bothApproach } = planted.sharedHouseholds;
  const may = random.shuffle(drafts.map((_, i) => i).filter((i) => drafts[i]!.combination[2] !== "C"));
  const approached = may.filter((i) => drafts[i]!.combination[3] === "H");
  const not = may.filter((i) => drafts[i]!.combination[3] !== "H");
  const partner = new Map<number, number>();
  for (let k = 0; k < bothApproach; k++) partner.set(approached[2 * k]!, approached[2 * k + 1]!);
  // Of the other pairs some have one family that approached, most none.
  const one = 12;
  for (let k = 0; k < one; k++) partner.set(approached[2 * bothApproach + k]!, not[k]!);
  for (let k = 0; k < pairs - bothApproach - one; k++) partner.set(not[one + 2 * k]!, not[one + 2 * k + 1]!);
  const homes = drafts.map(() => households.next());
  for (const [a, b] of partner) homes[b] = homes[a]!;
  return homes;
}

function unknownHouseholds(
  households: Households,
  nextPerson: () => string,
  random: RandomStream,
): UnknownHousehold[] {
  const { all, councilTax, rent, benefits, approaching } = planted.unknownHouseholds;
  // Those that approach come last: most of them are in no other extract.
  const inExtract = (count: number): Set<number> =>
    new Set(random.shuffle(Array.from({ length: all - approaching + 150 }, (_, i) => i)).slice(0, count));
  const sets = { councilTax: inExtract(councilTax), rent: inExtract(rent), benefits: inExtract(benefits) };
  return Array.from({ length: all }, (_, i) => ({
    household: households.next(),
    adult: adult({ id: nextPerson(), age: random.integer(19, 60) }, random),
    councilTax: sets.councilTax.has(i),
    rent: sets.rent.has(i),
    benefits: sets.benefits.has(i),
    approaching: i >= all - approaching,
  }));
}
