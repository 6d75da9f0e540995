import { type DatasetFile, textFile } from "../generator/dataset-file.ts";
import { prettyJson } from "../generator/pretty-json.ts";
import { randomStream } from "../generator/random-stream.ts";
import { writeExtract } from "../generator/write-extract.ts";
import { debts } from "./arrears.ts";
import { benefitAwards } from "./benefits.ts";
import { councilTax } from "./council-tax.ts";
import { croydonExpected } from "./croydon-expected.ts";
import { croydonReadme } from "./croydon-readme.ts";
import { gatewayPeople } from "./gateway-people.ts";
import { homelessnessApproaches } from "./homelessness.ts";
import { personKey } from "./key-rows.ts";
import { rentAccounts } from "./rent.ts";
import { croydonWorld } from "./world.ts";

/**
 * The files of `datasets/croydon-gateway`: five extracts as council systems might give them, the true key, what a
 * right reading of them must come to, and a README. Nobody and no place in it is real.
 *
 * @example
 * croydonGateway(2016).map((file) => file.path); // ["README.md", "benefit-awards.csv", ...]
 */
export function croydonGateway(seed: number): DatasetFile[] {
  const world = croydonWorld(seed);
  const owed = debts(world.families, randomStream(seed, "croydon/debts"));
  const people = gatewayPeople(world, seed);
  const tax = councilTax(world, owed, seed);
  const rent = rentAccounts(world, owed, seed);
  const benefits = benefitAwards(world, tax.accountOf, seed);
  const homelessness = homelessnessApproaches(world, { ...rent, ...benefits }, seed);
  const recorded = [people, tax, rent, benefits, homelessness];
  const key = personKey(new Map(recorded.map(({ plan, keys }) => [plan.source, keys])));
  const extracts = [...recorded.map(({ plan }) => plan), key].map((plan) =>
    writeExtract(plan, randomStream(seed, `croydon/damage/${plan.source}`)),
  );
  const expected = croydonExpected({ world, owed, claims: benefits.claims, extracts, seed });
  return [
    ...extracts.map(({ file }) => file),
    textFile("expected.json", prettyJson(expected)),
    textFile("README.md", croydonReadme({ extracts, expected, seed })),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
