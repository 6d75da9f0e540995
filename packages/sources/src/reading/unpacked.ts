import { gunzipSync } from "node:zlib";
import { UnusableFileError } from "../unusable-file-error.ts";

/** Bytes that a compressed file may unpack to: what one buffer of the fast gear can hold. */
const mostBytes = 2 ** 32 - 1;

/**
 * Whether a file begins as one that gzip has compressed.
 *
 * @example
 * isCompressed(Uint8Array.of(0x1f, 0x8b)); // true
 */
export function isCompressed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes of a file, unpacked where it is compressed (gzip).
 *
 * @throws UnusableFileError when the compressed file is damaged, or holds too much
 * @example
 * unpacked("lait.csv.gz", bytes).length;
 */
export function unpacked(file: string, bytes: Uint8Array): Uint8Array {
  if (!isCompressed(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    throw new UnusableFileError(file, {
      code: "compressed",
      message: tooLarge
        ? "it unpacks to more than 4 GB; unpack it and read it as a plain file."
        : "it is a compressed file (.gz) that is damaged or cut off; fetch it again.",
    });
  }
}
