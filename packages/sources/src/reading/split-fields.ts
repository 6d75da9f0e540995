import { parse } from "csv-parse/sync";

/**
 * The fields of one record, or `undefined` when its quoting is damaged or it is not exactly one record.
 * A record without any quotation mark is split at its delimiters, which is all that CSV says about it;
 * everything else is csv-parse's to read, strictly (RFC 4180: a mark inside a quoted value is doubled).
 *
 * @example
 * splitFields('1,"SMITH, J"', ","); // ["1", "SMITH, J"]
 */
export function splitFields(record: string, delimiter: string): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(delimiter);
  try {
    const records = parse(record, { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n"] });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a record ends inside a quoted value: well-formed quoting has an even number of marks.
 *
 * @example
 * endsInsideQuotes('1,"first line of a note'); // true
 */
export function endsInsideQuotes(record: string): boolean {
  let marks = 0;
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) marks += 1;
  return marks % 2 === 1;
}
