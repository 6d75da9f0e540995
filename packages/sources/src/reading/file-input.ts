/** A file to read: its bytes, or a way to go through them again and again without holding them all. */
export type ExtractInput = BytesInput | ChunksInput;

/** A file that is in memory. */
export interface BytesInput {
  /** The file's name for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A file that is gone through in chunks. */
export interface ChunksInput {
  /** The file's name for messages. */
  readonly file: string;
  /** Bytes in all, where that is known; it only saves time. */
  readonly size?: number | undefined;
  /** The bytes from the start, in chunks of any size; each chunk may be overwritten once the next is asked for. */
  readonly chunks: () => Iterable<Uint8Array>;
}

/**
 * An input as chunks.
 *
 * @example
 * chunksOf({ file: "rent.csv", bytes }).size;
 */
export function chunksOf(input: ExtractInput): ChunksInput {
  if ("chunks" in input) return input;
  const { file, bytes } = input;
  return { file, size: bytes.length, chunks: () => (bytes.length === 0 ? [] : [bytes]) };
}

/**
 * All bytes of an input.
 *
 * @example
 * bytesOf(input).length;
 */
export function bytesOf(input: ExtractInput): Uint8Array {
  if ("bytes" in input) return input.bytes;
  const copies = Array.from(input.chunks(), (chunk) => Uint8Array.from(chunk));
  return Buffer.concat(copies);
}
