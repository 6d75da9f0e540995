export { release, isRelease } from "./release.ts";
export { practitionerPolicy, strategicPolicy, publicPolicy, publishedPolicy } from "./policies.ts";
export { isPublished } from "./is-published.ts";
export { policySchema, type Policy, type Audience } from "./policy.ts";
export type {
  ReleaseInput,
  TableInput,
  ColumnSpec,
  LabelColumn,
  CountColumn,
  RateColumn,
  NumberColumn,
  NumberFormat,
  TotalGroup,
  InputCell,
  FigureInput,
  CountFigureInput,
  CellFigureInput,
  LabelFigureInput,
  FeatureCollection,
  Feature,
  Geometry,
} from "./release-input.ts";
export type {
  Release,
  ReleasedTable,
  ReleasedColumn,
  ReleasedCell,
  ReleasedFigure,
  HiddenCounts,
  Shorthand,
} from "./released-types.ts";
export { releasedRows } from "./released-rows.ts";
export { displayNumber } from "./display-number.ts";
export { displayRate } from "./display-rate.ts";
