/** How the years of a published indicator are to be read. */
export type YearKind = "financial-year-ending" | "january" | "school-year-ending" | "school-year";

/** What is published and how it is shown. Of all of them more is read as more need. */
export interface AuthorityIndicator {
  readonly name: string;
  /** For messages: "Persistent absence". */
  readonly title: string;
  /** For rows of a chart, where there is little room: "Persistent absence, %". */
  readonly short: string;
  /** "% of pupils", "per 1,000 households" */
  readonly unit: string;
  readonly decimals: number;
  readonly suffix: string;
  /** What a reader should know of it. */
  readonly about: string;
  /** Whether its trend is drawn. */
  readonly trend: boolean;
}

/** An indicator of the Local Authority Interactive Tool: a percentage or rate without its counts. */
export interface PublishedIndicator extends AuthorityIndicator {
  /** Key of the indicator ("Short Desc"). */
  readonly code: string;
  readonly years: YearKind;
  /** Whether it is a share of a whole, so that nothing over 100 can be right. */
  readonly share: boolean;
}

/** A count of homelessness statistics per 1,000 households of the area. */
export interface HomelessnessIndicator extends AuthorityIndicator {
  /** Columns that are added up. */
  readonly columns: readonly string[];
  /** Column of the same before it was split; another series. */
  readonly before?: string;
  /** What is counted. */
  readonly counted: "households" | "children";
  /** `year`: what happens in a quarter, added up over four; `end`: what there is on a quarter's last day. */
  readonly over: "year" | "end";
  /** Byar's interval, where what is counted comes one by one. */
  readonly interval: boolean;
}

const percent = { decimals: 1, suffix: "%", share: true };

/** Those of LAIT nearest to Dorset's own list; units by its data dictionary. */
export const publishedIndicators: readonly PublishedIndicator[] = [
  {
    ...percent,
    name: "child-poverty",
    title: "Children in low-income families",
    short: "Children in low-income families, %",
    unit: "% of children under 16",
    code: "ChildPov",
    years: "financial-year-ending",
    trend: false,
    about:
      "Relative low income before housing costs, children under 16. The producer withdrew the years before 2022, which were worked out in another way.",
  },
  {
    ...percent,
    name: "free-meals-primary",
    title: "Free school meals, primary",
    short: "Free school meals, primary, %",
    unit: "% of pupils",
    code: "PriFSM",
    years: "january",
    trend: false,
    about:
      "Since April 2018 pupils keep free meals once they have them, so the figures rise without more families being poor.",
  },
  {
    ...percent,
    name: "free-meals-secondary",
    title: "Free school meals, secondary",
    short: "Free school meals, secondary, %",
    unit: "% of pupils",
    code: "SecFSM",
    years: "january",
    trend: false,
    about: "As for primary schools.",
  },
  {
    ...percent,
    name: "persistent-absence",
    title: "Persistent absence",
    short: "Persistent absence, %",
    unit: "% of pupils",
    code: "TotPerAbNew",
    years: "school-year-ending",
    trend: true,
    about:
      "Pupils who missed 10% or more of their sessions. The series begins with 2015/16 (2016), when the bar came down from 15%; nothing earlier is comparable. No figure was collected for 2019/20 (2020), and in 2020/21 (2021) absences for coronavirus were left out.",
  },
  {
    ...percent,
    name: "sen-support",
    title: "Pupils on SEN support",
    short: "Pupils on SEN support, %",
    unit: "% of pupils",
    code: "SEN_TotSENSuP",
    years: "january",
    trend: true,
    about: "Support for special educational needs without an education, health and care plan.",
  },
  {
    name: "suspensions",
    title: "Suspensions",
    short: "Suspensions per 100 pupils",
    unit: "per 100 pupils",
    decimals: 1,
    suffix: "",
    share: false,
    code: "TotFixedEx",
    years: "school-year",
    trend: true,
    about:
      "Suspensions, not pupils: a pupil can have several. Schools were closed to most pupils for part of 2019/20 and 2020/21.",
  },
  {
    name: "permanent-exclusions",
    title: "Permanent exclusions",
    short: "Permanent exclusions per 100 pupils",
    unit: "per 100 pupils",
    decimals: 2,
    suffix: "",
    share: false,
    code: "TotPermEx",
    years: "school-year",
    trend: true,
    about: "Few in one authority and year, so chance moves them much. The same closures.",
  },
];

const perHousehold = {
  unit: "per 1,000 households",
  decimals: 2,
  suffix: "",
  trend: true,
  counted: "households" as const,
};

/** Reasons for homelessness and temporary accommodation, as the ministry publishes them. */
export const homelessnessIndicators: readonly HomelessnessIndicator[] = [
  {
    ...perHousehold,
    name: "relationship-breakdown",
    title: "Homeless through relationship breakdown",
    short: "Homeless, relationship breakdown, per 1,000",
    columns: ["relationship_prevention", "relationship_relief"],
    before: "relationship_any",
    over: "year",
    interval: true,
    about:
      "Households owed a prevention or relief duty whose main reason was a non-violent relationship breakdown.",
  },
  {
    ...perHousehold,
    name: "domestic-abuse",
    title: "Homeless through domestic abuse",
    short: "Homeless, domestic abuse, per 1,000",
    columns: ["domestic_abuse_prevention", "domestic_abuse_relief"],
    before: "domestic_abuse_any",
    over: "year",
    interval: true,
    about: "Households owed a prevention or relief duty whose main reason was domestic abuse.",
  },
  {
    ...perHousehold,
    name: "temporary-households",
    title: "Households in temporary accommodation",
    short: "Temporary accommodation, households per 1,000",
    columns: ["temporary_households"],
    over: "end",
    interval: true,
    about: "On the last day of the quarter.",
  },
  {
    ...perHousehold,
    name: "temporary-children",
    title: "Children in temporary accommodation",
    short: "Temporary accommodation, children per 1,000",
    columns: ["temporary_children"],
    over: "end",
    interval: false,
    counted: "children",
    trend: false,
    about:
      "Children per 1,000 households, on the last day of the quarter. Brothers and sisters move together, so an interval for single events would be too narrow and none is given.",
  },
];
