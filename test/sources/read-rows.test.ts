import {
  defineSource,
  readRows,
  type SourceDescription,
  summariseExtract,
  UnusableFileError,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import pg from "pg";
import Cursor from "pg-cursor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresPrograms, type PostgresServer, startPostgres } from "./postgres.ts";
import { readText } from "./read-text.ts";

const rent = (change: Partial<SourceDescription> = {}) =>
  defineSource({
    name: "rent",
    title: "Rent",
    about: "One row per tenancy.",
    key: ["ref"],
    duplicates: "quarantine",
    suppressedMarks: ["*"],
    fields: [
      { name: "ref", header: "tenancy_ref", kind: "id", pattern: "\\d{6}", required: true },
      { name: "since", header: "since", kind: "date", format: "dd/mm/yyyy", latest: "2030-12-31" },
      { name: "owed", header: "balance", kind: "pounds", negative: true },
      { name: "people", header: "people", kind: "integer", min: 1 },
      { name: "agreed", header: "agreed", kind: "yesNo", yes: ["Y"], no: ["N"] },
      { name: "uprn", header: "uprn", kind: "uprn" },
    ],
    ...change,
  });
const columns = ["tenancy_ref", "since", "balance", "people", "agreed", "uprn"];

describe("readRows", () => {
  test("reads native values as the declaration reads their texts, from lists and from objects", async () => {
    const rows = [
      ["000123", new Date(Date.UTC(2016, 2, 31)), 120.5, 3, true, 100_023_336_956n],
      ["000124", new Date(2016, 6, 1), "-0.07", 2n, false, "000000199356"],
      ["000125", null, undefined, null, null, Buffer.from("199356")],
      ["000126", "31/03/2016", "*", 1, "Y", null],
    ];
    const extract = await readRows(rent(), rows, { name: "housing.rent", columns });
    const text =
      "tenancy_ref,since,balance,people,agreed,uprn\n000123,31/03/2016,120.50,3,Y,100023336956\n" +
      "000124,01/07/2016,-0.07,2,N,199356\n000125,,,,,199356\n000126,31/03/2016,*,1,Y,\n";
    const strip = (all: readonly object[]) => all.map((row) => ({ ...row, line: 0 }));
    expect(strip(toRows(extract.table))).toEqual(strip(toRows(readText(rent(), text).table)));
    expect(extract.account).toEqual({ lines: 4, header: 0, accepted: 4, quarantined: 0, blank: 0 });
    expect(summariseExtract(extract).sentence).toBe(
      "housing.rent as rent (rows): 4 lines: 0 header, 4 accepted, 0 quarantined, 0 blank",
    );
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
    const fromObjects = await readRows(rent(), objects, { name: "housing.rent" });
    expect(fromObjects).toEqual(extract);
  });

  test("quarantines what cannot be, with row, column, reason and fix, and no value in a message", async () => {
    const rows = [
      ["000123", new Date(Date.UTC(2016, 2, 31, 9)), 1, 1, null, null],
      [123, null, 1, 1, null, null],
      ["000125", new Date(Number.NaN), 0.005, 0, { secret: "SECRET" }, Buffer.from([0xff])],
      ["000126", 42_460, Number.POSITIVE_INFINITY, 1e21, "yes", 0],
      ["000127", null, 1, 1, null, null],
      ["000127", null, 2, 1, null, null],
      ["000128", null, 1, 1, null, null, "one too many"],
      [null, "", null, undefined, " ", null],
    ];
    const extract = await readRows(rent(), rows, { name: "rent", columns });
    expect(extract.account).toEqual({ lines: 8, header: 0, accepted: 1, quarantined: 6, blank: 1 });
    expect(extract.issues.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, "since", "time-of-day"],
      [2, "tenancy_ref", "id-pattern"],
      [3, "since", "no-plain-value"],
      [3, "balance", "not-pounds"],
      [3, "people", "out-of-range"],
      [3, "agreed", "no-plain-value"],
      [3, "uprn", "binary-value"],
      [4, "since", "number-for-date"],
      [4, "balance", "no-plain-value"],
      [4, "people", "not-integer"],
      [4, "agreed", "not-yes-no"],
      [4, "uprn", "not-uprn"],
      [6, undefined, "duplicate-key"],
      [7, undefined, "field-count"],
    ]);
    expect(JSON.stringify(extract.issues)).not.toMatch(/SECRET|000127/);
    expect(extract.quarantine.map(({ line, text }) => [line, text.split(",")[0]])).toEqual([
      [1, "000123"],
      [2, "123"],
      [3, "000125"],
      [4, "000126"],
      [6, "000127"],
      [7, "000128"],
    ]);
  });

  test("is not shaken by anything that a driver may give: it is a problem of its row, and never a blank row", async () => {
    const source = rent({ key: ["a"], fields: [{ name: "a", header: "a", kind: "text" }] });
    const bare = Object.create(null) as unknown;
    const toString = () => {
      throw new Error("SECRET");
    };
    const like = { timeOfDay: false, year: 2016, month: 3, day: 31 };
    const odd = [
      Symbol("SECRET"),
      () => 1,
      bare,
      { toString },
      like,
      { errorText: 5 },
      Number.NaN,
      [1],
      new Map(),
      new Date(Number.NaN),
    ];
    const extract = await readRows(
      source,
      odd.map((cell) => ({ a: cell })),
      { name: "rows" },
    );
    expect(extract.account).toEqual({ lines: 10, header: 0, accepted: 0, quarantined: 10, blank: 0 });
    expect(new Set(extract.issues.map(({ code }) => code))).toEqual(new Set(["no-plain-value"]));
    await expect(readRows(source, [null] as never, { name: "rows" })).rejects.toThrow(
      "Row 1 of rows is neither",
    );
  });

  test("refuses columns that are absent, unknown or named twice, and rows whose columns nothing names", async () => {
    const read = (names: readonly string[]) => readRows(rent(), [], { name: "rent", columns: names });
    await expect(read(columns.slice(1))).rejects.toThrow('it lacks "tenancy_ref"');
    await expect(read([...columns, "note"])).rejects.toThrow(UnusableFileError);
    await expect(read([...columns, "uprn"])).rejects.toThrow("more than once");
    await expect(readRows(rent(), [["000123"]], { name: "rent" })).rejects.toThrow("name their columns");
    const none = await readRows(rent(), [], { name: "rent" });
    expect(none.issues.map(({ code }) => code)).toEqual(["no-rows"]);
  });

  test("has no name of a column that would change an object's nature", async () => {
    const source = rent({ key: ["a"], fields: [{ name: "a", header: "__proto__", kind: "text" }] });
    const row = JSON.parse('{"__proto__":"x"}') as Record<string, unknown>;
    expect(toRows((await readRows(source, [row], { name: "rows" })).table)).toEqual([{ a: "x", line: 1 }]);
  });
});

const whyNot = postgresPrograms === undefined ? " (skipped: PostgreSQL's server is not installed)" : "";

describe.skipIf(postgresPrograms === undefined)(`a real PostgreSQL${whyNot}`, () => {
  let server: PostgresServer;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client({ host: "127.0.0.1", port: server.port, user: "postgres", database: "postgres" });
    await client.connect();
    await client.query(`create table rent (
      tenancy_ref text, since date, balance numeric(10,2), people integer, agreed boolean, uprn bigint)`);
    await client.query(`insert into rent
      select lpad(n::text, 6, '0'), date '2016-03-27' + (n % 7), (n - 1000) / 100.0, 1 + n % 5, n % 2 = 0,
        100000000000 + n from generate_series(1, 5000) n`);
    await client.query(`insert into rent values
      ('5001', null, 1, 1, null, null), ('000007', null, 1, 1, null, null), ('005002', '2031-01-01', 1, 0, null, 0)`);
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    server?.stop();
  });

  async function* cursorRows(query: string): AsyncGenerator<Record<string, unknown>> {
    const cursor = client.query(new Cursor<Record<string, unknown>>(query));
    for (;;) {
      const batch = await cursor.read(500);
      if (batch.length === 0) return void (await cursor.close());
      yield* batch;
    }
  }

  test("gives its cursor's rows to the declaration: every row accounted for, every value the database's own", async () => {
    const extract = await readRows(rent(), cursorRows("select * from rent"), { name: "public.rent" });
    expect(extract.account).toEqual({ lines: 5003, header: 0, accepted: 5000, quarantined: 3, blank: 0 });
    expect(extract.issues.map(({ line, column, code }) => [line, column, code])).toEqual([
      [5001, "tenancy_ref", "id-pattern"],
      [5002, undefined, "duplicate-key"],
      [5003, "since", "out-of-range"],
      [5003, "people", "out-of-range"],
      [5003, "uprn", "not-uprn"],
    ]);
    // The database's own sums, by the arithmetic of numeric and integer.
    const { rows } = await client.query<{ pence: string; people: string; yes: string; days: string }>(
      `select sum(balance) * 100 as pence, sum(people) as people, count(*) filter (where agreed) as yes,
        sum(since - date '1970-01-01') as days from (select * from rent limit 5000) first`,
    );
    const read = toRows(extract.table);
    const sum = (of: (row: (typeof read)[number]) => number): number =>
      read.reduce((total, row) => total + of(row), 0);
    expect({
      pence: sum(({ owed }) => owed as number),
      people: sum(({ people }) => people as number),
      yes: sum(({ agreed }) => (agreed === true ? 1 : 0)),
      days: sum(({ since }) => Date.parse(since as string) / 86_400_000),
    }).toEqual({
      pence: Number(rows[0]!.pence),
      people: Number(rows[0]!.people),
      yes: Number(rows[0]!.yes),
      days: Number(rows[0]!.days),
    });
  });

  test("a query's rows are an extract of the same bytes as its cursor's, and a timestamp is no date", async () => {
    const query = "select * from rent limit 5000";
    const { rows } = await client.query<Record<string, unknown>>(query);
    const extract = await readRows(rent(), rows, { name: "rent" });
    const fromCursor = await readRows(rent(), cursorRows(query), { name: "rent" });
    expect(fromCursor).toEqual(extract);
    const times =
      "select tenancy_ref, since + time '09:30' as since, balance, people, agreed, uprn from rent limit 1";
    const timed = await readRows(rent(), cursorRows(times), { name: "rent" });
    expect(timed.issues).toMatchObject([{ line: 1, column: "since", code: "time-of-day" }]);
  });
});
