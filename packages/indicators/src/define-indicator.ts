import { indicatorSchema, type Indicator } from "./indicator.ts";

/**
 * An indicator, checked: give it what a YAML file or a script says.
 *
 * @throws one sentence that names the indicator, the place and what is possible.
 *
 * @example
 * const sole = defineIndicator({
 *   name: "sole-registrations",
 *   title: "Births registered by the mother alone",
 *   direction: "higher-is-need",
 *   measure: { kind: "share", source: "sole-registrations", where: { field: "registration_type", is: "4" } },
 *   of: { kind: "count", source: "sole-registrations" },
 *   shows: "proportion",
 *   dated: "registered",
 *   pool: 3,
 * });
 */
export function defineIndicator(description: unknown): Indicator {
  const parsed = indicatorSchema.safeParse(description);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")})`;
  throw new Error(`${calledBy(description)}${place}: ${issue?.message ?? "not an indicator."}`);
}

/**
 * A list of indicators, each checked, no two of the same name.
 *
 * @throws one sentence, as {@link defineIndicator}, or naming the name that comes twice.
 *
 * @example
 * const indicators = defineIndicators(parse(await readFile("indicators.yaml", "utf8")));
 */
export function defineIndicators(descriptions: readonly unknown[]): Indicator[] {
  const indicators = descriptions.map(defineIndicator);
  const names = new Set<string>();
  for (const { name } of indicators) {
    if (names.has(name))
      throw new Error(`Two indicators are called "${name}"; each needs a name of its own.`);
    names.add(name);
  }
  return indicators;
}

function calledBy(description: unknown): string {
  const name =
    typeof description === "object" && description !== null && "name" in description && description.name;
  return typeof name === "string" ? `Indicator "${name}"` : "An indicator";
}
