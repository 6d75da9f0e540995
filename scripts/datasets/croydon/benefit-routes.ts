import type { RandomStream } from "../generator/random-stream.ts";
import { type Combination, planted } from "./planted.ts";

/** In what way a capped family is capped. */
export type CappedCase =
  /** loses over 200 pounds a week */
  | "capped severe"
  /** so much over the cap without housing benefit that the whole housing benefit is lost, and no more */
  | "capped limited"
  | "capped ordinary"
  /** has no children: the lower cap of a single adult, the higher of a couple */
  | "capped single"
  | "capped couple";

/** What a family's benefit claim looks like. */
export type BenefitRoute =
  CappedCase | keyof typeof uncappedRoutes | "below the cap" | keyof typeof routesOffBenefits | "no claim";

/** Families on an income-related benefit that are not capped, by why; the rest are below the cap. */
const uncappedRoutes = {
  "over the cap but no housing award": 6,
  working: 520,
  disability: 170,
  carer: 66,
  "support component": 64,
  pension: 26,
  guardian: 12,
  "industrial injuries": 10,
  "war pension": 8,
  earnings: 58,
  grace: 36,
  "exemption not known, over the cap": 41,
  "exemption not known, below the cap": 56,
  "exactly at the cap": 5,
  "over the cap with ended awards": 22,
  "ends on the day": 9,
  "starts on the day": 7,
} as const;

/** Families that are not on an income-related benefit on the day and are in the benefit extract all the same. */
const routesOffBenefits = {
  "ended before": 412,
  "ended the day before": 8,
  "starts the day after": 6,
  "not income-related": 260,
} as const;

const cappedWithoutChildren = { "capped single": 30, "capped couple": 4, "capped limited": 10 } as const;

/** Which families are capped in which way; undefined for a family that is not. */
export function cappedCases(
  combinations: readonly Combination[],
  random: RandomStream,
): (CappedCase | undefined)[] {
  const cases: (CappedCase | undefined)[] = combinations.map(() => undefined);
  const ordinary: number[] = [];
  for (const [combination, severe] of Object.entries(planted.losingOver200)) {
    const members = random.shuffle(indexesWhere(combinations, (one) => one === combination));
    members.forEach((i, n) => {
      cases[i] = n < severe ? "capped severe" : "capped ordinary";
      if (n >= severe) ordinary.push(i);
    });
  }
  deal(random.shuffle(ordinary), cappedWithoutChildren, (i, name) => (cases[i] = name));
  return cases;
}

/** The route of every family, given which are capped and how many children each has. */
export function benefitRoutes(
  families: {
    combinations: readonly Combination[];
    cases: readonly (CappedCase | undefined)[];
    counts: readonly number[];
  },
  random: RandomStream,
): BenefitRoute[] {
  const { combinations, cases, counts } = families;
  const routes: BenefitRoute[] = combinations.map((combination, i) => {
    return cases[i] ?? (combination.startsWith("B") ? "below the cap" : "no claim");
  });
  const uncapped = random.shuffle(indexesWhere(routes, (route) => route === "below the cap"));
  // Large families out of work would be capped: those that are not are in work. The rest is by lot.
  const bySize = uncapped.toSorted((a, b) => Number(counts[b]! > 3) - Number(counts[a]! > 3));
  deal(bySize, uncappedRoutes, (i, route) => (routes[i] = route));
  const off = random.shuffle(indexesWhere(routes, (route) => route === "no claim"));
  deal(off, routesOffBenefits, (i, route) => (routes[i] = route));
  return routes;
}

function indexesWhere<T>(items: readonly T[], holds: (item: T) => boolean): number[] {
  return items.flatMap((item, i) => (holds(item) ? [i] : []));
}

function deal<Name extends string>(
  members: readonly number[],
  plan: Readonly<Record<Name, number>>,
  give: (member: number, name: Name) => void,
): void {
  let at = 0;
  for (const name of Object.keys(plan) as Name[]) {
    for (let n = 0; n < plan[name]; n++) give(members[at++]!, name);
  }
}
