/**
 * The bytes that a zip archive says it unpacks to, from its own list of contents; nothing where there is no list.
 *
 * @example
 * unpackedSize(bytes); // 1_918_026
 */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  // Entries of the list start with this signature; the size stands 24 bytes further on. Zip format 6.3, 4.3.12.
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) total += view.getUint32(at + 24, true);
  }
  return total;
}
