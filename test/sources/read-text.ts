import { type Extract, readExtract, type Source, UnusableFileError } from "@needscope/sources";

/** Reads a text as a file of a source. */
export function readText(source: Source, text: string): Extract {
  return readExtract(source, { file: "file.csv", bytes: new TextEncoder().encode(text) });
}

/** Why a file cannot be used: the code and the sentence. */
export function refusal(source: Source, bytes: Uint8Array | string): { code: string; message: string } {
  try {
    readExtract(source, {
      file: "file.csv",
      bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    });
  } catch (error) {
    if (error instanceof UnusableFileError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("The file was read.");
}
