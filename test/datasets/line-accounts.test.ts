import { readFileSync } from "node:fs";
import { knownSource, readExtract } from "@needscope/sources";
import { describe, expect, test } from "vitest";
import type { ExpectedExtract } from "./plain-reading.ts";

describe.each(["croydon-gateway", "dorset-zones"])("reading datasets/%s", (dataset) => {
  const folder = new URL(`../../datasets/${dataset}/`, import.meta.url);
  const { extracts } = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as {
    extracts: Record<string, ExpectedExtract>;
  };

  test.each(Object.keys(extracts))(
    "%s accounts for every line and quarantines the broken ones alone",
    (source) => {
      const { file, account, broken } = extracts[source]!;
      const extract = readExtract(knownSource(source), { file, bytes: readFileSync(new URL(file, folder)) });
      expect(extract.account).toEqual(account);
      expect(extract.quarantine.map(({ line }) => String(line))).toEqual(Object.keys(broken));
      expect(extract.quarantine.every(({ issues }) => issues.length > 0)).toBe(true);
      expect(extract.table.rowCount).toBe(account.accepted);
    },
  );
});
