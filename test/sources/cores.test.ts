import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import {
  benefitAwards,
  councilTaxArrears,
  defineSource,
  type Extract,
  gatewayPeople,
  homelessness,
  readExtract,
  rentArrears,
  UnusableFileError,
} from "@needscope/sources";
import {
  type ExtractFile,
  fileInput,
  type FileProgress,
  readExtractsOnCores,
} from "@needscope/sources/cores";
import { column, TextDictionary, toRows } from "@needscope/table";
import { afterAll, describe, expect, test } from "vitest";
import { withStrings } from "./read-text.ts";

const folder = mkdtempSync(join(tmpdir(), "needscope-cores-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const data = (name: string) => join(import.meta.dirname, "../../datasets/croydon-gateway", name);
const croydon: ExtractFile[] = [
  { source: homelessness, path: data("homelessness-approaches.csv") },
  { source: gatewayPeople, path: data("gateway-people.csv") },
  { source: councilTaxArrears, path: data("council-tax-accounts.csv"), file: "accounts of March" },
  { source: benefitAwards, path: data("benefit-awards.csv"), keep: ["benefit", "line"] },
  { source: rentArrears, path: data("rent-accounts.csv") },
];

const household = { name: "household", header: "household", kind: "id" } as const;
const about = "Invented.";
const taxes = defineSource({
  name: "taxes",
  title: "Taxes",
  about,
  fields: [household, { name: "band", header: "band", kind: "code", codes: { A: "A", B: "B" } }],
});
const rents = defineSource({
  name: "rents",
  title: "Rents",
  about,
  fields: [household, { name: "owner", header: "owner", kind: "id" }],
});

function aloneOf({ source, path, file, keep }: ExtractFile): Extract {
  return readExtract(source, fileInput(path, file), { keep });
}

/** Whatever the codes of its texts are. */
function withRows({ table, ...told }: Extract) {
  return { ...told, rows: toRows(table), columns: [...table.columns.keys()] };
}

const always = { leastBytes: 0 };

describe("readExtractsOnCores", () => {
  test("gives the extracts that readExtract gives, on any number of cores", async () => {
    const alone = croydon.map((file) => withStrings(aloneOf(file)));
    expect(alone.some(({ quarantine }) => quarantine.length > 0)).toBe(true);
    for (const cores of [1, 2, 3]) {
      const extracts = await readExtractsOnCores(croydon, { ...always, cores });
      extracts.forEach((extract, i) => {
        expect(extract.source).toBe(croydon[i]!.source);
        expect(isDeepStrictEqual(withStrings(extract), alone[i]), extract.source.name).toBe(true);
      });
    }
  });

  test("gives them for files that are held whole, too: compressed, and with lines that end with CR", async () => {
    const text = readFileSync(data("rent-accounts.csv"), "utf8");
    const files = [
      { source: rentArrears, path: data("rent-accounts.csv") },
      { source: rentArrears, path: written("rents.csv.gz", gzipSync(text)) },
      { source: rentArrears, path: written("rents-cr.csv", text.replaceAll(/\r?\n/g, "\r")) },
      { source: rentArrears, path: written("rents-none.csv", text.split(/(?<=\n)/)[0]!) },
    ];
    const extracts = await readExtractsOnCores(files, { ...always, cores: 4 });
    expect(extracts.map(({ format }) => format.compressed)).toEqual([false, true, false, false]);
    extracts.forEach((extract, i) => {
      expect(isDeepStrictEqual(withStrings(extract), withStrings(aloneOf(files[i]!)))).toBe(true);
    });
  });

  test("numbers shared texts in one dictionary, whichever core has read them", async () => {
    const long = "a household whose reference takes more than words";
    const files = [
      {
        source: taxes,
        path: written("taxes.csv", `household,band\nH3,A\nH1,B\nH2,A\n${"H9,Q\n".repeat(20)}`),
      },
      { source: rents, path: written("rents.csv", `household,owner\nH2,H1\n,H3\nH4,\n${long},H1\n`) },
      { source: rents, path: written("more.csv", `household,owner\n${long},H4\nH1,\n`) },
    ];
    const alone = files.map((file) => withRows(aloneOf(file)));
    const inOrder = new Set<string>();
    for (const cores of [1, 2, 3]) {
      const [households, other] = [new TextDictionary(), new TextDictionary()];
      households.add("H0");
      const texts = new Map([
        ["household", households],
        ["owner", households],
        ["unused", other],
      ]);
      const extracts = await readExtractsOnCores(files, { ...always, cores, texts });
      expect(extracts.map(withRows)).toStrictEqual(alone);
      const columns = extracts.map(({ table }) => column(table, "household"));
      for (const one of columns) expect(one.kind === "text" && one.pool).toBe(households);
      const owner = column(extracts[2]!.table, "owner");
      expect(owner.kind === "text" && owner.pool).toBe(households);
      expect([...households].sort()).toEqual(["H0", "H1", "H2", "H3", "H4", long]);
      expect(other.length).toBe(0);
      inOrder.add([...households].join());
    }
    // The largest file first, whichever core was faster: as on one.
    expect([...inOrder]).toEqual([`H0,H3,H1,H2,H4,${long}`]);
  });

  test("throws for the first file that cannot be read what readExtract throws", async () => {
    const good = { source: taxes, path: written("good.csv", `household,band\n${"H1,A\n".repeat(50)}`) };
    const empty = { source: taxes, path: written("empty.csv", "") };
    const wrong = { source: rents, path: written("wrong.csv", "household,tenant\nH1,H2\n") };
    const absent = { source: rents, path: join(folder, "absent.csv") };
    const notKept = { ...good, keep: ["street"] };
    for (const cores of [1, 2]) {
      const read = (...files: ExtractFile[]) => readExtractsOnCores(files, { ...always, cores });
      const error: unknown = await read(good, wrong, empty, absent).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(UnusableFileError);
      expect(error).toMatchObject({ file: "wrong.csv", code: "columns" });
      expect(() => aloneOf(wrong)).toThrow((error as Error).message);
      await expect(read(good, absent)).rejects.toMatchObject({ code: "ENOENT" });
      await expect(read(good, notKept)).rejects.toThrow('Source "taxes" has no column "street" to keep.');
    }
  });

  test("tells how far it has come with the files of its own thread, to their end", async () => {
    const told = new Map<string, number[]>();
    const sizes = new Map<string, number | undefined>();
    const onProgress = ({ file, bytes, of }: FileProgress) => {
      told.set(file, [...(told.get(file) ?? []), bytes]);
      sizes.set(file, of);
    };
    const bytes = Buffer.from("household,band\r\n" + "H1,A\r\n".repeat(400_000) + "H2,\u00a3\r\n", "latin1");
    const large = { source: taxes, path: written("large.csv", bytes) };
    await readExtractsOnCores([large, croydon[0]!], { ...always, onProgress });
    expect([...sizes][0]).toEqual(["large.csv", bytes.length]);
    // It was gone through twice, as its last line is no UTF-8.
    expect(told.get("large.csv")).toEqual([1 << 20, 2 << 20, bytes.length]);
  });

  test("reads no files, and refuses numbers of cores that cannot be", async () => {
    expect(await readExtractsOnCores([], always)).toEqual([]);
    for (const cores of [0, 1.5, 9, Number.NaN]) {
      await expect(readExtractsOnCores(croydon, { cores })).rejects.toThrow(RangeError);
    }
  });
});
