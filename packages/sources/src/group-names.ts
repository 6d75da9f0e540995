/**
 * The names of the groups in a regular expression, which are the fields that a wide table's headers give.
 *
 * @example
 * groupNames("(?<year>\\d{4})"); // ["year"]
 */
export function groupNames(pattern: string): string[] {
  return [...pattern.matchAll(/\(\?<([a-z][a-z0-9_]*)>/g)].map(([, name]) => name!);
}
