import { type ScoredCard, type ScoredComposite } from "@needscope/scoring";

/**
 * What of a composite tells nothing, in words: indicators that no unit has, those that some lack, and those by which
 * units cannot be told apart.
 *
 * @example
 * tellingNothing(scored); // ['Nothing is told apart by "absence": ...']
 */
export function tellingNothing(scored: ScoredComposite | ScoredCard): string[] {
  if (scored.kind === "card" || scored.ids.length === 0) return [];
  const { prepared, constant, ids } = scored;
  const lacking = [...prepared.imputed].flatMap(([name, { state }]) => {
    const count = state.filter((byte, unit) => byte !== 0 && prepared.screenedOut[unit] === 0).length;
    return count === 0 ? [] : [{ name, count }];
  });
  const gone = lacking.filter(({ count }) => count === ids.length).map(({ name }) => name);
  const some = lacking.filter(({ count }) => count < ids.length);
  const alike = constant.filter((name) => !gone.includes(name));
  return [
    ...(gone.length > 0 ? [`No unit has ${quoted(gone)}: leave it out, or look at its column.`] : []),
    ...(some.length > 0
      ? [
          `Lacking: ${some.map(({ name, count }) => `"${name}" in ${count === 1 ? "1 unit" : `${String(count)} units`}`).join(", ")}.`,
        ]
      : []),
    ...(alike.length > 0
      ? [
          `Nothing is told apart by ${quoted(alike)}, which adds 0: it is the same in all units that have it, or differs ` +
            `by more or less than a number here can hold.`,
        ]
      : []),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
