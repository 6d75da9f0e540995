import { createRequire } from "node:module";
import { intervalSum, type JobResult, runJob } from "./job-result.ts";

// The families job as a good analyst writes it in DuckDB's SQL, on two threads:
// `duckdb.ts <folder> fused` is one statement over text columns and counts no rejected rows;
// `duckdb.ts <folder> staged` reads typed columns into tables, counts what was set aside, and goes on from there.

interface Duck {
  readonly DuckDBInstance: {
    create(path: string, options: object): Promise<{ connect(): Promise<Connection> }>;
  };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): Record<string, unknown>[] }>;
}

const [folder = "", mode = "staged"] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api") as Duck;

const asOf = "DATE '2025-03-31'";
const extracts = ["council-tax", "rent", "benefits", "incidents", "pupils"] as const;
type ExtractName = (typeof extracts)[number];

const headers: Readonly<Record<ExtractName, Readonly<Record<string, string>>>> = {
  "council-tax": {
    account_ref: "VARCHAR",
    household_id: "VARCHAR",
    lsoa_code: "VARCHAR",
    ct_band: "VARCHAR",
    annual_charge: "DOUBLE",
    arrears: "DOUBLE",
    last_payment_date: "DATE",
    liability_order: "VARCHAR",
    single_person_discount: "VARCHAR",
  },
  rent: {
    tenancy_ref: "VARCHAR",
    household_id: "VARCHAR",
    weekly_rent: "DOUBLE",
    balance: "DOUBLE",
    arrears_since: "DATE",
    notice_served: "VARCHAR",
  },
  benefits: {
    claim_ref: "VARCHAR",
    household_id: "VARCHAR",
    benefit_type: "VARCHAR",
    start_date: "DATE",
    end_date: "DATE",
    weekly_amount: "DOUBLE",
    cap_reduction: "DOUBLE",
    children: "INTEGER",
  },
  incidents: {
    incident_ref: "VARCHAR",
    household_id: "VARCHAR",
    incident_date: "DATE",
    risk_level: "VARCHAR",
    child_present: "VARCHAR",
  },
  pupils: {
    upn: "VARCHAR",
    household_id: "VARCHAR",
    dob: "DATE",
    school_urn: "VARCHAR",
    fsm: "VARCHAR",
    sen: "VARCHAR",
    sessions_possible: "INTEGER",
    sessions_absent: "INTEGER",
  },
};

/** What holds of a row that counts. A date that is no date is told by `bad`, or by the typed reader. */
const valid: Readonly<Record<ExtractName, string>> = {
  "council-tax": `regexp_full_match(lsoa_code, 'E01[0-9]{6}') AND annual_charge BETWEEN 0 AND 10000
    AND arrears BETWEEN 0 AND 50000 AND liability_order IN ('Y', 'N') AND single_person_discount IN ('Y', 'N')`,
  rent: `weekly_rent > 0 AND weekly_rent <= 1000 AND balance BETWEEN -5000 AND 50000 AND notice_served IN ('Y', 'N')`,
  benefits: `benefit_type IN ('UC', 'HB', 'CTR', 'ESA', 'IS', 'JSA') AND start_date <= ${asOf}
    AND weekly_amount BETWEEN 0 AND 2000 AND (cap_reduction IS NULL OR cap_reduction BETWEEN 0 AND 1000)
    AND (children IS NULL OR children BETWEEN 0 AND 30)`,
  incidents: `incident_date BETWEEN DATE '2015-01-01' AND ${asOf} AND risk_level IN ('Standard', 'Medium', 'High')
    AND child_present IN ('Y', 'N')`,
  pupils: `dob IS NOT NULL AND fsm IN ('Y', 'N') AND sen IN ('N', 'K', 'E') AND sessions_possible BETWEEN 1 AND 400
    AND sessions_absent BETWEEN 0 AND sessions_possible`,
};

const current = `(end_date IS NULL OR end_date >= ${asOf})`;

/** One row a household of each extract but the first. */
const aggregates: Readonly<Record<Exclude<ExtractName, "council-tax">, string>> = {
  rent: `sum(balance) AS balance, sum(weekly_rent) AS weekly_rent, max((notice_served = 'Y')::INT) AS notice`,
  benefits: `max(cap_reduction) FILTER (WHERE ${current}) AS cap,
    max((${current} AND benefit_type IN ('IS', 'ESA', 'JSA'))::INT) AS means_tested, max(children) AS children`,
  incidents: `count(*) AS incidents, max((risk_level = 'High' OR child_present = 'Y')::INT) AS serious`,
  pupils: `count(*) AS pupils, max(CASE WHEN sessions_absent * 2 >= sessions_possible THEN 3
      WHEN sessions_absent * 10 >= sessions_possible THEN 2 ELSE 0 END) AS absence,
    max((fsm = 'Y')::INT) AS meals, max(CASE sen WHEN 'E' THEN 2 WHEN 'K' THEN 1 ELSE 0 END) AS sen`,
};

const points = [
  `CASE WHEN balance > 0 THEN CASE WHEN balance / weekly_rent >= 12 THEN 4 WHEN balance / weekly_rent >= 8 THEN 3
     WHEN balance / weekly_rent >= 4 THEN 2 ELSE 0 END ELSE 0 END`,
  `coalesce(notice, 0) * 3`,
  `CASE WHEN arrears >= 1000 THEN 3 WHEN arrears >= 200 THEN 1 ELSE 0 END`,
  `CASE WHEN liability_order = 'Y' THEN 2 ELSE 0 END`,
  `CASE WHEN cap >= 200 THEN 4 WHEN cap >= 100 THEN 3 WHEN cap > 0 THEN 2 ELSE 0 END`,
  `coalesce(means_tested, 0)`,
  `CASE WHEN incidents >= 3 THEN 5 WHEN incidents >= 1 THEN 3 ELSE 0 END`,
  `coalesce(serious, 0) * 2`,
  `coalesce(absence, 0)`,
  `coalesce(meals, 0)`,
  `coalesce(sen, 0)`,
  `CASE WHEN single_person_discount = 'Y' AND (coalesce(pupils, 0) > 0 OR coalesce(children, 0) > 0) THEN 1 ELSE 0 END`,
];
const names = points.map((_, i) => `c${i + 1}`);

function scored(from: (extract: ExtractName) => string): string {
  const columns = points.map((sql, i) => `CAST(${sql} AS UTINYINT) AS c${i + 1}`).join(", ");
  const joins = extracts.slice(1).map((extract) => `LEFT JOIN ${from(extract)} USING (household_id)`);
  const sum = names.map((name) => `${name}::USMALLINT`).join(" + ");
  return `SELECT *, CAST(CASE WHEN score >= 14 THEN 3 WHEN score >= 9 THEN 2 WHEN score >= 4 THEN 1 ELSE 0 END
      AS UTINYINT) AS band
    FROM (SELECT *, CAST(${sum} AS USMALLINT) AS score
      FROM (SELECT household_id, lsoa_code, ${columns} FROM ${from("council-tax")} ${joins.join(" ")}))`;
}

function textSource(extract: ExtractName): string {
  const used = Object.entries(headers[extract]).map(([header, type]) => {
    if (type === "DATE") return `CAST(try_strptime(${header}, '%d/%m/%Y') AS DATE) AS ${header}`;
    return type === "VARCHAR" ? header : `try_cast(${header} AS ${type}) AS ${header}`;
  });
  const bad = Object.entries(headers[extract])
    .filter(([header, type]) => type !== "VARCHAR" && /_date$|^arrears_since|^cap_|^children/.test(header))
    .map(([header, type]) => {
      const read = type === "DATE" ? `try_strptime(${header}, '%d/%m/%Y')` : `try_cast(${header} AS ${type})`;
      return `(${header} IS NOT NULL AND ${read} IS NULL)`;
    });
  return `(SELECT ${used.join(", ")}, ${bad.join(" OR ") || "false"} AS bad
    FROM read_csv('${folder}/${extract}.csv', header = true, all_varchar = true, delim = ',', quote = '"'))`;
}

function typedSource(extract: ExtractName): string {
  const columns = Object.entries(headers[extract]).map(([header, type]) => `'${header}': '${type}'`);
  const table = extract.replace("-", "_");
  return `read_csv('${folder}/${extract}.csv', header = true, auto_detect = false, delim = ',', quote = '"',
    dateformat = '%d/%m/%Y', columns = {${columns.join(", ")}}, store_rejects = true,
    rejects_table = 'rejects_${table}', rejects_scan = 'scans_${table}')`;
}

function aggregated(extract: Exclude<ExtractName, "council-tax">, from: string): string {
  const where = extract === "incidents" ? `WHERE incident_date > ${asOf} - 365` : "";
  return `SELECT household_id, ${aggregates[extract]} FROM ${from} ${where} GROUP BY household_id`;
}

await runJob(async (mark): Promise<JobResult> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  await connection.run("SET preserve_insertion_order = false");
  const rejected = mode === "fused" ? await fused(connection) : await staged(connection, rows);
  mark("read, join, score");
  await connection.run(`CREATE TABLE ranked AS SELECT household_id, 1 + before AS rank FROM scored JOIN
    (SELECT score, coalesce(sum(count(*)) OVER (ORDER BY score DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
      AS before FROM scored GROUP BY score) USING (score)`);
  const top = await rows(
    `SELECT household_id AS id, score, ${names.join(", ")} FROM scored ORDER BY score DESC, household_id LIMIT 1000`,
  );
  mark("rank");
  const counted = names.map((name) => `count(*) FILTER (WHERE ${name} > 0) AS ${name}`).join(", ");
  const areas = await rows(`SELECT lsoa_code, count(*) AS households FROM scored GROUP BY lsoa_code`);
  const zoneRows =
    await rows(`SELECT zone, count(*) AS households, count(*) FILTER (WHERE band >= 2) AS high, ${counted}
    FROM scored JOIN read_csv('${folder}/areas.csv', header = true) USING (lsoa_code) GROUP BY zone ORDER BY zone`);
  const sums = names.map((name) => `sum(${name}) AS ${name}`).join(", ");
  const inBand = [0, 1, 2, 3].map((band) => `count(*) FILTER (WHERE band = ${band}) AS band${band}`);
  const [totals] = await rows(`SELECT ${inBand.join(", ")}, ${sums} FROM scored`);
  const zones = zoneRows.map((zone) => ({
    households: Number(zone.households),
    counts: ["high", ...names].map((name) => Number(zone[name])),
  }));
  mark("zones");
  return {
    rejected,
    bands: [0, 1, 2, 3].map((band) => Number(totals![`band${band}`])),
    points: names.map((name) => Number(totals![name])),
    top: top.map(({ id, score }) => ({ id: String(id), score: Number(score) })),
    areas: areas.length,
    zones,
    intervals: intervalSum(zones),
  };
});

async function fused(connection: Connection): Promise<number[]> {
  const source = (extract: ExtractName) =>
    `(SELECT * FROM ${textSource(extract)} WHERE NOT bad AND ${valid[extract]})`;
  const from = (extract: ExtractName) =>
    extract === "council-tax" ? source(extract) : `(${aggregated(extract, source(extract))})`;
  await connection.run(`CREATE TABLE scored AS ${scored(from)}`);
  return [];
}

async function staged(
  connection: Connection,
  rows: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<number[]> {
  const rejected: number[] = [];
  for (const extract of extracts) {
    const table = extract.replace("-", "_");
    await connection.run(
      `CREATE TABLE all_${table} AS SELECT *, (${valid[extract]}) IS TRUE AS ok FROM ${typedSource(extract)}`,
    );
    const [refused] = await rows(`SELECT count(*) FILTER (WHERE NOT ok) AS n FROM all_${table}`);
    const [unread] = await rows(`SELECT count(DISTINCT line) AS n FROM rejects_${table}`);
    rejected.push(Number(refused!.n) + Number(unread!.n));
    await connection.run(`CREATE VIEW ok_${table} AS SELECT * FROM all_${table} WHERE ok`);
    if (extract === "council-tax") continue;
    await connection.run(`CREATE TABLE by_household_${table} AS ${aggregated(extract, `ok_${table}`)}`);
  }
  const from = (extract: ExtractName) =>
    extract === "council-tax" ? "ok_council_tax" : `by_household_${extract}`;
  await connection.run(`CREATE TABLE scored AS ${scored(from)}`);
  return rejected;
}
