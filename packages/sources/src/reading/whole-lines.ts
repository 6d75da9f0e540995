/**
 * Chunks cut anew so that each ends with a line feed, but for the last of a file that does not end with one.
 *
 * @example
 * for (const lines of wholeLines(input.chunks())) count(lines);
 */
export function* wholeLines(chunks: Iterable<Uint8Array>): Generator<Buffer> {
  let held: Buffer[] = [];
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(0x0a) + 1;
    let start = 0;
    if (end > 0 && held.length > 0) {
      // The line that began in the chunk before by itself, as to copy that alone is less.
      start = bytes.indexOf(0x0a) + 1;
      yield Buffer.concat([...held, bytes.subarray(0, start)]);
      held = [];
    }
    if (end > start) yield bytes.subarray(start, end);
    // A copy, as the next chunk may stand in the same place.
    if (end < bytes.length) held.push(Buffer.from(bytes.subarray(end)));
  }
  if (held.length > 0) yield Buffer.concat(held);
}
