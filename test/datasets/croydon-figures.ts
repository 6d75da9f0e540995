import { type ExpectedExtract, iso, penceOf, plainRows, type ReadFile } from "./plain-reading.ts";

const asOf = "2016-03-31";
const incomeRelated = ["IS", "JSAI", "ESAI", "PC", "HB", "CTC", "WTC", "UC"];
const countedByTheCap = "IS JSAI JSAC ESAI ESAC HB CTC CHB UC IB MA SDA WB".split(" ");

/** Every figure of the Croydon dataset, worked out from its files alone. */
export function croydonFigures(read: ReadFile) {
  const expected = JSON.parse(new TextDecoder().decode(read("expected.json"))) as {
    extracts: Record<string, ExpectedExtract>;
  };
  const rows = (source: string): Record<string, string>[] => plainRows(read, expected.extracts[source]!);
  const key = new Map(rows("person-key").map((row) => [`${row["extract"]} ${row["record_ref"]}`, row]));
  const owner = (source: string, ref: string | undefined): Record<string, string> =>
    key.get(`${source} ${ref}`)!;

  const people = rows("gateway-people").map((row) => ({
    ...row,
    ...owner("gateway-people", row["Person Ref"]),
  }));
  const families = new Set(people.map((row) => row["family"]!));
  const children = new Set(people.filter((row) => row["Role"] === "C").map((row) => row["person"]!));

  const onBenefits = new Set<string>();
  const claims = new Map<
    string,
    { family: string; household: string; type: string; exemption: string } & Totals
  >();
  for (const row of rows("benefit-awards")) {
    const { family, household } = owner("benefit-awards", row["Claim Ref"]) as {
      family: string;
      household: string;
    };
    const [type, exemption] = [row["Household Type"]!, row["Exemption"]!];
    const claim = claims.get(row["Claim Ref"]!) ?? {
      family,
      household,
      type,
      exemption,
      total: 0,
      housing: 0,
      children: 0,
    };
    claims.set(row["Claim Ref"]!, claim);
    claim.children = Number(row["Dep Children"]);
    const current =
      iso(row["Award Start"]!) <= asOf && (row["Award End"] === "" || iso(row["Award End"]!) >= asOf);
    if (!current) continue;
    if (family !== "" && incomeRelated.includes(row["Benefit"]!)) onBenefits.add(family);
    const pence = penceOf(row["Weekly Amount (£)"]!);
    if (countedByTheCap.includes(row["Benefit"]!)) claim.total += pence;
    if (row["Benefit"] === "HB" || row["Benefit"] === "UC") claim.housing += pence;
  }
  const over = [...claims.values()]
    .map((claim) => ({ ...claim, excess: claim.total - (claim.type === "S" ? 29_635 : 44_231) }))
    .map((claim) => ({ ...claim, loss: Math.max(0, Math.min(claim.excess, claim.housing)) }));
  const capped = over.filter(({ loss, exemption }) => loss > 0 && exemption === "NONE");
  const cappedFamilies = new Set(capped.map(({ family }) => family));

  const owes = (source: string, ref: string, column: string): Set<string> =>
    new Set(
      rows(source)
        .filter((row) => penceOf(row[column]!) > 0)
        .map((row) => owner(source, row[ref])["family"]!)
        .filter((family) => family !== ""),
    );
  const councilTax = owes("council-tax-arrears", "Account Ref", "Arrears (£)");
  const rent = owes("rent-arrears", "Tenancy Ref", "Current Balance");
  const inArrears = new Set([...councilTax, ...rent]);

  const cases = rows("homelessness").map((row) => ({ ...row, ...owner("homelessness", row["Case Ref"]) }));
  const inYear = cases.filter((row) => {
    const date = iso(row["Approach Date"]!);
    return date >= "2015-04-01" && date <= asOf;
  });
  const approached = new Set(inYear.map((row) => row["family"]!).filter((family) => family !== ""));

  const overlap: Record<string, number> = {};
  for (const family of families) {
    const flags = [onBenefits, inArrears, cappedFamilies, approached]
      .map((set) => (set.has(family) ? "1" : "0"))
      .join("");
    overlap[flags] = (overlap[flags] ?? 0) + 1;
  }
  return {
    families: families.size,
    children: children.size,
    householdsWithAFamily: new Set(people.map((row) => row["household"])).size,
    familiesOnIncomeRelatedBenefit: onBenefits.size,
    furtherFamiliesInArrears: [...inArrears].filter((family) => !onBenefits.has(family)).length,
    owingBoth: [...councilTax].filter((family) => rent.has(family)).length,
    householdsCapped: new Set(capped.map(({ household }) => household)).size,
    childrenInCappedHouseholds: capped.reduce((sum, claim) => sum + claim.children, 0),
    childrenOfCappedFamilies: new Set(
      people
        .filter((row) => row["Role"] === "C" && cappedFamilies.has(row["family"]!))
        .map((row) => row["person"]),
    ).size,
    losingOver200: capped.filter(({ loss }) => loss > 20_000).length,
    losingExactly200: capped.filter(({ loss }) => loss === 20_000).length,
    losingOver200AndInArrears: capped.filter(({ loss, family }) => loss > 20_000 && inArrears.has(family))
      .length,
    limitedByTheHousingAward: capped.filter(({ excess, housing }) => housing < excess).length,
    lossPenceAWeek: capped.reduce((sum, { loss }) => sum + loss, 0),
    overTheCapButExempt: over.filter(({ loss, exemption }) => loss > 0 && !["NONE", ""].includes(exemption))
      .length,
    exemptionNotKnown: over.filter(({ exemption }) => exemption === "").length,
    exemptionNotKnownAndOverTheCap: over.filter(({ loss, exemption }) => loss > 0 && exemption === "").length,
    householdsApproachingAsHomeless: new Set(inYear.map((row) => row["household"])).size,
    familiesApproaching: approached.size,
    approachesInTheYear: inYear.length,
    approachesOutsideTheYear: cases.length - inYear.length,
    overlap,
  };
}

interface Totals {
  total: number;
  housing: number;
  children: number;
}
