import type { ExtractInput } from "./file-input.ts";

/** How far reading a file has come. */
export interface ReadProgress {
  readonly bytes: number;
  /** Bytes of the whole file, where that is known. */
  readonly of?: number | undefined;
}

/**
 * The same input, which tells how far it was gone through. What is gone through once more is not told again.
 *
 * @example
 * watched(input, ({ bytes, of }) => console.log(bytes, of));
 */
export function watched(input: ExtractInput, onProgress: (progress: ReadProgress) => void): ExtractInput {
  if ("bytes" in input) return input;
  let most = 0;
  return {
    ...input,
    *chunks() {
      let bytes = 0;
      for (const chunk of input.chunks()) {
        yield chunk;
        bytes += chunk.length;
        if (bytes <= most) continue;
        most = bytes;
        onProgress({ bytes, of: input.size });
      }
    },
  };
}
