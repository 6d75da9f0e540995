/** A file of a dataset by its path inside the dataset's folder. */
export type ReadFile = (path: string) => Uint8Array;

/** What expected.json says of one extract. */
export interface ExpectedExtract {
  readonly file: string;
  readonly encoding: string;
  readonly lineEnd: string;
  readonly account: {
    readonly lines: number;
    readonly header: number;
    readonly accepted: number;
    readonly quarantined: number;
    readonly blank: number;
  };
  readonly broken: Readonly<Record<string, string>>;
}

/**
 * The good rows of an extract, read as plainly as can be and without any of needscope's packages: the lines that
 * expected.json calls broken are left out by their number.
 */
export function plainRows(read: ReadFile, extract: ExpectedExtract): Record<string, string>[] {
  const text = decoded(read(extract.file), extract.encoding);
  const lines = text.split(extract.lineEnd === "CRLF" ? "\r\n" : "\n");
  const header = fieldsOf(lines[0]!);
  return lines.flatMap((line, i) => {
    if (i === 0 || line === "" || extract.broken[String(i + 1)] !== undefined) return [];
    const fields = fieldsOf(line);
    if (fields.length !== header.length)
      throw new Error(`${extract.file} line ${i + 1} has ${fields.length} fields.`);
    return [Object.fromEntries(header.map((name, f) => [name, fields[f]!]))];
  });
}

/** A date dd/mm/yyyy as yyyy-mm-dd, which sorts as text. */
export function iso(date: string): string {
  return date.split("/").toReversed().join("-");
}

/** Pounds as whole pence. */
export function penceOf(text: string): number {
  return Math.round(Number(text.replaceAll(",", "").replace("£", "")) * 100);
}

function decoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding === "windows-1252" ? "windows-1252" : "utf-8", {
    fatal: true,
  }).decode(bytes);
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

// Good rows quote a field that holds a comma, and no good field holds a quotation mark.
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}
