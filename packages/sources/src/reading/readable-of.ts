import type { Field } from "../field.ts";
import { cellParser } from "./cells/cell-parser.ts";
import { CellProblem } from "./cells/cell-problem.ts";
import type { Header } from "./read-header.ts";
import { splitFields } from "./split-fields.ts";

/** Kinds of field that name a person, a home or a case. */
const references: ReadonlySet<Field["kind"]> = new Set(["id", "uprn", "nhsNumber", "upn", "nino"]);

/**
 * Reads the references and the parts of the key in the text of a row that was set aside. A row with too many or too few
 * values says nothing, as which value is which is not certain.
 *
 * @example
 * readableOf(header, ",")("000123/01,ninety").get("tenancy_ref"); // "000123/01"
 */
export function readableOf(
  { source, columnOf, columnCount }: Header,
  delimiter = ",",
): (text: string) => ReadonlyMap<string, string | number | boolean> {
  const wanted = source.fields.flatMap((field, i) => {
    const isWanted = references.has(field.kind) || source.key?.includes(field.name) === true;
    return isWanted && columnOf[i]! >= 0 ? [{ field, column: columnOf[i]! }] : [];
  });
  const parsers = wanted.map(({ field }) => cellParser(field, source));
  return (text) => {
    const readable = new Map<string, string | number | boolean>();
    const cells = splitFields(text, delimiter);
    if (cells?.length !== columnCount) return readable;
    wanted.forEach(({ field, column }, i) => {
      const cell = parsers[i]!(cells[column]!);
      if (cell === undefined || cell instanceof CellProblem || typeof cell === "symbol") return;
      readable.set(field.name, cell);
    });
    return readable;
  };
}
