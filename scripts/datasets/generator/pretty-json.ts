/** A value that JSON can hold. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON text as the format check wants it: two spaces, and objects of plain values on one line where they fit.
 *
 * @example
 * prettyJson({ figures: { families: 10000 } }); // '{\n  "figures": { "families": 10000 }\n}\n'
 */
export function prettyJson(value: Json): string {
  return `${expanded(value, "", "")}\n`;
}

const widest = 100;

function expanded(value: Json, indent: string, label: string): string {
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  const oneLine = flat(value);
  if (oneLine !== undefined && indent !== "" && indent.length + label.length + oneLine.length < widest) {
    return oneLine;
  }
  const inner = `${indent}  `;
  const lines = entries.map(([key, item]) => {
    const name = Array.isArray(value) ? "" : `${JSON.stringify(key)}: `;
    return `${inner}${name}${expanded(item, inner, name)}`;
  });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

function flat(value: Json): string | undefined {
  if (Array.isArray(value) || !isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.some(([, item]) => isObject(item))) return undefined;
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`).join(", ")} }`;
}

function isObject(value: Json): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === "object";
}
