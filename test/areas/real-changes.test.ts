import { existsSync, readFileSync } from "node:fs";
import {
  benchmarkGroups,
  checkAreaCodes,
  lookupFromCentroids,
  lookupFromChanges,
  lookupOfSuccessors,
  outlinesFromGeoJson,
  reverseLookup,
  rollUp,
  type AreaChange,
  type AuthorityChange,
  type FeatureCollection,
  type Polygon,
  type Ring,
} from "@needscope/areas";
import {
  authorityChanges,
  lsoaChanges,
  readExtract,
  statisticalNeighbours,
  type Source,
} from "@needscope/sources";
import { toRows } from "@needscope/table";
import { expect, test } from "vitest";

const data = new URL("../../../shared/data/", import.meta.url);
const absent = !existsSync(data);
const skipped = "(skipped: ../shared/data is absent)";
const file = (path: string) => readFileSync(new URL(path, data));

function rowsOf<Row>(source: Source, name: string, bytes: Uint8Array): Row[] {
  const { table, account } = readExtract(source, { file: name, bytes });
  expect(account.quarantined).toBe(0);
  return toRows(table) as unknown as Row[];
}

const lsoaRegister = () =>
  rowsOf<AreaChange>(
    lsoaChanges,
    "lsoa11_lsoa21_ltla22_change.csv.gz",
    file("geography/lsoa11_lsoa21_ltla22_change.csv.gz"),
  );

test.skipIf(absent)(`the real LSOAs of 2011 go to 2021 and back with nobody lost ${skipped}`, () => {
  const changes = lsoaRegister();
  const olds = [...new Set(changes.map(({ from }) => from))];
  const news = [...new Set(changes.map(({ to }) => to))];
  expect([olds.length, news.length]).toEqual([34_753, 35_672]);
  const { lookup, irregular } = lookupFromChanges("LSOA 2011 to 2021", changes, {
    weights: "equal",
    irregular: "leave-out",
  });
  expect(irregular.length).toBe(9);
  const values = olds.map((_, i) => 1000 + ((i * 7919) % 900));
  const total = values.reduce((sum, value) => sum + value, 0);
  const there = rollUp({ ids: olds, values }, lookup, { whole: true });
  expect([...there.areasNotPlaced].sort()).toEqual([
    "E01008187",
    "E01023508",
    "E01023679",
    "E01023768",
    "E01023964",
    "E01027506",
  ]);
  expect(there.perZone.reduce((sum, value) => sum + value, there.notPlaced)).toBe(total);
  const weights = new Map(olds.map((code, i) => [code, values[i]!]));
  const back = reverseLookup("LSOA 2021 to 2011", lookup, { weights });
  const again = rollUp({ ids: lookup.zones, values: there.perZone }, back, { whole: true });
  const byCode = new Map(back.zones.map((code, at) => [code, again.perZone[at]!]));
  const moved = olds.filter((code, i) => byCode.has(code) && byCode.get(code) !== values[i]);
  expect(moved).toEqual([]);
  expect(byCode.size).toBe(olds.length - 6);
});

test.skipIf(absent)(`a code of another year is told from the list of the year's ${skipped}`, () => {
  const changes = lsoaRegister();
  const split = changes.find(({ change }) => change === "S")!;
  const vintage = { name: "the LSOAs of 2021", codes: changes.map(({ to }) => to) };
  expect(checkAreaCodes([split.to, split.from], { levels: ["lsoa"], vintage })).toEqual([
    { index: 1, code: split.from, message: "Not one of the LSOAs of 2021; it may be of another year." },
  ]);
});

test.skipIf(absent)(`the districts of 2019's deprivation summaries go to those of 2025 ${skipped}`, () => {
  const changes = rowsOf<AuthorityChange & { to: string | undefined }>(
    authorityChanges,
    "uk_la_changes_2014_2025.csv",
    file("geography/uk_la_changes_2014_2025.csv"),
  );
  const codes = file("iod2019/lad19_summary_file10.csv")
    .toString("utf8")
    .split("\n")
    .map((line) => /E0[6-9]\d{6}/.exec(line)?.[0])
    .filter((code) => code !== undefined);
  expect(codes.length).toBe(317);
  const { lookup, ended } = lookupOfSuccessors("districts of 2025", codes, changes, { from: 2019, to: 2025 });
  expect([lookup.areas.length, lookup.zones.length, ended.length]).toEqual([317, 296, 0]);
  const rolled = rollUp({ ids: codes, values: codes.map(() => 1) }, lookup, { whole: true });
  expect(rolled.perZone[lookup.zones.indexOf("E06000065")]).toBe(7); // North Yorkshire, of seven districts
  const before = ["E07000049", "E07000050", "E07000051", "E07000052", "E07000053"];
  expect(lookupOfSuccessors("Dorset", before, changes, { to: 2025 }).lookup.zones).toEqual(["E06000059"]);
});

test.skipIf(absent)(`nearly all real LSOAs lie in their own MSOAs by their centres ${skipped}`, () => {
  const found: [string, number, number, number][] = [];
  for (const place of ["dorset", "bcp", "croydon"]) {
    const outlines = (name: string) =>
      outlinesFromGeoJson(JSON.parse(file(`geography/${place}_${name}.geojson`).toString("utf8")));
    const lsoas = outlines("lsoa21").features.map(({ properties, geometry }) => ({
      area: properties["lsoa21_code"] as string,
      name: properties["lsoa21_name"] as string,
      position: centreOf(geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates),
    }));
    const msoas: FeatureCollection = outlines("msoa21");
    const { lookup, outside } = lookupFromCentroids(place, lsoas, msoas, {
      code: "msoa21_code",
      zoneName: "msoa21_name",
    });
    // "Dorset 024C" lies in "Dorset 024"
    const wrong = lookup.areas.filter((area, i) => {
      const name = lsoas.find((one) => one.area === area)!.name;
      return lookup.zoneNames[lookup.zoneIndex[i]!] !== name.slice(0, -1);
    });
    found.push([place, wrong.length, outside.length, lsoas.length]);
  }
  // As reckoned apart in Python: the outlines are simplified, and an area that lies round a town has its centre in it.
  expect(found).toEqual([
    ["dorset", 4, 1, 223],
    ["bcp", 3, 2, 240],
    ["croydon", 15, 0, 229],
  ]);
});

test.skipIf(absent)(
  `real statistical neighbours make groups of ten, Dorset's without any predecessor ${skipped}`,
  () => {
    const rows = rowsOf<{ code: string; neighbour: string }>(
      statisticalNeighbours,
      "sn-model-long.csv",
      file("lait/sn-model-long.csv"),
    );
    const { membersOf } = benchmarkGroups(
      "statistical neighbours",
      rows.map(({ code, neighbour }) => ({ area: code, neighbour })),
    );
    expect([...membersOf.values()].filter((members) => members.length !== 10)).toEqual([]);
    expect(membersOf.get("E06000059")![0]).toBe("E06000066");
    expect([...membersOf].every(([area, members]) => !members.includes(area))).toBe(true);
  },
);

/** The centre of the largest piece of land, near enough for areas without bays. */
function centreOf(polygons: readonly Polygon["coordinates"][]): [number, number] {
  const [largest] = polygons.map(([outer]) => centreOfRing(outer!)).sort((a, b) => b.size - a.size);
  return largest!.centre;
}

function centreOfRing(ring: Ring): { size: number; centre: [number, number] } {
  let [area, x, y] = [0, 0, 0];
  const [originX, originY] = ring[0] as [number, number];
  for (let at = 1; at < ring.length; at += 1) {
    const [ax, ay] = [ring[at - 1]![0]! - originX, ring[at - 1]![1]! - originY];
    const [bx, by] = [ring[at]![0]! - originX, ring[at]![1]! - originY];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { size: Math.abs(area), centre: [originX + x / (3 * area), originY + y / (3 * area)] };
}

test("groups refuse names, an area beside itself, and a neighbour twice", () => {
  const of = (...rows: [string, string][]) =>
    benchmarkGroups("x", rows.map(([area, neighbour]) => ({ area, neighbour }))); // prettier-ignore
  expect(() => of(["Dorset (Pre LG)", "E06000066"])).toThrow(
    'Groups "x" hold what is no area code: "Dorset (Pre LG)".',
  );
  expect(() => of(["E06000059", "E06000059"])).toThrow('Groups "x" have E06000059 as its own neighbour.');
  expect(() => of(["E06000059", "E06000066"], ["E06000059", "E06000066"])).toThrow(
    'Groups "x" have E06000066 twice beside E06000059.',
  );
});
