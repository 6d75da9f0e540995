/** One file of a dataset: its path inside the dataset's folder and its bytes. */
export interface DatasetFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A dataset's file of UTF-8 text.
 *
 * @example
 * textFile("README.md", "# Synthetic\n");
 */
export function textFile(path: string, text: string): DatasetFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
