import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type SeededRandom, seededRandom } from "@needscope/stats";
import { dayNumber, dayText } from "@needscope/table";

/** Rows of a file, one household after the other. */
type RowsOf = (household: Household, random: SeededRandom) => string[];

interface Household {
  readonly number: number;
  readonly key: string;
  readonly area: string;
  /** A latent liability to trouble, so that the extracts hang together. */
  readonly risk: number;
}

/**
 * Writes five synthetic extracts of so many households: council tax for each, rent, benefits, incidents and pupils
 * for some, with a few damaged cells in every ten thousand; and `areas.csv`, the zone of each small area. The same
 * seed gives the same bytes. Rows are written as they are made, so any number of households fits in memory.
 *
 * @example
 * generateFamilies({ folder: "/tmp/families", households: 10_000, seed: 1 });
 */
export function generateFamilies({
  folder,
  households,
  seed,
}: {
  readonly folder: string;
  readonly households: number;
  readonly seed: number;
}): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, { header, rowsOf }] of Object.entries(extracts)) {
    const random = seededRandom(seed);
    const handle = openSync(join(folder, file), "w");
    let text = `${header}\n`;
    for (let number = 0; number < households; number += 1) {
      for (const row of rowsOf(householdOf(number, households), random)) text += `${row}\n`;
      if (text.length < 1 << 20 && number < households - 1) continue;
      writeSync(handle, text);
      text = "";
    }
    closeSync(handle);
  }
  writeFileSync(join(folder, "areas.csv"), areasText(areasOf(households)));
}

/** As many small areas as England has for as many households, and 14 at least. */
function areasOf(households: number): number {
  return Math.max(14, Math.round(households / 650));
}

function areasText(areas: number): string {
  const zoneOf = (area: number) => `Zone ${1 + Math.floor((area * 7) / areas)}`;
  const rows = Array.from({ length: areas }, (_, area) => `${areaCode(area)},${zoneOf(area)}`);
  return ["lsoa_code,zone", ...rows, ""].join("\n");
}

function areaCode(area: number): string {
  return `E01${String(20_000 + area).padStart(6, "0")}`;
}

function householdOf(number: number, households: number): Household {
  const areas = areasOf(households);
  const area = mixed(number) % areas;
  const risk = ((mixed(number + 7) % 1000) + (mixed(area + 99) % 600)) / 400 - 2;
  return {
    number,
    key: `HH${mixed(number + 1)
      .toString(16)
      .padStart(8, "0")}`,
    area: areaCode(area),
    risk,
  };
}

/** A number of 32 bits for each number of 32 bits: keys without repeats and without order. */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const asOf = dayNumber("2025-03-31");
const firstDay = asOf - 9000;
const days = Array.from({ length: 9001 }, (_, i) =>
  dayText(firstDay + i)
    .split("-")
    .reverse()
    .join("/"),
);

function dayBefore(random: SeededRandom, least: number, most: number): string {
  return days[9000 - least - random.integer(most - least + 1)]!;
}

function chance(risk: number, shift: number): number {
  return 1 / (1 + Math.exp(-(shift + risk)));
}

function yes(random: SeededRandom, probability: number): string {
  return random.uniform() < probability ? "Y" : "N";
}

/** 1 to `most`, the small numbers likelier. */
function someOf(random: SeededRandom, most: number): number {
  return 1 + Math.floor(random.uniform() * random.uniform() * most);
}

/** The cell, or in a few of ten thousand rows one that no reader should take. */
function sometimes(random: SeededRandom, bad: string, cell: string): string {
  return random.uniform() < 0.0003 ? bad : cell;
}

const extracts: Readonly<Record<string, { readonly header: string; readonly rowsOf: RowsOf }>> = {
  "council-tax.csv": {
    header:
      "account_ref,household_id,lsoa_code,ct_band,annual_charge,arrears,last_payment_date,liability_order,single_person_discount",
    rowsOf({ number, key, area, risk }, random) {
      const arrears = random.uniform() < chance(risk, -2) ? 20 + 2500 * random.uniform() ** 3 : 0;
      const paid = random.uniform() < 0.08 ? "" : sometimes(random, "31/02/2025", dayBefore(random, 0, 400));
      const band = "ABCDEFGH"[Math.min(7, random.integer(4) + random.integer(5))]!;
      const money = [
        (1100 + random.uniform() * 2500).toFixed(2),
        sometimes(random, "n/a", arrears.toFixed(2)),
      ];
      const flags = [yes(random, arrears > 400 ? 0.4 : 0), yes(random, 0.33)];
      return [[`CT${10_000_000 + number}`, key, area, band, ...money, paid, ...flags].join(",")];
    },
  },
  "rent.csv": {
    header: "tenancy_ref,household_id,weekly_rent,balance,arrears_since,notice_served",
    rowsOf({ number, key, risk }, random) {
      if (random.uniform() >= chance(0.8 * risk, -1.1)) return [];
      const rent = 80 + random.uniform() * 170;
      const owes = random.uniform() < chance(0.9 * risk, -1);
      const balance = owes ? 20 + 3000 * random.uniform() ** 3 : -random.uniform() * rent;
      const since = owes ? dayBefore(random, 0, 900) : "";
      const money = [
        sometimes(random, "-1.00", rent.toFixed(2)),
        sometimes(random, "err", balance.toFixed(2)),
      ];
      return [[`T${2_000_000 + number}`, key, ...money, since, yes(random, owes ? 0.1 : 0)].join(",")];
    },
  },
  "benefits.csv": {
    header: "claim_ref,household_id,benefit_type,start_date,end_date,weekly_amount,cap_reduction,children",
    rowsOf({ number, key, risk }, random) {
      if (random.uniform() >= chance(0.9 * risk, -0.95)) return [];
      const children = Math.floor(random.uniform() * random.uniform() * 6);
      return Array.from({ length: someOf(random, 3) }, (_, i) => {
        const type = sometimes(
          random,
          "XX",
          ["UC", "UC", "UC", "HB", "CTR", "ESA", "IS", "JSA"][random.integer(8)]!,
        );
        const start = sometimes(random, "99/99/2020", dayBefore(random, 900, 2500));
        const end = random.uniform() < 0.3 ? dayBefore(random, 0, 899) : "";
        const cap = random.uniform() < 0.04 + 0.03 * children ? (random.uniform() ** 2 * 300).toFixed(2) : "";
        const weekly = (30 + random.uniform() * 420).toFixed(2);
        return [`C${3_000_000 + number}-${i}`, key, type, start, end, weekly, cap, children].join(",");
      });
    },
  },
  "incidents.csv": {
    header: "incident_ref,household_id,incident_date,risk_level,child_present",
    rowsOf({ number, key, risk }, random) {
      if (random.uniform() >= chance(0.8 * risk, -3.8)) return [];
      return Array.from({ length: someOf(random, 6) }, (_, i) => {
        const date = sometimes(random, "2024-13-01", dayBefore(random, 0, 1095));
        const level = ["Standard", "Standard", "Standard", "Medium", "High"][random.integer(5)]!;
        return [`I${4_000_000 + number}-${i}`, key, date, level, yes(random, 0.4)].join(",");
      });
    },
  },
  "pupils.csv": {
    header: "upn,household_id,dob,school_urn,fsm,sen,sessions_possible,sessions_absent",
    rowsOf({ number, key, risk }, random) {
      if (random.uniform() >= 0.28) return [];
      return Array.from({ length: someOf(random, 4) }, (_, i) => {
        const possible = 180 + random.integer(120);
        const share = Math.min(1, 0.05 * Math.exp(0.6 * risk + 0.7 * random.normal()));
        const absent = sometimes(random, String(possible + 50), String(Math.floor(possible * share)));
        const born = sometimes(random, "00/00/0000", dayBefore(random, 1500, 6200));
        const sen = ["N", "N", "N", "N", "N", "K", "E"][random.integer(7)]!;
        const meals = yes(random, chance(risk, -1.3));
        const urn = 100_000 + random.integer(300);
        return [`U${5_000_000 + number}${i}`, key, born, urn, meals, sen, possible, absent].join(",");
      });
    },
  },
};
