import { readFileSync } from "node:fs";
import { join } from "node:path";
import { intervalSum, type JobResult } from "./job-result.ts";

// The families job row by row with a Map of households, as a script has it that knows no columns: what the rows come
// from is the engine. Cells are texts by header.

type Row = Readonly<Record<string, string>>;
/** The rows of one extract, read when they are asked for. */
export type RowsOf = (file: string) => Iterable<Row>;

interface Household {
  readonly id: string;
  readonly area: string;
  readonly arrears: number;
  readonly order: boolean;
  readonly alone: boolean;
  balance: number;
  rent: number;
  notice: boolean;
  cap: number;
  meansTested: boolean;
  children: number;
  incidents: number;
  serious: boolean;
  pupils: number;
  absence: number;
  meals: boolean;
  sen: number;
}

const asOf = Date.UTC(2025, 2, 31) / 86_400_000;

/** Does the whole job over rows and gives what it found. */
export function rowJob(folder: string, rowsOf: RowsOf): JobResult {
  const households = new Map<string, Household>();
  const rejected = [0, 0, 0, 0, 0];
  readCouncilTax(rowsOf, households, rejected);
  readRent(rowsOf, households, rejected);
  readBenefits(rowsOf, households, rejected);
  readIncidents(rowsOf, households, rejected);
  readPupils(rowsOf, households, rejected);
  return finish(folder, households, rejected);
}

type Reading = [rowsOf: RowsOf, households: Map<string, Household>, rejected: number[]];

function readCouncilTax(...[rowsOf, households, rejected]: Reading): void {
  for (const row of rowsOf("council-tax.csv")) {
    const [charge, arrears] = [moneyOf(row.annual_charge!), moneyOf(row.arrears!)];
    const flags = isFlag(row.liability_order) && isFlag(row.single_person_discount);
    const isRight =
      /^E01\d{6}$/.test(row.lsoa_code!) && within(charge, 0, 10_000) && within(arrears, 0, 50_000) && flags;
    if (!isRight || (row.last_payment_date !== "" && dayOf(row.last_payment_date!) === undefined)) {
      rejected[0]! += 1;
      continue;
    }
    const id = row.household_id!;
    households.set(id, {
      ...{ id, area: row.lsoa_code!, arrears: arrears!, order: row.liability_order === "Y" },
      ...{ alone: row.single_person_discount === "Y", balance: 0, rent: 0, notice: false, cap: 0 },
      ...{ meansTested: false, children: 0, incidents: 0, serious: false, pupils: 0, absence: 0 },
      ...{ meals: false, sen: 0 },
    });
  }
}

function readRent(...[rowsOf, households, rejected]: Reading): void {
  for (const row of rowsOf("rent.csv")) {
    const [rent, balance] = [moneyOf(row.weekly_rent!), moneyOf(row.balance!)];
    const isRight = within(rent, 0.01, 1000) && within(balance, -5000, 50_000) && isFlag(row.notice_served);
    if (!isRight || (row.arrears_since !== "" && dayOf(row.arrears_since!) === undefined)) {
      rejected[1]! += 1;
      continue;
    }
    const household = households.get(row.household_id!);
    if (household === undefined) continue;
    household.balance += balance!;
    household.rent += rent!;
    household.notice ||= row.notice_served === "Y";
  }
}

const benefits = new Set(["UC", "HB", "CTR", "ESA", "IS", "JSA"]);
const meansTested = new Set(["ESA", "IS", "JSA"]);

function readBenefits(...[rowsOf, households, rejected]: Reading): void {
  for (const row of rowsOf("benefits.csv")) {
    const start = dayOf(row.start_date!);
    const end = row.end_date === "" ? Infinity : dayOf(row.end_date!);
    const cap = row.cap_reduction === "" ? 0 : moneyOf(row.cap_reduction!);
    const children = row.children === "" ? 0 : countOf(row.children!);
    const isRight =
      benefits.has(row.benefit_type!) && start !== undefined && start <= asOf && end !== undefined;
    if (
      !isRight ||
      !within(moneyOf(row.weekly_amount!), 0, 2000) ||
      !within(cap, 0, 1000) ||
      !within(children, 0, 30)
    ) {
      rejected[2]! += 1;
      continue;
    }
    const household = households.get(row.household_id!);
    if (household === undefined) continue;
    household.children = Math.max(household.children, children!);
    if (end! < asOf) continue;
    household.cap = Math.max(household.cap, cap!);
    household.meansTested ||= meansTested.has(row.benefit_type!);
  }
}

const risks = new Set(["Standard", "Medium", "High"]);
const earliest = Date.UTC(2015, 0, 1) / 86_400_000;

function readIncidents(...[rowsOf, households, rejected]: Reading): void {
  for (const row of rowsOf("incidents.csv")) {
    const day = dayOf(row.incident_date!);
    if (!within(day, earliest, asOf) || !risks.has(row.risk_level!) || !isFlag(row.child_present)) {
      rejected[3]! += 1;
      continue;
    }
    const household = households.get(row.household_id!);
    if (household === undefined || day! <= asOf - 365) continue;
    household.incidents += 1;
    household.serious ||= row.risk_level === "High" || row.child_present === "Y";
  }
}

const plans: Readonly<Record<string, number>> = { N: 0, K: 1, E: 2 };

function readPupils(...[rowsOf, households, rejected]: Reading): void {
  for (const row of rowsOf("pupils.csv")) {
    const [possible, absent] = [countOf(row.sessions_possible!), countOf(row.sessions_absent!)];
    const isRight = within(possible, 1, 400) && within(absent, 0, possible!) && isFlag(row.fsm);
    if (!isRight || plans[row.sen!] === undefined || dayOf(row.dob!) === undefined) {
      rejected[4]! += 1;
      continue;
    }
    const household = households.get(row.household_id!);
    if (household === undefined) continue;
    household.pupils += 1;
    const absence = absent! * 2 >= possible! ? 3 : absent! * 10 >= possible! ? 2 : 0;
    household.absence = Math.max(household.absence, absence);
    household.meals ||= row.fsm === "Y";
    household.sen = Math.max(household.sen, plans[row.sen!]!);
  }
}

function pointsOf(one: Household): number[] {
  const weeks = one.balance > 0 ? one.balance / one.rent : 0;
  return [
    weeks >= 12 ? 4 : weeks >= 8 ? 3 : weeks >= 4 ? 2 : 0,
    one.notice ? 3 : 0,
    one.arrears >= 1000 ? 3 : one.arrears >= 200 ? 1 : 0,
    one.order ? 2 : 0,
    one.cap >= 200 ? 4 : one.cap >= 100 ? 3 : one.cap > 0 ? 2 : 0,
    one.meansTested ? 1 : 0,
    one.incidents >= 3 ? 5 : one.incidents >= 1 ? 3 : 0,
    one.serious ? 2 : 0,
    one.absence,
    one.meals ? 1 : 0,
    one.sen,
    one.alone && (one.pupils > 0 || one.children > 0) ? 1 : 0,
  ];
}

function finish(folder: string, households: Map<string, Household>, rejected: number[]): JobResult {
  const bands = [0, 0, 0, 0];
  const points = new Array<number>(12).fill(0);
  const areas = new Map<string, number[]>();
  const scored: { id: string; score: number }[] = [];
  for (const household of households.values()) {
    const own = pointsOf(household);
    const score = own.reduce((sum, one) => sum + one, 0);
    const band = score >= 14 ? 3 : score >= 9 ? 2 : score >= 4 ? 1 : 0;
    bands[band]! += 1;
    own.forEach((one, i) => (points[i]! += one));
    scored.push({ id: household.id, score });
    let area = areas.get(household.area);
    if (area === undefined) areas.set(household.area, (area = new Array<number>(14).fill(0)));
    area[0]! += 1;
    area[1]! += band >= 2 ? 1 : 0;
    for (let i = 0; i < 12; i += 1) area[i + 2]! += own[i]! > 0 ? 1 : 0;
  }
  scored.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const zones = zonesOf(folder, areas);
  return {
    rejected,
    bands,
    points,
    top: scored.slice(0, 1000),
    areas: areas.size,
    zones,
    intervals: intervalSum(zones),
  };
}

/** Counts of areas added up to their zones, by the lookup that lies beside the extracts. */
export function zonesOf(folder: string, areas: ReadonlyMap<string, readonly number[]>): JobResult["zones"] {
  const zones = new Map<string, number[]>();
  for (const line of readFileSync(join(folder, "areas.csv"), "utf8").trimEnd().split("\n").slice(1)) {
    const [area = "", name = ""] = line.split(",");
    const counts = zones.get(name) ?? new Array<number>(14).fill(0);
    areas.get(area)?.forEach((count, i) => (counts[i]! += count));
    zones.set(name, counts);
  }
  const byName = [...zones].sort(([one], [other]) => (one < other ? -1 : 1));
  return byName.map(([, [households = 0, ...counts]]) => ({ households, counts }));
}

function within(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}

function isFlag(text: string | undefined): boolean {
  return text === "Y" || text === "N";
}

function moneyOf(text: string): number | undefined {
  return /^-?\d+(\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
}

function countOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function dayOf(text: string): number | undefined {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 && year >= 1900
    ? time / 86_400_000
    : undefined;
}
