import { createRequire } from "node:module";
import { join } from "node:path";
import { intervalSum, type JobResult, runJob } from "./job-result.ts";

// The families job in polars for Node: `polars.ts <folder>`.

interface Expr {
  alias(name: string): Expr;
  and(other: Expr): Expr;
  or(other: Expr): Expr;
  eq(value: unknown): Expr;
  gt(value: unknown): Expr;
  gtEq(value: unknown): Expr;
  ltEq(value: unknown): Expr;
  div(value: unknown): Expr;
  mul(value: unknown): Expr;
  add(value: unknown): Expr;
  cast(type: unknown, strict?: boolean): Expr;
  fillNull(value: unknown): Expr;
  isIn(values: readonly string[]): Expr;
  isNull(): Expr;
  isNotNull(): Expr;
  max(): Expr;
  sum(): Expr;
  count(): Expr;
  rank(options: object): Expr;
  otherwise(value: unknown): Expr;
  readonly str: {
    strptime(type: unknown, format: string): Expr;
    slice(from: number, length: number): Expr;
    contains(pattern: string): Expr;
  };
  readonly date: { day(): Expr };
}
interface When {
  then(value: unknown): Expr;
}
interface Frame {
  readonly height: number;
  withColumns(...columns: Expr[]): Frame;
  filter(condition: Expr): Frame;
  select(...columns: string[]): Frame;
  groupBy(column: string): { agg(...columns: Expr[]): Frame };
  join(other: Frame, options: object): Frame;
  sort(columns: readonly string[]): Frame;
  head(rows: number): Frame;
  toRecords(): Record<string, unknown>[];
}
interface Polars {
  readonly Date: unknown;
  readonly Int32: unknown;
  readonly Float64: unknown;
  col(name: string): Expr;
  lit(value: unknown): Expr;
  when(condition: Expr): When;
  readCSV(path: string, options: object): Frame;
}

const { default: pl } = createRequire(import.meta.url)("nodejs-polars") as { default: Polars };
const { col, lit } = pl;
const [folder = ""] = process.argv.slice(2);
const asOf = Date.UTC(2025, 2, 31) / 86_400_000;
const rejected: number[] = [];

function read(name: string): Frame {
  return pl.readCSV(join(folder, `${name}.csv`), { inferSchemaLength: 0 });
}

/** Days since 1970. polars reads 31 February as the first of the month, so its day is compared with what was written. */
function day(name: string): Expr {
  const date = col(name).str.strptime(pl.Date, "%d/%m/%Y");
  const isReal = date.date.day().cast(pl.Int32).eq(col(name).str.slice(0, 2).cast(pl.Int32, false));
  return pl.when(isReal).then(date.cast(pl.Int32)).otherwise(lit(null));
}

function number(name: string, type = pl.Float64): Expr {
  return col(name).cast(type, false);
}

function flag(name: string): Expr {
  return col(name).isIn(["Y", "N"]);
}

function between(value: Expr, least: number, most: number): Expr {
  return value.gtEq(least).and(value.ltEq(most));
}

function blankOr(name: string, right: Expr): Expr {
  return col(name)
    .isNull()
    .or(col(name).eq(lit("")))
    .or(right);
}

function keep(table: Frame, right: readonly Expr[]): Frame {
  const kept = table.filter(right.reduce((one, other) => one.and(other)).fillNull(lit(false)));
  rejected.push(table.height - kept.height);
  return kept;
}

function whole(condition: Expr): Expr {
  return condition.cast(pl.Int32);
}

function steps(value: Expr, grades: readonly (readonly [number, number])[]): Expr {
  let points = lit(0);
  for (const [edge, each] of grades)
    points = pl
      .when(value.gtEq(edge).fillNull(lit(false)))
      .then(lit(each))
      .otherwise(points);
  return points.cast(pl.Int32);
}

function filled(name: string): Expr {
  return col(name).cast(pl.Int32).fillNull(lit(0));
}

await runJob((): JobResult => {
  let tax = read("council-tax").withColumns(
    number("annual_charge").alias("charge"),
    number("arrears").alias("owed"),
    day("last_payment_date").alias("paid"),
  );
  tax = keep(tax, [
    col("lsoa_code").str.contains("^E01[0-9]{6}$"),
    between(col("charge"), 0, 10_000),
    between(col("owed"), 0, 50_000),
    blankOr("last_payment_date", col("paid").isNotNull()),
    flag("liability_order"),
    flag("single_person_discount"),
  ]);
  let rent = read("rent").withColumns(
    number("weekly_rent").alias("weekly"),
    number("balance").alias("owing"),
    day("arrears_since").alias("since"),
  );
  rent = keep(rent, [
    col("weekly").gt(0),
    col("weekly").ltEq(1000),
    between(col("owing"), -5000, 50_000),
    blankOr("arrears_since", col("since").isNotNull()),
    flag("notice_served"),
  ]);
  let benefits = read("benefits").withColumns(
    day("start_date").alias("start"),
    day("end_date").alias("end"),
    number("weekly_amount").alias("weekly"),
    number("cap_reduction").alias("cap"),
    number("children", pl.Int32).alias("kids"),
  );
  benefits = keep(benefits, [
    col("benefit_type").isIn(["UC", "HB", "CTR", "ESA", "IS", "JSA"]),
    col("start").ltEq(asOf),
    blankOr("end_date", col("end").isNotNull()),
    between(col("weekly"), 0, 2000),
    blankOr("cap_reduction", between(col("cap"), 0, 1000)),
    blankOr("children", between(col("kids"), 0, 30)),
  ]);
  let incidents = read("incidents").withColumns(day("incident_date").alias("day"));
  incidents = keep(incidents, [
    between(col("day"), Date.UTC(2015, 0, 1) / 86_400_000, asOf),
    col("risk_level").isIn(["Standard", "Medium", "High"]),
    flag("child_present"),
  ]);
  let pupils = read("pupils").withColumns(
    day("dob").alias("born"),
    number("sessions_possible", pl.Int32).alias("possible"),
    number("sessions_absent", pl.Int32).alias("absent"),
  );
  pupils = keep(pupils, [
    col("born").isNotNull(),
    flag("fsm"),
    col("sen").isIn(["N", "K", "E"]),
    between(col("possible"), 1, 400),
    col("absent").gtEq(0),
    col("absent").ltEq(col("possible")),
  ]);

  const current = col("end").isNull().or(col("end").gtEq(asOf));
  const isTested = current.and(col("benefit_type").isIn(["IS", "ESA", "JSA"]));
  const isSerious = col("risk_level")
    .eq(lit("High"))
    .or(col("child_present").eq(lit("Y")));
  const absence = pl
    .when(col("absent").mul(lit(2)).gtEq(col("possible")))
    .then(lit(3))
    .otherwise(
      pl
        .when(col("absent").mul(lit(10)).gtEq(col("possible")))
        .then(lit(2))
        .otherwise(lit(0)),
    );
  const plan = whole(col("sen").eq(lit("E")))
    .mul(lit(2))
    .add(whole(col("sen").eq(lit("K"))));
  const parts = [
    rent
      .withColumns(whole(col("notice_served").eq(lit("Y"))).alias("notice"))
      .groupBy("household_id")
      .agg(
        col("owing").sum().alias("owing"),
        col("weekly").sum().alias("weekly"),
        col("notice").max().alias("notice"),
      ),
    benefits
      .withColumns(
        pl.when(current).then(col("cap")).otherwise(lit(null)).alias("cap_now"),
        whole(isTested).alias("tested"),
      )
      .groupBy("household_id")
      .agg(
        col("cap_now").max().alias("cap"),
        col("tested").max().alias("tested"),
        col("kids").max().alias("kids"),
      ),
    incidents
      .filter(col("day").gt(asOf - 365))
      .withColumns(whole(isSerious).alias("serious"))
      .groupBy("household_id")
      .agg(col("serious").count().alias("incidents"), col("serious").max().alias("serious")),
    pupils
      .withColumns(
        absence.alias("absence"),
        whole(col("fsm").eq(lit("Y"))).alias("meals"),
        plan.alias("plan"),
      )
      .groupBy("household_id")
      .agg(
        col("absence").count().alias("pupils"),
        col("absence").max().alias("absence"),
        col("meals").max().alias("meals"),
        col("plan").max().alias("plan"),
      ),
  ];
  let table = tax.select("household_id", "lsoa_code", "owed", "liability_order", "single_person_discount");
  for (const part of parts) table = table.join(part, { on: "household_id", how: "left" });

  const weeks = pl
    .when(col("owing").gt(0))
    .then(col("owing").div(col("weekly")))
    .otherwise(lit(0));
  const isAlone = col("single_person_discount").eq(lit("Y"));
  const points = [
    steps(weeks, [
      [4, 2],
      [8, 3],
      [12, 4],
    ]),
    filled("notice").mul(lit(3)),
    steps(col("owed"), [
      [200, 1],
      [1000, 3],
    ]),
    whole(col("liability_order").eq(lit("Y"))).mul(lit(2)),
    steps(col("cap"), [
      [0.001, 2],
      [100, 3],
      [200, 4],
    ]),
    filled("tested"),
    steps(col("incidents"), [
      [1, 3],
      [3, 5],
    ]),
    filled("serious").mul(lit(2)),
    filled("absence"),
    filled("meals"),
    filled("plan"),
    whole(isAlone.and(filled("pupils").gt(0).or(filled("kids").gt(0)))),
  ];
  const names = points.map((_, i) => `c${i + 1}`);
  table = table.withColumns(...points.map((each, i) => each.alias(names[i]!)));
  table = table.withColumns(
    names
      .map((name) => col(name).cast(pl.Int32))
      .reduce((one, other) => one.add(other))
      .alias("score"),
  );
  table = table.withColumns(
    steps(col("score"), [
      [4, 1],
      [9, 2],
      [14, 3],
    ]).alias("band"),
  );
  table = table.withColumns(
    col("score").rank({ method: "min", descending: true }).alias("rank"),
    col("score").mul(lit(-1)).alias("order"),
  );
  const top = table.sort(["order", "household_id"]).head(1000).select("household_id", "score").toRecords();

  const counts = names.map((name) => whole(col(name).gt(0)).sum().alias(name));
  const areas = table
    .groupBy("lsoa_code")
    .agg(col("score").count().alias("households"), whole(col("band").gtEq(2)).sum().alias("high"), ...counts);
  const zoneRows = areas
    .join(pl.readCSV(join(folder, "areas.csv"), {}), { on: "lsoa_code" })
    .groupBy("zone")
    .agg(...["households", "high", ...names].map((name) => col(name).sum().alias(name)))
    .sort(["zone"])
    .toRecords();
  const totals = table
    .withColumns(
      lit(1).alias("all"),
      ...[0, 1, 2, 3].map((band) => whole(col("band").eq(lit(band))).alias(`band${band}`)),
    )
    .groupBy("all")
    .agg(...[...names, "band0", "band1", "band2", "band3"].map((name) => col(name).sum().alias(name)))
    .toRecords()[0]!;
  const zones = zoneRows.map((zone) => ({
    households: Number(zone.households),
    counts: ["high", ...names].map((name) => Number(zone[name])),
  }));
  return {
    rejected,
    bands: [0, 1, 2, 3].map((band) => Number(totals[`band${band}`])),
    points: names.map((name) => Number(totals[name])),
    top: top.map(({ household_id: id, score }) => ({ id: String(id), score: Number(score) })),
    areas: areas.height,
    zones,
    intervals: intervalSum(zones),
  };
});
