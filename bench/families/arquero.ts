import { type ColumnTable, fromCSV, op, table as tableOf } from "arquero";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { intervalSum, type JobResult, runJob } from "./job-result.ts";

// The families job in Arquero, its tables joined and grouped by its own verbs: `arquero.ts <folder>`. Columns that are
// made row by row are made by plain functions over its arrays, which is faster than its expressions.

const [folder = ""] = process.argv.slice(2);
const asOf = Date.UTC(2025, 2, 31) / 86_400_000;
const rejected: number[] = [];

function read(name: string): ColumnTable {
  return fromCSV(readFileSync(join(folder, `${name}.csv`), "utf8"), { autoType: false });
}

function texts(table: ColumnTable, name: string): string[] {
  return Array.from(table.array(name) as ArrayLike<string | null>, (text) => text ?? "");
}

function money(table: ColumnTable, name: string): number[] {
  return texts(table, name).map((text) => (/^-?\d+(\.\d{1,2})?$/.test(text) ? Number(text) : NaN));
}

function days(table: ColumnTable, name: string): number[] {
  return texts(table, name).map((text) => {
    const parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
    if (parts === null) return NaN;
    const date = new Date(Date.UTC(Number(parts[3]), Number(parts[2]) - 1, Number(parts[1])));
    const isReal = date.getUTCDate() === Number(parts[1]) && date.getUTCMonth() === Number(parts[2]) - 1;
    return isReal ? date.getTime() / 86_400_000 : NaN;
  });
}

function flags(table: ColumnTable, name: string): (boolean | undefined)[] {
  return texts(table, name).map((text) => (text === "Y" ? true : text === "N" ? false : undefined));
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

/** The rows that are right, with these columns only. */
function keep(
  rows: number,
  columns: Record<string, unknown[]>,
  isRight: (row: number) => boolean,
): ColumnTable {
  const kept: number[] = [];
  for (let row = 0; row < rows; row += 1) if (isRight(row)) kept.push(row);
  rejected.push(rows - kept.length);
  const chosen = Object.entries(columns).map(([name, cells]) => [name, kept.map((row) => cells[row])]);
  return tableOf(Object.fromEntries(chosen) as Record<string, unknown[]>);
}

function councilTax(): ColumnTable {
  const all = read("council-tax");
  const [charge, arrears, paid] = [
    money(all, "annual_charge"),
    money(all, "arrears"),
    days(all, "last_payment_date"),
  ];
  const [areas, paidText] = [texts(all, "lsoa_code"), texts(all, "last_payment_date")];
  const [order, alone] = [flags(all, "liability_order"), flags(all, "single_person_discount")];
  const columns = { household: texts(all, "household_id"), area: areas, arrears, order, alone };
  return keep(all.numRows(), columns, (row) => {
    const isPaid = paidText[row] === "" || !Number.isNaN(paid[row]);
    const isArea = /^E01\d{6}$/.test(areas[row]!);
    const isFlagged = order[row] !== undefined && alone[row] !== undefined;
    return (
      isArea && isPaid && isFlagged && within(charge[row]!, 0, 10_000) && within(arrears[row]!, 0, 50_000)
    );
  });
}

function rent(): ColumnTable {
  const all = read("rent");
  const [weekly, balance, since] = [
    money(all, "weekly_rent"),
    money(all, "balance"),
    days(all, "arrears_since"),
  ];
  const [sinceText, notice] = [texts(all, "arrears_since"), flags(all, "notice_served")];
  const columns = { household: texts(all, "household_id"), weekly, balance, notice: notice.map(Number) };
  const right = keep(all.numRows(), columns, (row) => {
    const isSince = sinceText[row] === "" || !Number.isNaN(since[row]);
    return (
      isSince &&
      notice[row] !== undefined &&
      within(weekly[row]!, 0.01, 1000) &&
      within(balance[row]!, -5000, 50_000)
    );
  });
  return right
    .groupby("household")
    .rollup({ balance: op.sum("balance"), weekly: op.sum("weekly"), notice: op.max("notice") });
}

function benefits(): ColumnTable {
  const all = read("benefits");
  const [start, end, weekly] = [days(all, "start_date"), days(all, "end_date"), money(all, "weekly_amount")];
  const [cap, children, types] = [
    money(all, "cap_reduction"),
    money(all, "children"),
    texts(all, "benefit_type"),
  ];
  const [endText, capText, childrenText] = [
    texts(all, "end_date"),
    texts(all, "cap_reduction"),
    texts(all, "children"),
  ];
  const isCurrent = end.map((day, row) => endText[row] === "" || day >= asOf);
  const columns = {
    household: texts(all, "household_id"),
    cap: cap.map((each, row) => (isCurrent[row]! && !Number.isNaN(each) ? each : 0)),
    tested: types.map((type, row) => Number(isCurrent[row]! && ["IS", "ESA", "JSA"].includes(type))),
    children: children.map((each) => (Number.isNaN(each) ? 0 : each)),
  };
  const right = keep(all.numRows(), columns, (row) => {
    const isDated = start[row]! <= asOf && (endText[row] === "" || !Number.isNaN(end[row]));
    const isCapped = capText[row] === "" || within(cap[row]!, 0, 1000);
    const isType = ["UC", "HB", "CTR", "ESA", "IS", "JSA"].includes(types[row]!);
    const isChildren = childrenText[row] === "" || within(children[row]!, 0, 30);
    return isDated && isCapped && isType && isChildren && within(weekly[row]!, 0, 2000);
  });
  return right
    .groupby("household")
    .rollup({ cap: op.max("cap"), tested: op.max("tested"), children: op.max("children") });
}

function incidents(): ColumnTable {
  const all = read("incidents");
  const [day, risk, child] = [
    days(all, "incident_date"),
    texts(all, "risk_level"),
    flags(all, "child_present"),
  ];
  const serious = risk.map((level, row) => Number(level === "High" || child[row] === true));
  const columns = { household: texts(all, "household_id"), day, serious };
  const right = keep(all.numRows(), columns, (row) => {
    const isDated = within(day[row]!, Date.UTC(2015, 0, 1) / 86_400_000, asOf);
    return isDated && ["Standard", "Medium", "High"].includes(risk[row]!) && child[row] !== undefined;
  });
  return right
    .params({ since: asOf - 365 })
    .filter((row: { day: number }, $: { since: number }) => row.day > $.since)
    .groupby("household")
    .rollup({ incidents: op.count(), serious: op.max("serious") });
}

function pupils(): ColumnTable {
  const all = read("pupils");
  const [possible, absent, born] = [
    money(all, "sessions_possible"),
    money(all, "sessions_absent"),
    days(all, "dob"),
  ];
  const [meals, sen] = [flags(all, "fsm"), texts(all, "sen")];
  const columns = {
    household: texts(all, "household_id"),
    absence: absent.map((each, row) =>
      each * 2 >= possible[row]! ? 3 : each * 10 >= possible[row]! ? 2 : 0,
    ),
    meals: meals.map(Number),
    plan: sen.map((each) => (each === "E" ? 2 : each === "K" ? 1 : 0)),
  };
  const right = keep(all.numRows(), columns, (row) => {
    const isCounted = within(possible[row]!, 1, 400) && within(absent[row]!, 0, possible[row]!);
    const isCoded = meals[row] !== undefined && ["N", "K", "E"].includes(sen[row]!);
    return isCounted && isCoded && !Number.isNaN(born[row]);
  });
  return right.groupby("household").rollup({
    pupils: op.count(),
    absence: op.max("absence"),
    meals: op.max("meals"),
    plan: op.max("plan"),
  });
}

type Numbers = Readonly<Record<string, number>>;

function pointsOf(one: Numbers): number[] {
  const value = (name: string) => one[name] ?? 0;
  const weeks = value("balance") > 0 ? value("balance") / value("weekly") : 0;
  return [
    weeks >= 12 ? 4 : weeks >= 8 ? 3 : weeks >= 4 ? 2 : 0,
    value("notice") * 3,
    value("arrears") >= 1000 ? 3 : value("arrears") >= 200 ? 1 : 0,
    value("order") * 2,
    value("cap") >= 200 ? 4 : value("cap") >= 100 ? 3 : value("cap") > 0 ? 2 : 0,
    value("tested"),
    value("incidents") >= 3 ? 5 : value("incidents") >= 1 ? 3 : 0,
    value("serious") * 2,
    value("absence"),
    value("meals"),
    value("plan"),
    value("alone") > 0 && (value("pupils") > 0 || value("children") > 0) ? 1 : 0,
  ];
}

await runJob((): JobResult => {
  let all = councilTax();
  for (const part of [rent(), benefits(), incidents(), pupils()]) all = all.join_left(part, "household");
  const fields = all.columnNames().filter((name) => name !== "household" && name !== "area");
  const columns = fields.map((name) => all.array(name) as ArrayLike<number | boolean | null | undefined>);
  const names = Array.from({ length: 12 }, (_, i) => `c${i + 1}`);
  const own = names.map(() => new Uint8Array(all.numRows()));
  for (let row = 0; row < all.numRows(); row += 1) {
    const one = Object.fromEntries(fields.map((name, i) => [name, Number(columns[i]![row] ?? 0)]));
    pointsOf(one).forEach((each, i) => (own[i]![row] = each));
  }
  const score = own[0]!.map((_, row) => own.reduce((sum, column) => sum + column[row]!, 0));
  const band = score.map((each) => (each >= 14 ? 3 : each >= 9 ? 2 : each >= 4 ? 1 : 0));
  const points = Object.fromEntries(names.map((name, i) => [name, own[i]!.map((each) => Number(each > 0))]));
  const high = band.map((each) => Number(each >= 2));
  const scored = tableOf({
    household: all.array("household"),
    area: all.array("area"),
    score,
    high,
    ...points,
  });
  const counts = Object.fromEntries(["high", ...names].map((name) => [name, op.sum(name)]));
  const areas = scored.groupby("area").rollup({ households: op.count(), ...counts });
  const lookup = fromCSV(readFileSync(join(folder, "areas.csv"), "utf8"), { autoType: false });
  const sums = Object.fromEntries(["households", "high", ...names].map((name) => [name, op.sum(name)]));
  const byZone = areas.join(lookup, ["area", "lsoa_code"]).groupby("zone").rollup(sums).orderby("zone");
  const zones = (byZone.objects() as Numbers[]).map((zone) => ({
    households: zone.households!,
    counts: ["high", ...names].map((name) => zone[name]!),
  }));
  return {
    rejected,
    bands: [0, 1, 2, 3].map((each) => band.reduce((sum, one) => sum + Number(one === each), 0)),
    points: own.map((column) => column.reduce((sum, each) => sum + each, 0)),
    top: firstThousand(scored),
    areas: areas.numRows(),
    zones,
    intervals: intervalSum(zones),
  };
});

function firstThousand(scored: ColumnTable): JobResult["top"] {
  const ordered = scored
    .derive({ order: (row: { score: number }) => -row.score })
    .orderby("order", "household");
  return (
    ordered.select("household", "score").slice(0, 1000).objects() as { household: string; score: number }[]
  ).map(({ household, score }) => ({ id: household, score }));
}
