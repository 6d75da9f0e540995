import { markdownTable } from "../generator/markdown-table.ts";
import {
  columnsSection,
  lineAccountTable,
  makingSection,
  syntheticNotice,
  withCommas,
} from "../generator/readme-parts.ts";
import type { WrittenExtract } from "../generator/write-extract.ts";
import { croydonColumns } from "./croydon-columns.ts";
import type { CroydonExpected } from "./croydon-expected.ts";
import { planted } from "./planted.ts";

/** The README of the Croydon dataset: origin, every file and column, and everything that is planted. */
export function croydonReadme(made: {
  extracts: readonly WrittenExtract[];
  expected: CroydonExpected;
  seed: number;
}): string {
  const { extracts, expected, seed } = made;
  return `# croydon-gateway: 10,000 invented families

${syntheticNotice(`Every name, number, address,
> date and debt was drawn by a program. Names are common forenames with surnames put together from syllables; any
> likeness is by chance. National Insurance numbers start with ZZ (never issued), postcodes with X (none does), and
> property numbers with 9999.`)}

It has the shape and the figures of what the guide to the Local Family Offer tells of Croydon's Gateway service in
2015/16; it says nothing about anybody there.

${makingSection(seed)}

## What it must come to

As of 31 March 2016, for the year from 1 April 2015. \`expected.json\` has these figures and more, each with its unit.

${figuresTable(expected)}

- **On an income-related benefit**: an award of IS, JSAI, ESAI, PC, HB, CTC, WTC or UC in payment on 31 March 2016
  (start on or before, end empty or on or after). ${countOf(expected, "ends on the day")} families have a last award that ends on the day and
  ${countOf(expected, "starts on the day")} a first that starts on it: they are on benefit. ${countOf(expected, "ended the day before")} families' awards ended the day before and
  ${countOf(expected, "starts the day after")} families' start the day after: they are not.
- **In arrears**: council tax arrears over 0.00 on any account, or a rent balance over 0.00. A family that owes both
  counts once (${expected.arrears.allFamiliesInArrears.both} do). One penny is arrears. "Further" families are in arrears and on no such benefit.
- **Capped**: at the rates of 7 November 2016 for Greater London, 442.31 pounds a week, or 296.35 for a single adult
  without children. Loss = total of the counted benefits in payment on 31 March 2016 less the cap, at most the award
  of housing benefit or universal credit. Counted: IS, JSAI, JSAC, ESAI, ESAC, HB, CTC, CHB, UC, IB, MA, SDA, WB.
  Only claims with the exemption \`NONE\` are capped; their children are \`Dep Children\`, which agrees with Gateway.
- **Approached as homeless**: households with an approach dated in the year, whatever the duty. Not all are known to
  Gateway. Households, not families: in ${planted.sharedHouseholds.bothApproach} households two families approach.

## The overlap

How many of the 10,000 families are on an income-related benefit (B), in arrears (A), capped (C) and have approached
as homeless (H). A capped family has a housing award, so it is always on benefit too.

${overlapTable()}

## What else is planted

${plantedList(expected)}

## Files

${lineAccountTable(extracts)}

Broken rows are extra rows: every row that a figure needs is good, and a reader that quarantines the broken ones and
keeps the rest gets the figures above. Each broken line has one thing wrong (\`expected.json\` lists each by line):
impossible dates, letters in money, unknown codes, too few or many fields, references of another form, repeated
references (the second is the extra one), stray lines of reports, and quotes that open and never close. A line whose
quotes do not balance is one line's trouble: no good row has a line break in it, so reading resumes on the next line.

Each pair of extracts shares some key (property number, National Insurance number, account, tenancy or claim
reference, or name with date of birth or postcode), and none is in all five.

${extracts.map((extract) => columnsSection(extract, croydonColumns[extract.source]!.row, croydonColumns[extract.source]!.notes)).join("\n\n")}
`;
}

function figuresTable({ figures }: CroydonExpected): string {
  const rows = [
    ["Families known to Gateway", figures.families],
    ["Children in them", figures.children],
    ["Families on an income-related benefit", figures.familiesOnIncomeRelatedBenefit],
    ["Further families in arrears", figures.furtherFamiliesInArrears],
    ["Households that the cap affects", figures.householdsCapped],
    ["Children in them", figures.childrenInCappedHouseholds],
    ["Families that lose over 200 pounds a week", figures.familiesLosingOver200PoundsAWeek],
    ["Households that approached as homeless", figures.householdsApproachingAsHomeless],
  ] as const;
  return markdownTable(
    ["figure", "value", "unit"],
    rows.map(([title, { count, unit }]) => [title, withCommas(count), unit]),
  );
}

function overlapTable(): string {
  return markdownTable(
    ["B", "A", "C", "H", "families"],
    Object.entries(planted.combinations).map(([flags, count]) => [
      ...[...flags].map((flag) => (flag === "-" ? "no" : "yes")),
      withCommas(count),
    ]),
  );
}

function countOf({ routes }: CroydonExpected, route: string): string {
  return String(routes[route]!);
}

function plantedList(expected: CroydonExpected): string {
  const { cap, homelessness } = expected;
  const { sharedHouseholds, recordedTwice, approachAgain, unknownHouseholds } = planted;
  const lines = [
    `${sharedHouseholds.pairs} pairs of families share a household: ${withCommas(expected.households.count)} households for 10,000 families.`,
    `${recordedTwice} adults are recorded twice, under two person references and two Gateway family numbers.`,
    `${cap.exemptionNotKnown} families' exemption is not known, ${cap.exemptionNotKnownAndOverTheCap} of them over the cap: unknown, never capped.`,
    `${cap.overTheCapButExempt} families are over the cap and exempt.`,
    `${cap.limitedByTheHousingAward} families' loss is limited by the housing award; of the larger ones, some would otherwise lose over 200.`,
    `${cap.losingExactly200Pounds} families lose exactly 200.00 pounds, which is not over 200.`,
    `${countOf(expected, "exactly at the cap")} families' benefits come to the cap exactly, and ${countOf(expected, "over the cap but no housing award")} are over it with no housing award: no loss.`,
    `${countOf(expected, "over the cap with ended awards")} families would be over the cap if awards that have ended were counted.`,
    `Some capped families have a disability award that has ended (not exempt), or one that starts later (not counted).`,
    `${cap.losingOver200AndInArrears} of the families that lose over 200 pounds a week are in arrears.`,
    `${withCommas(homelessness.approachesInTheYear)} approaches in the year: ${approachAgain.once} households approach twice, ${approachAgain.twice} three times, and a pair's families count one household.`,
    `${homelessness.approachesOutsideTheYear} approaches are dated just outside the year, of households that do not approach in it.`,
    `${withCommas(unknownHouseholds.all)} households are unknown to Gateway: accounts, tenancies, claims (all below the cap) and approaches with no family.`,
    `Names are misspelt or shortened, National Insurance numbers missing and addresses out of date: for linkage without the key.`,
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}
