/**
 * What a value looks like, without the value: for messages about people's data.
 *
 * @example
 * shapeOf("ZZ12 34"); // "7 characters (letters, digits and spaces)"
 */
export function shapeOf(value: string): string {
  const length = [...value].length;
  const found = classes.filter(({ pattern }) => pattern.test(value)).map(({ word }) => word);
  const last = found.pop();
  const words = found.length > 0 ? `${found.join(", ")} and ${last ?? ""}` : (last ?? "nothing");
  return `${length} ${length === 1 ? "character" : "characters"} (${words})`;
}

const classes = [
  { word: "letters", pattern: /\p{L}/u },
  { word: "digits", pattern: /\p{Nd}/u },
  { word: "spaces", pattern: /\p{Zs}/u },
  { word: "signs", pattern: /[\p{P}\p{S}\p{M}\p{Nl}\p{No}]/u },
  { word: "control characters", pattern: /[\p{C}\p{Zl}\p{Zp}]/u },
];
