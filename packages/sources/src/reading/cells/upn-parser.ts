import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";
import { upnCheckLetter } from "./check-characters.ts";

/**
 * Unique pupil numbers: a letter and 12 digits, of which the last is a letter in a temporary number. One whose check
 * letter is wrong is kept with a warning: schools' own returns carry some, and the child is no less there.
 *
 * @example
 * upnParser()("A950000178301"); // "A950000178301"
 */
export function upnParser(): KindParser {
  return (text) => {
    if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(text)) {
      return unexpected(text, { code: "not-upn", expected: "a unique pupil number", fix });
    }
    return upnCheckLetter(text.slice(1)) === text[0] ? text : new CellProblem(wrongCheck, text);
  };
}

const fix =
  "Give a capital letter and 12 digits (in a temporary number the last is a letter); I, O and S are never used.";

const wrongCheck = {
  code: "check-character",
  message: "the check letter of the pupil number is not the one that its digits ask for.",
  fix: "Look the number up; until then the pupil may not match other extracts.",
};
