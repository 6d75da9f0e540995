/** What a draft says beside a declaration: why it is so, what to look at, or what only a person can answer. */
export interface Remark {
  readonly kind: "why" | "look" | "ask";
  readonly text: string;
}
