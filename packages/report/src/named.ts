/**
 * Takes a named thing from a map, or throws a sentence that lists the names there are.
 *
 * @example
 * named(release.tables, "zones", { what: "table", where: 'chart "arrears"' });
 */
export function named<T>(
  map: ReadonlyMap<string, T>,
  name: string,
  { what, where }: { what: string; where: string },
): T {
  const found = map.get(name);
  if (found !== undefined) return found;
  throw new RangeError(
    `Unknown ${what} "${name}" in ${where}. Known: ${[...map.keys()].join(", ") || "none"}.`,
  );
}
