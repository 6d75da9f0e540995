import { capLoss, type Award, type CapClaim, type CapLoss, type CapState } from "./cap-loss.ts";
import { exemptOn } from "./cap-rules.ts";
import { isoDay } from "./iso-day.ts";

/** Numbers by row with one state byte a row: 0 present, anything else nothing to read. A table's column fits. */
export interface AwardNumbers {
  readonly values: ArrayLike<number>;
  readonly state: ArrayLike<number>;
}

/** Texts by row: a code into the pool, with one state byte a row as above. A table's text column fits. */
export interface AwardTexts {
  readonly codes: ArrayLike<number>;
  /** The text of each code: an array, or anything that knows them. */
  readonly pool: { at(code: number): string | undefined };
  readonly state: ArrayLike<number>;
}

/** Benefit awards as columns of equal length, one row an award. What is said of a claim stands on each of its rows. */
export interface AwardColumns {
  /** Index of the row's family, -1 where the claim belongs to no known family. */
  readonly family: ArrayLike<number>;
  readonly claim: AwardTexts;
  readonly benefit: AwardTexts;
  /** Whole pence a week. */
  readonly weeklyPence: AwardNumbers;
  /** First day of the award, days since 1970-01-01. */
  readonly start: AwardNumbers;
  /** Last day of the award; missing while it goes on. */
  readonly end: AwardNumbers;
  readonly householdType: AwardTexts;
  readonly dependentChildren: AwardNumbers;
  readonly exemption: AwardTexts;
}

/** Which awards are current, and which cap to hold them against. */
export interface FamilyCapOptions {
  /** How many families there are: the length of the answer. */
  readonly families: number;
  /** Day on which an award must be current, yyyy-mm-dd. */
  readonly asOf: string;
  /** Day whose cap applies, yyyy-mm-dd; may lie after `asOf`. */
  readonly capDate: string;
  readonly london: boolean;
  /** Families, by index, of which an award was set aside when it was read. */
  readonly unknownFamilies?: readonly number[];
}

/** One claim's answer, for tracing a family's loss back. */
export interface ClaimCapLoss extends CapLoss {
  readonly claim: string;
  /** Index of the family, -1 when not known: no row names one, or the rows name several. */
  readonly family: number;
  readonly dependentChildren: number | undefined;
}

/** The cap by family, as columns that fit a table or a card's units, and the claims that they come from. */
export interface FamilyCapLoss {
  /** Pence a week over the family's claims; missing while the answer for one of them is unknown. */
  readonly loss: { readonly kind: "number"; readonly values: Float64Array; readonly state: Uint8Array };
  /** Whether one of the family's claims is capped; missing when none is and one is unknown. */
  readonly capped: { readonly kind: "flag"; readonly values: Uint8Array; readonly state: Uint8Array };
  /** The family's state in words: that of its claims, the first of capped, unknown, exempt, not capped. */
  readonly states: {
    readonly kind: "text";
    readonly codes: Uint32Array;
    readonly pool: readonly CapState[];
    readonly state: Uint8Array;
  };
  /** Claims with a current award, in the order of their refs. */
  readonly claims: readonly ClaimCapLoss[];
  /** Claims by state, those of which no row names a family, those of several; current rows without a claim ref. */
  readonly account: Readonly<
    Record<CapState | "claims" | "withoutFamily" | "severalFamilies" | "rowsWithoutClaim", number>
  >;
}

const present = 0;
const missing = 1;
/** From the weakest to the strongest word that one claim can give its family. */
const states: readonly CapState[] = ["not capped", "exempt", "unknown", "capped"];

/**
 * What each family loses to the benefit cap, in pence a week: its claims' losses added, each worked out by
 * {@link capLoss} from the awards that are current on `asOf`, both ends included.
 *
 * Two rows of a claim that say different things of its household make that thing unknown, except that one recorded
 * exemption is enough. A current award without a claim ref makes its family unknown, as `unknownFamilies` are. So does
 * a claim whose rows name several families, unless it is not capped. A family without a claim loses 0.
 *
 * @throws Error when the columns differ in length, a date is not yyyy-mm-dd, or a family index is out of range.
 * @example
 * capLossByFamily(awards, { families: 9, asOf: "2016-03-31", capDate: "2016-11-07", london: true }).loss;
 */
export function capLossByFamily(awards: AwardColumns, options: FamilyCapOptions): FamilyCapLoss {
  checkShape(awards, options.families);
  const current = currentRows(awards, isoDay(options.asOf));
  const named = current.filter((row) => awards.claim.state[row] === present);
  const unnamed = current.filter((row) => awards.claim.state[row] !== present);
  const found = rowsByClaim(awards, named).map(([claim, rows]) =>
    claimLoss(awards, { claim, rows }, options),
  );
  const claims = found.map(({ claim }) => claim);
  const split = found.filter(({ families }) => families.length > 1);
  const unknownFamilies = [
    ...[...(options.unknownFamilies ?? []), ...unnamed.map((row) => awards.family[row] as number)],
    ...split.flatMap(({ claim, families }) => (claim.state === "not capped" ? [] : families)),
  ];
  return {
    ...byFamily(claims, unknownFamilies, options.families),
    claims,
    account: accountOf(claims, { rowsWithoutClaim: unnamed.length, severalFamilies: split.length }),
  };
}

function checkShape(awards: AwardColumns, families: number): void {
  const rowCount = awards.family.length;
  for (const [name, column] of Object.entries(awards) as [string, AwardNumbers | AwardTexts][]) {
    if (name === "family") continue;
    if (column.state.length !== rowCount) {
      throw new Error(`Column "${name}" has ${column.state.length} rows, but "family" has ${rowCount}.`);
    }
  }
  for (let row = 0; row < rowCount; row++) {
    const family = awards.family[row] as number;
    if (!Number.isInteger(family) || family < -1 || family >= families) {
      throw new Error(
        `Row ${row} names family ${family}; families are 0 to ${families - 1}, or -1 for none.`,
      );
    }
  }
}

function currentRows(awards: AwardColumns, day: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < awards.family.length; row++) {
    const started = awards.start.state[row] !== present || (awards.start.values[row] as number) <= day;
    const goesOn = awards.end.state[row] !== present || (awards.end.values[row] as number) >= day;
    if (started && goesOn) rows.push(row);
  }
  return rows;
}

function rowsByClaim({ claim }: AwardColumns, rows: readonly number[]): [string, number[]][] {
  const byClaim = new Map<string, number[]>();
  for (const row of rows) {
    const ref = claim.pool.at(claim.codes[row] as number) as string;
    const found = byClaim.get(ref);
    if (found === undefined) byClaim.set(ref, [row]);
    else found.push(row);
  }
  return [...byClaim].sort(([left], [right]) => (left < right ? -1 : 1));
}

interface ClaimRows {
  readonly claim: string;
  readonly rows: readonly number[];
}

/** A claim's answer, and the families that its rows name: one, none, or several that contradict each other. */
function claimLoss(awards: AwardColumns, { claim, rows }: ClaimRows, options: FamilyCapOptions) {
  const { capDate: date, london } = options;
  const named = rows.map((row) => awards.family[row] as number).filter((family) => family !== -1);
  const families = [...new Set(named)];
  const answer: ClaimCapLoss = {
    ...capLoss(claimOf(awards, rows, date), { date, london }),
    claim,
    family: families.length === 1 ? (families[0] as number) : -1,
    dependentChildren: agreed(awards.dependentChildren, rows),
  };
  return { claim: answer, families };
}

function claimOf(awards: AwardColumns, rows: readonly number[], date: string): CapClaim {
  return {
    awards: rows.map((row): Award => {
      return { benefit: textAt(awards.benefit, row), weeklyPence: numberAt(awards.weeklyPence, row) };
    }),
    householdType: agreed(awards.householdType, rows),
    dependentChildren: agreed(awards.dependentChildren, rows),
    exemption: exemptionOf(awards.exemption, rows, date),
  };
}

/** A reason that exempts on the day if any row has one; "NONE" only when every row says so. */
function exemptionOf(column: AwardTexts, rows: readonly number[], date: string): string | undefined {
  const reason = rows.map((row) => textAt(column, row)).find((text) => exemptOn(text, date) === true);
  return reason ?? agreed(column, rows);
}

function agreed(column: AwardTexts, rows: readonly number[]): string | undefined;
function agreed(column: AwardNumbers, rows: readonly number[]): number | undefined;
function agreed(column: AwardTexts | AwardNumbers, rows: readonly number[]): string | number | undefined {
  const said = new Set(rows.map((row) => ("pool" in column ? textAt(column, row) : numberAt(column, row))));
  return said.size === 1 ? [...said][0] : undefined;
}

function textAt(column: AwardTexts, row: number): string | undefined {
  return column.state[row] === present ? column.pool.at(column.codes[row] as number) : undefined;
}

function numberAt(column: AwardNumbers, row: number): number | undefined {
  return column.state[row] === present ? column.values[row] : undefined;
}

function byFamily(
  claims: readonly ClaimCapLoss[],
  unknownFamilies: readonly number[],
  families: number,
): Pick<FamilyCapLoss, "loss" | "capped" | "states"> {
  const values = new Float64Array(families);
  const state = new Uint8Array(families);
  const codes = new Uint32Array(families);
  const cappedState = new Uint8Array(families);
  const add = (family: number, claimState: CapState, loss: number | undefined) => {
    if (family === -1) return;
    if (loss === undefined) state[family] = missing;
    else values[family] = (values[family] as number) + loss;
    codes[family] = Math.max(codes[family] as number, states.indexOf(claimState));
  };
  for (const claim of claims) add(claim.family, claim.state, claim.loss);
  for (const family of unknownFamilies) add(family, "unknown", undefined);
  for (let family = 0; family < families; family++) {
    if (state[family] === missing) values[family] = 0;
    cappedState[family] = states[codes[family] as number] === "unknown" ? missing : present;
  }
  const isCapped = Uint8Array.from(codes, (code) => (states[code] === "capped" ? 1 : 0));
  return {
    loss: { kind: "number", values, state },
    capped: { kind: "flag", values: isCapped, state: cappedState },
    states: { kind: "text", codes, pool: states, state: new Uint8Array(families) },
  };
}

function accountOf(
  claims: readonly ClaimCapLoss[],
  found: { readonly rowsWithoutClaim: number; readonly severalFamilies: number },
): FamilyCapLoss["account"] {
  const count = (state: CapState) => claims.filter((claim) => claim.state === state).length;
  return {
    claims: claims.length,
    capped: count("capped"),
    unknown: count("unknown"),
    exempt: count("exempt"),
    "not capped": count("not capped"),
    withoutFamily: claims.filter((claim) => claim.family === -1).length - found.severalFamilies,
    ...found,
  };
}
