// Which families are under financial pressure, and are they the same families? Croydon's Gateway analysis on the
// synthetic data set. datasets/croydon-gateway/needscope.yaml says the same for those who do not program.
//   npm run needscope -- run scripts/target-families.ts
import { defineRun, type RunInput } from "needscope";

const indicators: RunInput["indicators"] = [
  {
    name: "children",
    title: "Children",
    direction: "higher-is-need",
    shows: "count",
    measure: {
      kind: "distinct",
      source: "gateway-people",
      field: "person",
      where: { field: "role", is: "C" },
    },
  },
  {
    name: "income-related-benefit",
    title: "On an income-related benefit",
    about: "At least one income-related award current on the date of the run.",
    direction: "higher-is-need",
    shows: "flag",
    measure: {
      kind: "any",
      source: "benefit-awards",
      where: {
        all: [
          { field: "benefit", in: "incomeRelatedBenefits" },
          { field: "start", atMost: "asOf" },
          {
            any: [
              { field: "end", known: false },
              { field: "end", atLeast: "asOf" },
            ],
          },
        ],
      },
    },
  },
  {
    name: "council-tax-arrears",
    title: "Council tax arrears",
    direction: "higher-is-need",
    shows: "pounds",
    measure: { kind: "sum", source: "council-tax-arrears", field: "arrears" },
  },
  {
    name: "rent-arrears",
    title: "Rent arrears",
    about: "What is owed on rent accounts; accounts in credit count as nothing owed.",
    direction: "higher-is-need",
    shows: "pounds",
    measure: {
      kind: "sum",
      source: "rent-arrears",
      field: "balance",
      where: { field: "balance", moreThan: 0 },
    },
  },
  {
    name: "homeless-approach",
    title: "Approached as homeless",
    direction: "higher-is-need",
    shows: "flag",
    measure: {
      kind: "any",
      source: "homelessness",
      where: {
        all: [
          { field: "approached", atLeast: "2015-04-01" },
          { field: "approached", atMost: "asOf" },
        ],
      },
    },
  },
  {
    name: "temporary-accommodation",
    title: "In temporary accommodation",
    direction: "higher-is-need",
    shows: "flag",
    measure: { kind: "any", source: "homelessness", where: { field: "temporary_accommodation", is: true } },
  },
];

const flags: RunInput["flags"] = [
  {
    name: "benefits",
    title: "On an income-related benefit",
    when: { field: "income-related-benefit", is: true },
  },
  {
    name: "arrears",
    title: "In arrears to the council",
    when: {
      any: [
        { field: "council-tax-arrears", moreThan: 0 },
        { field: "rent-arrears", moreThan: 0 },
      ],
    },
  },
  { name: "capped", title: "Affected by the benefit cap", when: { field: "cap-loss", moreThan: 0 } },
  { name: "homeless", title: "Approached as homeless", when: { field: "homeless-approach", is: true } },
];

const card: RunInput["card"] = {
  name: "financial-pressure",
  title: "Financial pressure",
  version: "1",
  items: [
    {
      name: "cap-loss-over-200",
      title: "Loses over £200 a week",
      points: 30,
      reason: "would lose more than £200 a week to the benefit cap",
      when: { field: "cap-loss", moreThan: 20000 },
    },
    {
      name: "cap-loss",
      title: "Loses up to £200 a week",
      points: 15,
      reason: "would lose up to £200 a week to the benefit cap",
      when: {
        all: [
          { field: "cap-loss", moreThan: 0 },
          { field: "cap-loss", atMost: 20000 },
        ],
      },
    },
    {
      name: "homeless-approach",
      title: "Approached as homeless",
      points: 25,
      reason: "approached the council as homeless in the year",
      when: { field: "homeless-approach", is: true },
    },
    {
      name: "temporary-accommodation",
      title: "In temporary accommodation",
      points: 10,
      reason: "is in temporary accommodation",
      when: { field: "temporary-accommodation", is: true },
    },
    {
      name: "rent-arrears-over-1000",
      title: "Rent arrears of £1,000 or more",
      points: 15,
      reason: "owes £1,000 or more in rent",
      when: { field: "rent-arrears", atLeast: 100000 },
    },
    {
      name: "rent-arrears",
      title: "Rent arrears under £1,000",
      points: 8,
      reason: "owes rent of less than £1,000",
      when: {
        all: [
          { field: "rent-arrears", moreThan: 0 },
          { field: "rent-arrears", lessThan: 100000 },
        ],
      },
    },
    {
      name: "council-tax-arrears",
      title: "Council tax arrears",
      points: 10,
      reason: "is in council tax arrears",
      when: { field: "council-tax-arrears", moreThan: 0 },
    },
    {
      name: "income-related-benefit",
      title: "On an income-related benefit",
      points: 10,
      reason: "receives an income-related benefit",
      when: { field: "income-related-benefit", is: true },
    },
  ],
  bands: [
    { name: "most", title: "Most need", from: 60 },
    { name: "high", title: "High need", from: 35 },
    { name: "some", title: "Some need", from: 10 },
    { name: "low", title: "Little recorded need", from: 0 },
  ],
};

const figures: RunInput["figures"] = [
  { name: "families", title: "Families known to Gateway", count: "families" },
  { name: "children", title: "Children in these families", count: "children" },
  {
    name: "families-on-benefits",
    title: "Families on an income-related benefit",
    count: "families",
    when: { field: "benefits", is: true },
  },
  {
    name: "families-further-arrears",
    title: "Further families in arrears to the council",
    count: "families",
    when: {
      all: [
        { field: "arrears", is: true },
        { field: "benefits", is: false },
      ],
    },
  },
  {
    name: "households-capped",
    title: "Households affected by the benefit cap",
    count: "households",
    when: { field: "capped", is: true },
  },
  {
    name: "children-capped",
    title: "Children in households affected by the cap",
    count: "children",
    when: { field: "capped", is: true },
  },
  {
    name: "families-losing-over-200",
    title: "Families losing over £200 a week",
    count: "families",
    when: { field: "cap-loss", moreThan: 20000 },
  },
  {
    name: "households-approaching-homeless",
    title: "Households approaching as homeless in the year",
    unit: "households",
    measure: {
      kind: "distinct",
      source: "homelessness",
      field: "household",
      where: {
        all: [
          { field: "approached", atLeast: "2015-04-01" },
          { field: "approached", atMost: "asOf" },
        ],
      },
    },
  },
];

export default defineRun({
  name: "croydon-gateway",
  title: "Families under financial pressure",
  place: "Croydon",
  synthetic: "Synthetic data. No person, family or household in this report is real.",
  asOf: "2016-03-31",
  sources: {
    "gateway-people": "gateway-people.csv",
    "council-tax-arrears": "council-tax-accounts.csv",
    "rent-arrears": "rent-accounts.csv",
    "benefit-awards": "benefit-awards.csv",
    homelessness: "homelessness-approaches.csv",
    "person-key": "truth/person-key.csv",
  },
  // What the extracts must be like before anything is scored: else the run stops and says which gate, by which figure.
  gates: {
    "gateway-people": { completeness: { gateway_family_id: 0.95 }, quarantined: { atMost: 0.01 } },
    "council-tax-arrears": { quarantined: { atMost: 0.01 }, drift: { rows: { atMost: 0.2 } } },
    "rent-arrears": {
      completeness: { balance: 0.95 },
      quarantined: { atMost: 0.02 },
      drift: { rows: { atMost: 0.2 } },
    },
    "benefit-awards": { future: { start: { atMost: 0.01 } }, latest: { start: { withinDays: 45 } } },
  },
  families: {
    members: "gateway-people",
    keys: "person-key",
    refs: {
      "gateway-people": "person_ref",
      "council-tax-arrears": "account_ref",
      "rent-arrears": "tenancy_ref",
      "benefit-awards": "claim_ref",
      homelessness: "case_ref",
    },
  },
  benefitCap: { awards: "benefit-awards", date: "2016-11-07", greaterLondon: true },
  indicators,
  flags,
  segments: [
    {
      name: "benefits",
      title: "On an income-related benefit",
      when: { field: "income-related-benefit", is: true },
    },
    {
      name: "further-arrears",
      title: "A further group in arrears",
      when: {
        any: [
          { field: "council-tax-arrears", moreThan: 0 },
          { field: "rent-arrears", moreThan: 0 },
        ],
      },
    },
  ],
  rest: { name: "neither", title: "Neither" },
  card,
  list: {
    capacity: 120,
    when: {
      all: [
        { field: "cap-loss", moreThan: 20000 },
        {
          any: [
            { field: "council-tax-arrears", moreThan: 0 },
            { field: "rent-arrears", moreThan: 0 },
          ],
        },
      ],
    },
  },
  figures,
  policy: "strategic",
  reports: ["financial-pressure"],
  seed: 2016,
  data: "../datasets/croydon-gateway",
});
