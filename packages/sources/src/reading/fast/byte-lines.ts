import type { Lines } from "../split-lines.ts";

/**
 * Lines of bytes, decoded when they are asked for.
 *
 * @param starts the first byte of each line, and behind the last the place where a next line would start
 * @example
 * byteLines(Buffer.from("a\nb\n"), { starts: Float64Array.of(0, 2, 4), decode }).line(1); // "b"
 */
export function byteLines(
  bytes: Buffer,
  { starts, decode }: { readonly starts: ArrayLike<number>; readonly decode: (bytes: Uint8Array) => string },
): Lines {
  const endOf = (index: number): number => {
    let end = starts[index + 1]! - 1;
    while (end > starts[index]! && bytes[end - 1] === 0x0d) end -= 1;
    return end;
  };
  return {
    count: starts.length - 1,
    line: (index) => decode(bytes.subarray(starts[index], endOf(index))),
    span: (index, count) => decode(bytes.subarray(starts[index], endOf(index + count - 1))),
  };
}
