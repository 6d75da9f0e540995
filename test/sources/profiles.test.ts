import { educationStatistics, knownSource, rentArrears, withHeaders } from "@needscope/sources";
import { suppressed, toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText, refusal } from "./read-text.ts";

describe("profiles", () => {
  test("are renamed header by header, and keep everything else", () => {
    const ours = withHeaders(rentArrears, {
      name: "our-rent",
      headers: { tenancy_ref: "Ref", balance: ["Bal", "Owed"] },
    });
    const headers = "Ref,Tenant Name,NINO,UPRN,Weekly Rent,Owed,Days in Arrears,Agreement";
    const row = "100002/01,MS Z OKADI,ZZ123456,999900000001,101.20,£412.10,29,N";
    expect(toRows(readText(ours, `${headers}\n${row}\n`).table)).toMatchObject([{ balance: 41_210 }]);
    expect(refusal(ours, `${headers.replace("Owed", "Current Balance")}\n${row}\n`).code).toBe("columns");
    expect(() => withHeaders(rentArrears, { name: "x", headers: { owed: "Owed" } })).toThrow(
      'no field "owed"',
    );
  });

  test("of education statistics keep the five states of a figure apart, and none is 0", () => {
    const source = educationStatistics({
      name: "absence",
      title: "Absence",
      about: "One row per authority and year.",
      filters: ["school_type"],
      indicators: ["Percent"],
    });
    const header =
      "time_period,time_identifier,geographic_level,country_code,new_la_code,school_type,Percent";
    const line = (value: string) => `202425,Academic year,Local authority,E92000001,E06000999,Total,${value}`;
    const values = ["6.5", "c", "x", "z", "low", "u", "0"];
    const { table, issues } = readText(source, [header, ...values.map(line)].join("\n"));
    expect(issues).toEqual([]);
    expect(
      toRows(table).map(({ time_period, percent, percent_state }) => [time_period, percent, percent_state]),
    ).toEqual([
      ["2024/25", 6.5, undefined],
      ["2024/25", suppressed, "suppressed"],
      ["2024/25", undefined, "unavailable"],
      ["2024/25", undefined, "not-applicable"],
      ["2024/25", suppressed, "low"],
      ["2024/25", undefined, "unreliable"],
      ["2024/25", 0, undefined],
    ]);
  });

  test("of housing benefit read one type of record and set the others aside; an unknown one is quarantined", () => {
    const record = (type: string) => [type, "HB1", ...Array.from({ length: 339 }, () => "")].join("|");
    const text = ["H|1", record("D"), record("S"), record("D"), record("Q"), "T|4"].join("\n");
    const read = (name: string) => readText(knownSource(name), text).account;
    expect(read("housing-benefit-claims")).toMatchObject({ accepted: 2, quarantined: 1, aside: 3 });
    expect(read("housing-benefit-members")).toMatchObject({ accepted: 1, quarantined: 1, aside: 4 });
  });
});
