import { randomStream } from "../generator/random-stream.ts";
import { pounds } from "../generator/pounds.ts";
import { ukDate } from "../generator/uk-date.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import { type ClaimantHousehold } from "./benefit-amounts.ts";
import type { BenefitRoute } from "./benefit-routes.ts";
import { type Entitlement, entitlement } from "./entitlement.ts";
import type { KeyRow } from "./key-rows.ts";
import type { Person } from "./people.ts";
import type { Household, World } from "./world.ts";

const header = [
  "Claim Ref",
  "Claimant NINO",
  "CTax Account",
  "Claimant DOB",
  "Benefit",
  "Weekly Amount (£)",
  "Award Start",
  "Award End",
  "Household Type",
  "Dep Children",
  "Exemption",
];

/** A claim as made: who claims for which household, and what is in payment. */
export interface Claim extends Entitlement, ClaimantHousehold {
  readonly person: Person;
  readonly family: string;
  readonly household: Household;
}

interface Claimant extends ClaimantHousehold {
  readonly person: Person;
  readonly family: string;
  readonly household: Household;
  readonly route: BenefitRoute;
}

/**
 * Benefit awards, a row for each: of the families on an income-related benefit, of some whose awards have ended or
 * are of other kinds, and of households that Gateway does not know (all below the cap).
 *
 * @returns the extract, its true key (a row a claim), the claims, and the claim of each family or unknown household
 */
export function benefitAwards(
  world: World,
  accountOf: ReadonlyMap<string, string>,
  seed: number,
): { plan: ExtractPlan; keys: KeyRow[]; claims: Claim[]; claimOf: Map<string, string> } {
  const random = randomStream(seed, "croydon/benefits");
  const claims = random.shuffle(claimants(world)).flatMap((claimant): Claim[] => {
    const entitled = entitlement(claimant.route, claimant, random);
    return entitled ? [{ ...claimant, ...entitled }] : [];
  });
  const keys: KeyRow[] = [];
  const claimOf = new Map<string, string>();
  const rows = claims.flatMap((claim, i) => {
    const ref = `HB${String(1_000_001 + i * 7).padStart(7, "0")}`;
    const owner = claim.family || claim.household.id;
    keys.push({ ref, person: claim.person.id, family: claim.family, household: claim.household.id });
    claimOf.set(owner, ref);
    const account = random.chance(0.85) ? (accountOf.get(owner) ?? "") : "";
    return claim.awards.map((award) => [
      ref,
      claim.person.nino,
      account,
      ukDate(claim.person.born),
      award.benefit,
      pounds(award.pence),
      ukDate(award.start),
      award.end === undefined ? "" : ukDate(award.end),
      claim.kind,
      String(claim.children),
      claim.exemption,
    ]);
  });
  return {
    plan: { source: "benefit-awards", path: "benefit-awards.csv", header, rows, ...damage },
    keys,
    claims,
    claimOf,
  };
}

function claimants(world: World): Claimant[] {
  return [
    ...world.families.map(({ id, adults, children, household, kind, route }) => {
      return { person: adults[0]!, family: id, household, kind, children: children.length, route };
    }),
    ...world.unknown
      .filter((one) => one.benefits)
      .map(({ adult, household }, i): Claimant => {
        const shape: ClaimantHousehold =
          i % 3 === 0 ? { kind: "L", children: 1 + (i % 2) } : { kind: "S", children: 0 };
        return { person: adult, family: "", household, route: "below the cap", ...shape };
      }),
  ];
}

const damage: Partial<ExtractPlan> = {
  blankLines: 4,
  encoding: "utf-8 with a byte order mark",
  freshReference: (n) => `HB9${String(100_001 + n)}`,
  damage: [
    {
      kind: "bad cell",
      why: "letters in money",
      column: "Weekly Amount (£)",
      values: ["73.1O", "tbc", "1.045,00", "20.70pw"],
    },
    {
      kind: "bad cell",
      why: "an unknown code",
      column: "Benefit",
      values: ["JSB", "ISS", "hb?", "TAX CREDIT"],
    },
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Award Start",
      values: ["31/09/2015", "30/02/2014", "45/01/2016"],
    },
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Award End",
      values: ["31/04/2016", "29/02/2015"],
    },
    {
      kind: "bad cell",
      why: "an impossible date",
      column: "Claimant DOB",
      values: ["00/05/1981", "31/02/1990"],
    },
    { kind: "bad cell", why: "an unknown code", column: "Household Type", values: ["Z", "LP"] },
    { kind: "bad cell", why: "no whole number", column: "Dep Children", values: ["two", "1.5", "3+"] },
    { kind: "bad cell", why: "an unknown code", column: "Exemption", values: ["MAYBE", "DIS"] },
    {
      kind: "bad cell",
      why: "a reference of another form",
      column: "Claim Ref",
      values: ["HB12", "1000001"],
    },
    { kind: "too few fields", times: 4 },
    { kind: "too many fields", times: 3 },
    { kind: "open quote", column: "Benefit", times: 3 },
    { kind: "stray line", why: "a report's own line", text: "End of extract" },
  ],
};
