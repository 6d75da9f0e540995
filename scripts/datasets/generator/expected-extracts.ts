import type { Json } from "./pretty-json.ts";
import type { WrittenExtract } from "./write-extract.ts";

/** For expected.json: per source its file, the account of its lines, and every broken line with what is wrong. */
export function expectedExtracts(extracts: readonly WrittenExtract[]): { [source: string]: Json } {
  return Object.fromEntries(
    extracts.map(({ source, file, account, broken, encoding, lineEnd }) => [
      source,
      {
        file: file.path,
        encoding,
        lineEnd,
        account: { ...account },
        broken: Object.fromEntries(broken.map(({ line, why }) => [String(line), why])),
      },
    ]),
  );
}
