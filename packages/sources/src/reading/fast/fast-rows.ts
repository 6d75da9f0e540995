import { isUtf8 } from "node:buffer";
import { createHash, type Hash } from "node:crypto";
import type { TextDictionary } from "@needscope/table";
import type { Source } from "../../source.ts";
import { type Encoding, encodingOf, firstLook } from "../encoding-of.ts";
import type { ChunksInput } from "../file-input.ts";
import type { Rows } from "../rows.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { utf8Chunks } from "./utf8-chunks.ts";

/** What of a file is wanted. */
export interface FastOptions {
  /** The fields whose columns are wanted; all, where it is not said. */
  readonly stored: ReadonlySet<string> | undefined;
  /** Where texts are numbered, by field, if other columns share the numbers. */
  readonly texts: ReadonlyMap<string, TextDictionary>;
  /** Rows are given when there are so many; Infinity gives all at once. */
  readonly batchRows: number;
}

/**
 * Reads a file in the fast gear, holding no more of it than a chunk. Rows come in stretches; at the end comes the
 * file's SHA-256, or `undefined` where the file is not for this gear (no line feed, a header that is not usable):
 * then nothing was given, and the careful gear reads it or says what is wrong.
 *
 * A file is first taken for UTF-8, and each chunk proven to be so. At the first that is not, the whole file is gone
 * through to tell its encoding, and reading starts again. Where rows are given as they come that is too late, so the
 * encoding is told beforehand.
 *
 * @throws UnusableFileError when the file is empty or no text
 * @example
 * const [rows] = fastRows(rent, input, { stored, texts: new Map(), batchRows: Infinity });
 */
export function* fastRows(
  source: Source,
  input: ChunksInput,
  options: FastOptions,
): Generator<Rows, string | undefined> {
  if (options.batchRows === Infinity) {
    try {
      return yield* readChunks(source, input, { ...options, encoding: firstLook(input), proven: false });
    } catch (error) {
      if (!(error instanceof OtherEncoding)) throw error;
    }
  }
  return yield* readChunks(source, input, { ...options, encoding: encodingOf(input), proven: true });
}

/** Thrown at the first bytes that are not in the encoding that was not proven. */
class OtherEncoding extends Error {}

interface Reading extends FastOptions {
  readonly encoding: Encoding;
  readonly proven: boolean;
}

function* readChunks(
  source: Source,
  input: ChunksInput,
  reading: Reading,
): Generator<Rows, string | undefined> {
  const { encoding, proven, batchRows } = reading;
  const asIs = encoding.name === "utf-8" && (!proven || encoding.because === "valid UTF-8");
  const prove = (bytes: Uint8Array): void => {
    if (proven || !asIs) return;
    if (!isUtf8(bytes)) throw new OtherEncoding();
  };
  const hash = createHash("sha256");
  const reader = new ChunkReader({ source, file: input.file, size: input.size, ...reading, prove });
  for (const bytes of utf8Chunks(hashed(input.chunks(), hash), { encoding, asIs })) {
    for (let at = 0; at < bytes.length;) {
      at += reader.fill(bytes.subarray(at));
      if (!reader.isFull()) continue;
      if (!reader.read(false)) return undefined;
      if (reader.rows >= batchRows) yield reader.take(encoding);
    }
  }
  if (!reader.read(true)) return undefined;
  yield reader.take(encoding);
  return hash.digest("hex");
}

function* hashed(chunks: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
  for (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
