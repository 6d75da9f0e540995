import type { RandomStream } from "../generator/random-stream.ts";
import type { Family } from "./world.ts";

/** What a family owes, in pence: nought where nothing. */
export interface Debt {
  readonly councilTax: number;
  readonly rent: number;
}

/** Draws what each family in arrears owes: half council tax, a third rent, the rest both; nobody else owes. */
export function debts(families: readonly Family[], random: RandomStream): Map<string, Debt> {
  return new Map(families.map((family) => [family.id, debtOf(family, random)]));
}

function debtOf(family: Family, random: RandomStream): Debt {
  if (family.combination[1] !== "A") return { councilTax: 0, rent: 0 };
  const kind = random.weighted([
    ["council tax", 50],
    ["rent", 32],
    ["both", 18],
  ]);
  return {
    councilTax: kind === "rent" ? 0 : amount(random),
    rent: kind === "council tax" ? 0 : amount(random) * 2 - 1,
  };
}

// From one penny, which is arrears too, to some two thousand pounds; most in the hundreds.
function amount(random: RandomStream): number {
  if (random.chance(0.01)) return 1;
  return random.weighted([
    [random.integer(35, 9_900), 12],
    [random.integer(9_900, 90_000), 62],
    [random.integer(90_000, 240_000), 26],
  ]);
}
