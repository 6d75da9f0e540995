import { knownSource, knownSources } from "@needscope/sources";
import { toRows } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

/** A housing benefit extract of one record: a line about the file, the record, and a trailer. */
function housingBenefit(type: string, values: Record<number, string>): [header: string, row: string] {
  const all: Record<number, string> = { 1: type, 2: "HB1", ...values };
  const record = Array.from({ length: 341 }, (_, i) => all[i + 1] ?? "").join("|");
  return ["H|1|01-04-2015", `${record}\nT|1`];
}

/** A published table with its header in the topmost of the rows that it may take, as CSV. */
function tableExample(name: string): [header: string, row: string] {
  const { fields, headerRows } = knownSource(name);
  const headers = fields
    .filter(({ kind }) => kind !== "state")
    .map(({ header }) => `"${(header[0] ?? "").replaceAll('"', '""')}"`);
  const blank = ",".repeat(headers.length - 1);
  const cells = headers.map((_, i) => ["E06000999", "Harbourshire"][i] ?? String(i));
  return [
    [headers.join(","), ...Array.from({ length: headerRows - 1 }, () => blank)].join("\n"),
    `${cells.join(",")}\nNotes`,
  ];
}

/** An invented row for each source, with the header as the system gives it. */
const examples: Record<string, [header: string, row: string]> = {
  "savvi-attributes": [
    "PersonReference,GivenNames,FamilyName,Alias,BirthDate,Gender,UPRN,Address1,Address2,Address3,Address4,Address5,Postcode,AttributeType,AttributeScheme,Attribute,AttributeDate,SourceSystem,ExtractedOn",
    "P1,Zoe,Okadi,,1980-02,unknown,999900000001,1 Quay,,,,,ZZ99 3VZ,Circumstance,,arrears,2025-01-31,rents,2025-02-01",
  ],
  "police-street": [
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
    ",2025-01,A Force,A Force,-2.4,50.7,On or near Quay,E01099999,Harbourshire 001A,Anti-social behaviour,,",
  ],
  fingertips: [
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to Moorland value or percentiles,Time period Sortable,New data,Compared to goal",
    "999,An indicator,E12000009,Moorland,E06000999,Harbourshire,UA,Persons,All,,,2023/24,12.345678901234567,1e1,15,,,3,24,,,Similar,Higher,20230000,,",
  ],
  "housing-benefit-claims": housingBenefit("D", { 9: "1", 33: "1", 42: "1250" }),
  "housing-benefit-members": housingBenefit("S", { 308: "1", 315: "31-01-2010" }),
  "homelessness-assessments": tableExample("homelessness-assessments"),
  "homelessness-reasons": tableExample("homelessness-reasons"),
  "temporary-accommodation": tableExample("temporary-accommodation"),
  "academy-accounts": [
    "account_ref,account_cd,lead_liab_surname,addr1,postcode,paymeth_code",
    "20000003,7,OKADI     ,1 QUAY,X1 1AA ,DD  ",
  ],
  "academy-occupations": ["account_ref,property_ref,vacation_date", "20000003,P00001    ,2025-03-31"],
  "academy-notices": [
    "account_ref,bill_no,bill_adjust,notice_type,notice_from,notice_to,notice_issued,amt_debit,amt_benefit,amt_costs,amt_penalties,amt_refunds,amt_remit,amt_transitional,amt_write_off,notice_balance,woff_reason_code,live_ind",
    "20000003,1,0,BILL,2025-04-01,2026-03-31,2025-03-10,1306.67,-200.5,0,0,0,0,0,0,1106.17,,Y",
  ],
  "rent-ledger": [
    "tenancy_ref,payment_ref,balance,collectable_arrears,weekly_rent,days_in_arrears,days_since_last_payment,nosp_served,nosp_served_date,nosp_expiry_date,courtdate,court_outcome,eviction_date,universal_credit,uc_rent_verification,classification,is_paused_until,pause_reason",
    "000123/01,228000012,-412.10,412.1,101.20,29,40,false,,,,,,true,,no action,,",
  ],
  "free-school-meals": ["UPN,FSMstartDate,FSMendDate,UKcountry", "A950000178301,2024-09-02,,ENG"],
  "children-in-need": [
    "LAchildID,UPN,PersonBirthDate,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure",
    "C0001,A950000178301,2015-02-01,2024-04-02,5D,N1,2024-06-30,RC9",
  ],
  "gateway-people": [
    "Person Ref,Gateway Family No,Surname,Forename(s),D.O.B.,Role,NI Number,UPRN,Postcode,First Contact",
    "GW0000001,F00001,OKADI,ZOE,01/02/1980,A,ZZ123456A,999900000001,X1 1AA,01/04/2015",
  ],
  "council-tax-arrears": [
    "Account Ref,CD,Lead Liable Name,UPRN,Addr Postcode,Annual Charge (£),Arrears (£),Arrears From,Arrangement",
    '20000003,7,"OKADI,MS ZOE",999900000001,X1 1AA,"1,306.67","1,234.50",01/04/2015,Y',
  ],
  "rent-arrears": [
    "Tenancy Ref,Tenant Name,NINO,UPRN,Weekly Rent,Current Balance,Days in Arrears,Agreement",
    "100002/01,MS Z OKADI,ZZ123456,999900000001,101.20,£412.10,29,N",
  ],
  "benefit-awards": [
    "Claim Ref,Claimant NINO,CTax Account,Claimant DOB,Benefit,Weekly Amount (£),Award Start,Award End,Household Type,Dep Children,Exemption",
    "HB1000001,ZZ123456A,20000003,01/02/1980,JSAI,73.10,01/04/2015,,L,2,",
  ],
  homelessness: [
    "Case Ref,Approach Date,Household Type,Main Reason,Duty,Area",
    "HC150001,01/04/2015,LP,DA,R,Z01000001",
  ],
  "person-key": ["extract,record_ref,person,family,household", "rent-arrears,100002/01,P000001,,H00001"],
  "sole-registrations": [
    "Entry No,Date Registered,Registration Type,Mother Age,Area",
    "0001,01/04/2015,4,19,Z01000001",
  ],
  school: [
    "UPN,Census Date,NCY,Home Area,Sess Possible,Sess Missed,FSM,SEN Provision,Progress",
    "A950000178301,21/01/2016,5,Z01000001,110,12,Y,K,",
  ],
  "domestic-abuse": [
    "Incident Ref,Incident Date,Recorded Date,Kind,Risk Grade,Victim Pseudonym,Children Present,Area",
    "I1,01/04/2015,02/04/2015,I,H,v1,Y,Z01000001",
  ],
  separations: ["Record No,Reported,Evidence,Children,Area", "1,01/04/2015,S,2,Z01000001"],
  "health-reviews": ["Review No,Review Date,At Expected Level,Area", "1,01/04/2015,Y,Z01000001"],
  "area-population": [
    "Area,Census Date,Households,Families With Children,Adults 16+,Children 0-17",
    "Z01000001,30/06/2013,620,180,1200,340",
  ],
  "area-zones": ["Area,Zone,Zone Name,Share", "Z01000001,Z99000001,Harbour,0.6"],
  "stat-xplore-years": [
    '"Year","2014/15","2014/15 - Annotations",\n"National - Regional - LA - OAs",',
    '"Harbourshire",195,,\n"Unknown",..,,\n"Total",195',
  ],
  "stat-xplore-months": [
    'Title of the table\n\n"Month","May 2015 (r)","May 2015 - Annotations",\n"National - Regional - LA - OAs",',
    '"Harbourshire",..,,\n"Total",0,,',
  ],
  lait: [
    "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region",
    "InvMort,An invented indicator,2015/16,Harbourshire,9.257E-2,899,South West",
  ],
  "authority-lookup": [
    "la_code,old_la_code,la_name,region_code,region_name",
    "E06000999,899,Harbourshire,E12000009,South West",
  ],
  "statistical-neighbours": [
    "la_code,la_name,SN,SN_code,SN_name,SN_prox",
    "E06000999,Harbourshire,1,E10000999,Moorshire,Close ",
  ],
  "lsoa-changes": [
    "lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,ltla22_code",
    "Harbour 001A,Z01000001,S,Harbour 001F,Z01000101,Harbourshire,Z06000001",
  ],
  "authority-changes": [
    "oldcd,oldnm,newcd,newnm,type,start",
    "Z06000001,Harbourshire,Z06000009,Harbour and Moor,merger,2023",
  ],
  "district-authorities": [
    "ltla23_code,ltla23_name,utla23_code,utla23_name",
    "E07000999,North Moor,E10000999,Moorshire",
  ],
  "homelessness-quarters": [
    "code,name,quarter,owed_duty,households_in_area_000s,reason_relationship_breakdown_any,reason_relationship_breakdown_prevention,reason_relationship_breakdown_relief,reason_domestic_abuse_any,reason_domestic_abuse_prevention,reason_domestic_abuse_relief,ta_households,ta_children,another",
    "E06000999,Harbourshire,2024Q1,311,98.765,,12,8,,22,..,160,0,1.0",
  ],
  "deprivation-2019": [
    "lsoa11_code,lsoa11_name,lad19_code,lad19_name,imd_score,imd_rank,imd_decile,pop_total,another",
    "E01099999,Harbourshire 001A,E06000999,Harbourshire,21.345,12345,4,1520,0.1",
  ],
  "area-wards": ["lsoa21_code,ward24_code,ward24_name,another", "E01099999,E05099999,North Quay,x"],
};

describe("knownSources", () => {
  test("there is an example for every source", () => {
    expect(Object.keys(examples).sort()).toEqual([...knownSources.keys()].sort());
  });

  test.each([...knownSources.keys()])("%s reads its layout with no issue", (name) => {
    const [header, row] = examples[name]!;
    const { issues, table, account } = readText(knownSource(name), `${header}\n${row}\n`);
    expect(issues).toEqual([]);
    expect(account).toMatchObject({ accepted: 1, quarantined: 0 });
    expect(table.name).toBe(name);
  });

  test("money becomes pence, days become dates, codes stay codes, references keep their zeros", () => {
    const read = (name: string) => toRows(readText(knownSource(name), examples[name]!.join("\n")).table)[0];
    expect(read("council-tax-arrears")).toEqual({
      account_ref: "20000003",
      check_digit: "7",
      lead_name: "OKADI,MS ZOE",
      uprn: "999900000001",
      postcode: "X1 1AA",
      annual_charge: 130_667,
      arrears: 123_450,
      arrears_from: "2015-04-01",
      arrangement: true,
      line: 2,
    });
    expect(read("benefit-awards")).toMatchObject({
      benefit: "JSAI",
      weekly_amount: 7310,
      end: undefined,
      exemption: undefined,
    });
    expect(read("sole-registrations")).toMatchObject({ entry_no: "0001", registration_type: "4" });
    expect(read("homelessness")).toMatchObject({ surname: undefined, area: "Z01000001" });
  });

  test("published statistics keep no figure apart from 0", () => {
    const read = (name: string) => toRows(readText(knownSource(name), examples[name]!.join("\n")).table)[0];
    expect(read("homelessness-quarters")).toMatchObject({
      quarter: "2024Q1",
      households_thousands: 98.765,
      relationship_any: undefined,
      relationship_relief: 8,
      domestic_abuse_relief: undefined,
      temporary_children: 0,
    });
    expect(read("lait")).toMatchObject({ years: "2015/16", value: 0.09257, la_number: "899" });
    const missing = readText(
      knownSource("lait"),
      `${examples["lait"]![0]}\nX,,2016,Harbourshire,-,899,NA\nY,"a\n b",2016,Z,1,899,NA`,
    );
    expect(toRows(missing.table)).toMatchObject([
      { title: undefined, value: undefined },
      { title: "a\n b", value: 1 },
    ]);
  });

  test("what cannot be is quarantined", () => {
    const codes = (name: string, row: string) =>
      readText(knownSource(name), `${examples[name]![0]}\n${row}`).issues.map(({ code }) => code);
    const pupil = (possible: string, missed: string) =>
      `A950000178301,21/01/2016,5,Z01000001,${possible},${missed},Y,K,`;
    expect(codes("school", pupil("110", "111"))).toEqual(["missed-more-than-possible"]);
    expect(codes("school", pupil("0", "1"))).toEqual(["missed-more-than-possible"]);
    expect(codes("school", pupil("110", "110"))).toEqual([]);
    expect(codes("school", pupil("0", "0"))).toEqual([]);
    expect(codes("domestic-abuse", "I1,02/04/2015,01/04/2015,I,H,v1,Y,Z01000001")).toEqual([
      "recorded-before-incident",
    ]);
    expect(codes("gateway-people", "GW0000001,F00001,A,B,01/02/2016,C,,,,01/04/2015")).toEqual([
      "contact-before-birth",
    ]);
    const award = (end: string, type: string, children: string) =>
      `HB1000001,,,,HB,1.00,01/04/2015,${end},${type},${children},`;
    expect(codes("benefit-awards", award("31/03/2015", "L", "1"))).toEqual(["ends-before-start"]);
    expect(codes("benefit-awards", award("", "C", "1"))).toEqual(["children-where-none"]);
  });

  test("an unknown name is answered with the names there are", () => {
    expect(() => knownSource("rents")).toThrow(
      /^Unknown source "rents"\. Known: sole-registrations, council-tax-arrears, /,
    );
  });
});
