import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";

/**
 * National Insurance numbers: two letters, six digits and a suffix A to D, which may be absent unless it is
 * required; kept without blanks. Refused are prefixes that are never given out; those of administrative numbers
 * are taken with a warning, and so are temporary reference numbers (11A11111). Source: HM Revenue and Customs, National Insurance Manual 39110.
 *
 * @example
 * ninoParser({ ...field, suffix: "optional" })("AB 12 34 56 C"); // "AB123456C"
 */
export function ninoParser({ suffix }: FieldOf<"nino">): KindParser {
  return (text) => {
    const plain = text.replaceAll(" ", "");
    const form = suffix === "required" ? /^[A-Z]{2}\d{6}[A-D]$/ : /^[A-Z]{2}\d{6}[A-D]?$/;
    if (/^\d{2}[A-Z]\d{5}$/.test(plain)) return new CellProblem(temporaryNumber, plain);
    if (!form.test(plain)) {
      return unexpected(text, { code: "not-nino", expected: "a National Insurance number", fix });
    }
    const prefix = plain.slice(0, 2);
    if (administrative.has(prefix)) return new CellProblem(administrativeNumber, plain);
    return /^[DFIQUV]|^.[DFIQUVO]/.test(prefix) || neverGiven.has(prefix) ? wrongPrefix : plain;
  };
}

const neverGiven = new Set(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]);
const administrative = new Set(["OO", "CR", "FY", "MW", "NC"]);

const fix = "Give two capital letters, six digits and a letter A to D.";

const wrongPrefix = new CellProblem({
  code: "nino-prefix",
  message: "no National Insurance number starts with these letters.",
  fix: "Correct the number where it comes from, or leave the cell empty where it stands for none.",
});

const temporaryNumber = {
  code: "temporary-number",
  message: "the number is a temporary reference number, not a National Insurance number.",
  fix: "Look the person's own number up; until then the person may not match other extracts.",
};

const administrativeNumber = {
  code: "administrative-number",
  message: "the number starts as an administrative one does, which is not for identifying a person.",
  fix: "Look the person's own number up; until then the person may not match other extracts.",
};
