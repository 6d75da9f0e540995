/** A pattern as a run of parts: which bytes, and how many of them. */
export interface BytePattern {
  readonly parts: readonly { readonly takes: Uint8Array; readonly least: number; readonly most: number }[];
}

const part =
  /(?:\\(?<escape>[d/.-])|\[(?<set>[A-Za-z0-9-]+)\]|(?<plain>[A-Za-z0-9/ _-]))(?:\{(?<least>\d+)(?:,(?<most>\d*))?\}|(?<sign>[?*+]))?/y;

/**
 * A regular expression of the plainest kind (characters, `\d` and sets such as `[A-Z0-9]`, each with a count) as a
 * pattern over bytes; `undefined` for any other, which the careful gear's regular expression then decides.
 *
 * @example
 * compileBytePattern("[A-Z]{2}\\d{6}[A-D]?")?.parts.length; // 3
 */
export function compileBytePattern(pattern: string): BytePattern | undefined {
  const parts: { takes: Uint8Array; least: number; most: number }[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < pattern.length) {
    const groups = part.exec(pattern)?.groups;
    if (groups === undefined) return undefined;
    const takes = bytesOf(groups);
    if (takes === undefined) return undefined;
    parts.push({ takes, ...countOf(groups) });
  }
  // Taking as many as possible is right only where nothing behind can want one of them.
  const clashes = parts.some(
    (one, i) => one.least !== one.most && behind(parts, i).some((next) => meet(one, next)),
  );
  return clashes ? undefined : { parts };
}

/** The parts that may take the byte behind a part: those up to the first that has to take one. */
function behind<Part extends { readonly least: number }>(parts: readonly Part[], i: number): readonly Part[] {
  const must = parts.findIndex(({ least }, j) => j > i && least > 0);
  return parts.slice(i + 1, must < 0 ? undefined : must + 1);
}

/**
 * Whether all bytes from `start` up to `end` match the pattern.
 *
 * @example
 * matchesBytes(pattern, bytes, { start: 0, end: 8 });
 */
export function matchesBytes(
  { parts }: BytePattern,
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  let at = start;
  for (let i = 0; i < parts.length; i += 1) {
    const { takes, least, most } = parts[i]!;
    const stop = Math.min(end, at + most);
    const from = at;
    while (at < stop && takes[bytes[at]!] === 1) at += 1;
    if (at - from < least) return false;
  }
  return at === end;
}

type Groups = Readonly<Record<string, string | undefined>>;

function bytesOf({ escape, set, plain }: Groups): Uint8Array | undefined {
  const takes = new Uint8Array(256);
  const take = (from: number, to: number) => takes.fill(1, from, to + 1);
  if (escape === "d") return take(0x30, 0x39);
  if (set === undefined) {
    const code = (escape ?? plain)!.charCodeAt(0);
    return take(code, code);
  }
  for (let i = 0; i < set.length; i += 1) {
    if (set[i] === "-") return undefined;
    const range = set[i + 1] === "-" && i + 2 < set.length;
    const [from, to] = [set.charCodeAt(i), set.charCodeAt(range ? i + 2 : i)];
    if (from > to || (range && set[i + 2] === "-")) return undefined;
    take(from, to);
    if (range) i += 2;
  }
  return takes;
}

function countOf({ least, most, sign }: Groups): { least: number; most: number } {
  if (sign !== undefined) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
  const from = least === undefined ? 1 : Number(least);
  return { least: from, most: most === undefined ? from : most === "" ? Infinity : Number(most) };
}

function meet(one: { takes: Uint8Array }, other: { takes: Uint8Array }): boolean {
  return one.takes.some((takes, byte) => takes === 1 && other.takes[byte] === 1);
}
