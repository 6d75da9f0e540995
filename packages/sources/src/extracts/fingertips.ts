import { defineSource } from "../define-source.ts";

/**
 * Public health indicators as the Fingertips service gives them in CSV. England stands once for each parent, rows of a
 * category (deprivation, ethnic group) belong to another breakdown and are told by `category_type`, and an empty value
 * is kept back or not there, which `value_note` says. Which way is worse is not in the file.
 *
 * Layout of the service's own test, with the columns that it may lack declared optional.
 *
 * @example
 * readExtract(fingertips, { file: "indicators.csv", bytes });
 */
export const fingertips = defineSource({
  name: "fingertips",
  title: "Public health indicators (Fingertips)",
  about: "One row per indicator, area, sex, age, category and period.",
  version: "2025",
  fields: [
    { name: "indicator", header: "Indicator ID", kind: "id", required: true },
    { name: "indicator_name", header: "Indicator Name", kind: "text", multiline: true },
    { name: "parent", header: "Parent Code", kind: "text" },
    { name: "parent_name", header: "Parent Name", kind: "text" },
    { name: "area", header: "Area Code", kind: "text", required: true },
    { name: "area_name", header: "Area Name", kind: "text" },
    { name: "area_type", header: "Area Type", kind: "text" },
    { name: "sex", header: "Sex", kind: "text" },
    { name: "age", header: "Age", kind: "text" },
    { name: "category_type", header: "Category Type", kind: "text" },
    { name: "category", header: "Category", kind: "text" },
    { name: "period", header: "Time period", kind: "text", required: true },
    ...(
      [
        ["value", "Value"],
        ["lower_95", "Lower CI 95.0 limit"],
        ["upper_95", "Upper CI 95.0 limit"],
        ["lower_99_8", "Lower CI 99.8 limit"],
        ["upper_99_8", "Upper CI 99.8 limit"],
        ["count", "Count"],
        ["denominator", "Denominator"],
      ] as const
    ).map(([name, header]) => ({ name, header, kind: "number", computed: true }) as const),
    { name: "value_note", header: "Value note", kind: "text", multiline: true },
    { name: "recent_trend", header: "Recent Trend", kind: "text" },
    { name: "against_england", header: "Compared to England value or percentiles", kind: "text" },
    {
      name: "against_parent",
      headerPattern: "Compared to (?!England ).+ value or percentiles",
      kind: "text",
      optional: true,
      about: "Its header names the parent.",
    },
    { name: "period_sortable", header: "Time period Sortable", kind: "id" },
    { name: "new_data", header: "New data", kind: "text", optional: true },
    { name: "against_goal", header: "Compared to goal", kind: "text", optional: true },
    { name: "period_range", header: "Time period range", kind: "text", optional: true },
  ],
});
