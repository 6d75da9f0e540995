export { type Comparison, type Condition, conditionSchema } from "./condition.ts";
export { type ColumnSource, evaluate, evaluateToRead } from "./evaluate.ts";
export { type RuleCells, type RuleColumn, ruleColumnsFromRows, type RuleValue } from "./rule-columns.ts";
export { describeCondition, type FieldWords } from "./describe-condition.ts";
export { midSentence } from "./mid-sentence.ts";
export { fieldsOf } from "./fields-of.ts";
export { and, not, or, Truth } from "./truth.ts";
export { bitsIn, countYes, foursOf, hasUnknown } from "./truth-columns.ts";
