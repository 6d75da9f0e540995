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
    if (end > 0) {
      yield held.length === 0 ? bytes.subarray(0, end) : Buffer.concat([...held, bytes.subarray(0, end)]);
      held = [];
    }
    // A copy, as the next chunk may stand in the same place.
    if (end < bytes.length) held.push(Buffer.from(bytes.subarray(end)));
  }
  if (held.length > 0) yield Buffer.concat(held);
}
