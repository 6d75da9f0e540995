import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";
import { nhsCheckDigit } from "./check-characters.ts";

/**
 * NHS numbers: ten digits, or three groups of 3, 3 and 4 with blanks between, kept as ten digits. One whose check
 * digit is wrong is refused, as is one of ten equal digits: it would be another person's, or nobody's.
 *
 * @example
 * nhsNumberParser()("943 476 5919"); // "9434765919"
 */
export function nhsNumberParser(): KindParser {
  return (text) => {
    if (!/^(?:\d{10}|\d{3} \d{3} \d{4})$/.test(text)) {
      return unexpected(text, { code: "not-nhs-number", expected: "an NHS number", fix: formFix });
    }
    const digits = text.replaceAll(" ", "");
    if (/^(\d)\1{9}$/.test(digits)) return placeholder;
    return nhsCheckDigit(digits.slice(0, 9)) === Number(digits[9]) ? digits : wrongCheck;
  };
}

const formFix = "Give ten digits; look whether a spreadsheet took a leading zero off.";

const placeholder = new CellProblem({
  code: "placeholder",
  message: "the NHS number is ten equal digits, which stand for no number.",
  fix: "Leave the cell empty where the number is not known.",
});

const wrongCheck = new CellProblem({
  code: "check-character",
  message: "the check digit of the NHS number is not the one that its digits ask for.",
  fix: "Look the number up where it comes from: a digit is wrong.",
});
