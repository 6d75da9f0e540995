import { inflateRawSync } from "node:zlib";

/** A file of a zip archive. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * The files of a zip archive, unpacked one after another. What a list of contents says of sizes is not believed: an
 * archive that unpacks to more than it is allowed to is let go at that many bytes. Zip format 6.3, 4.3.7 to 4.3.16.
 *
 * @throws RangeError when there are more bytes than that, or the archive says so
 * @example
 * for (const { name } of zipParts(bytes, { mostBytes: 2 ** 30 })) names.push(name);
 */
export function* zipParts(
  bytes: Uint8Array,
  { mostBytes }: { readonly mostBytes: number },
): Generator<ZipPart> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || end + 22 > zip.length) return;
  let left = mostBytes;
  let at = zip.readUInt32LE(end + 16);
  for (let entries = zip.readUInt16LE(end + 8); entries > 0 && at + 46 <= zip.length; entries -= 1) {
    if (zip.readUInt32LE(at + 24) > left) throw tooLarge();
    const part = partAt(zip, zip.readUInt32LE(at + 42), left);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (part === undefined) continue;
    left -= part.content.length;
    yield part;
  }
}

/** The file whose own header stands there; nothing where it is damaged or packed otherwise. */
function partAt(zip: Buffer, at: number, mostBytes: number): ZipPart | undefined {
  if (at + 30 > zip.length) return undefined;
  const method = zip.readUInt16LE(at + 8);
  const name = zip.toString("latin1", at + 30, at + 30 + zip.readUInt16LE(at + 26));
  const packed = zip.subarray(at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28));
  if (method === 0) return { name, content: packed.subarray(0, zip.readUInt32LE(at + 18)) };
  if (method !== 8) return undefined;
  try {
    return { name, content: inflateRawSync(packed, { maxOutputLength: mostBytes }) };
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    return undefined;
  }
}

function tooLarge(): RangeError {
  return new RangeError("The archive unpacks to more than it may.");
}
