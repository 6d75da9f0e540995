/**
 * A description as JSON text with sorted keys, so that equal descriptions give equal bytes whoever wrote them.
 * Lists keep their order; keys without a value are left out.
 *
 * @throws Error on what JSON would change in silence (NaN, a function, a date object), with its place.
 * @example
 * stableJson({ b: 1, a: [2] }); // '{\n  "a": [\n    2\n  ],\n  "b": 1\n}'
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(sorted(value, "the value"), undefined, 2);
}

function sorted(value: unknown, place: string): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => sorted(item, `${place}[${index}]`));
  if (isPlainObject(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    // A null prototype keeps "__proto__" an ordinary key.
    const copy = Object.create(null) as Record<string, unknown>;
    for (const key of keys.sort()) copy[key] = sorted(value[key], `${place}.${key}`);
    return copy;
  }
  throw new Error(
    `${place} holds ${kindOf(value)}; only text, finite numbers, yes or no, lists and objects can be kept.`,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null) return `a ${value.constructor.name}`;
  return value === undefined ? "nothing" : `a ${typeof value}`;
}
