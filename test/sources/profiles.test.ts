import {
  assessmentFactors,
  attendanceCodes,
  defineSource,
  educationStatistics,
  homelessnessLabels,
  knownSource,
  nomisDownload,
  rentArrears,
  withHeaders,
} from "@needscope/sources";
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

  // Every file here is synthetic.
  test("of Nomis downloads refuse a dimension that is not declared, and keep value and rate apart", () => {
    const named = { name: "claimants", title: "Claimants", about: "One row per area and age." };
    const header =
      "DATE,DATE_NAME,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,C_AGE,C_AGE_NAME,MEASURES,MEASURES_NAME,OBS_VALUE,OBS_STATUS,OBS_STATUS_NAME,RECORD_COUNT";
    const line = (measure: string, value: string, status: string) =>
      `2025-03,March 2025,1,Harbourshire,E06000999,0,Total,${measure},x,${value},${status},x,3`;
    const rows = [line("20100", "120", "A"), line("20201", "3.4", "A"), line("20100", "", "Q")];
    const text = [header, ...rows].join("\n");
    const { table, issues } = readText(nomisDownload({ ...named, dimensions: ["C_AGE"] }), text);
    expect(issues).toEqual([]);
    expect(toRows(table).map(({ measure, value, status }) => [measure, value, status])).toEqual([
      ["20100", 120, "A"],
      ["20201", 3.4, "A"],
      ["20100", undefined, "Q"],
    ]);
    expect(refusal(nomisDownload(named), text).message).toContain("columns that are not declared");
    const dropping = nomisDownload({ ...named, drop: ["C_AGE", "C_AGE_NAME"] });
    expect(readText(dropping, text).account.accepted).toBe(3);
  });

  test("of council tax tables keep references with their zeros and without the blanks behind them", () => {
    const text =
      "account_ref,account_cd,postcode,paymeth_code,lead_liab_surname\n00000003,7,X1 1AA  ,ARRG ,OKADI\n";
    expect(toRows(readText(knownSource("academy-accounts"), text).table)).toEqual([
      { account_ref: "00000003", check_digit: "7", postcode: "X1 1AA", payment_method: "ARRG", line: 2 },
    ]);
  });

  test("of spells and times in need refuse an end before the start", () => {
    const meals = "UPN,FSMstartDate,FSMendDate,UKcountry\nA950000178301,2024-09-02,2024-09-01,ENG\n";
    expect(readText(knownSource("free-school-meals"), meals).account.quarantined).toBe(1);
    const need =
      "LAchildID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure\nC1,2024-09-02,3A,N1,2024-09-01,RC8\nC2,2024-09-02,3G,N1,,\nC3,2024-09-02,,,,\n";
    const { account, issues } = readText(knownSource("children-in-need"), need);
    expect(account).toMatchObject({ accepted: 1, quarantined: 2 });
    expect(issues.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("attendance codes are right on their days; a backslash, a stroke and a hash are codes", () => {
    const attendance = defineSource({
      name: "attendance",
      title: "Attendance",
      about: "One row per session.",
      fields: [
        { name: "day", header: "Day", kind: "date", format: "yyyy-mm-dd" },
        { name: "mark", header: "Mark", kind: "code", codes: attendanceCodes, validOn: "day" },
      ],
    });
    const marks = ["/", "\\", "#", "Y6", "F", "H"].map((mark) => `2024-08-19,${mark}`);
    const { table, issues } = readText(attendance, ["Day,Mark", ...marks, "2024-08-18,H"].join("\n"));
    expect(toRows(table).map(({ mark }) => mark)).toEqual(["/", "\\", "#", "Y6", "H"]);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [6, "code-not-in-force"],
      [7, "code-not-in-force"],
    ]);
    // 3 present, 5 elsewhere, 10 authorised, 4 unauthorised, 8 unable to attend, 4 others, 4 older ones.
    expect(Object.keys(attendanceCodes)).toHaveLength(38);
  });

  test("factors of assessments and homelessness labels stand once each", () => {
    // 6 for three kinds of people, 7A, 8B to 8F, 9A to 17A, six of 18 and 19, 20 and 21, 22A to 24A.
    expect(Object.keys(assessmentFactors)).toHaveLength(18 + 1 + 5 + 9 + 6 + 2 + 3);
    expect(assessmentFactors["3B"]).toBe("domestic abuse, victim: a parent or carer");
    for (const labels of Object.values(homelessnessLabels)) {
      expect(new Set<string>(labels).size).toBe(labels.length);
    }
    expect(homelessnessLabels.supportNeed).toHaveLength(23);
  });
});
