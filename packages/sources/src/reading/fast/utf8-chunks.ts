import { decodeWindows1252 } from "../decode-bytes.ts";
import type { Encoding } from "../encoding-of.ts";

/**
 * The chunks of a file as UTF-8 without its byte order mark. What cannot be decoded becomes U+FFFD.
 *
 * @param asIs whether the file is UTF-8 already, so that its bytes can pass as they are
 * @example
 * for (const chunk of utf8Chunks(input.chunks(), { encoding, asIs: false })) read(chunk);
 */
export function* utf8Chunks(
  chunks: Iterable<Uint8Array>,
  { encoding, asIs }: { readonly encoding: Encoding; readonly asIs: boolean },
): Generator<Uint8Array> {
  if (asIs) {
    yield* encoding.because === "byte order mark" ? withoutMark(chunks) : chunks;
  } else if (encoding.name === "windows-1252") {
    for (const chunk of chunks) yield Buffer.from(decodeWindows1252(chunk), "utf8");
  } else {
    const decoder = new TextDecoder(encoding.name);
    for (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
    yield Buffer.from(decoder.decode(), "utf8");
  }
}

function* withoutMark(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let skip = 3;
  for (const chunk of chunks) {
    const start = Math.min(skip, chunk.length);
    skip -= start;
    yield chunk.subarray(start);
  }
}
