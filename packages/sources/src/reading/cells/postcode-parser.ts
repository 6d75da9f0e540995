import { type KindParser, unexpected } from "./cell-problem.ts";

// The forms A9, A99, AA9, AA99, A9A and AA9A before 9AA, with the letters that stand in each place. P as a third
// letter is in use, though the standard's table leaves it out. Source: BS 7666 pattern, Cabinet Office.
const outward = [
  "[A-PR-UWYZ]\\d\\d?",
  "[A-PR-UWYZ][A-HK-Y]\\d\\d?",
  "[A-PR-UWYZ]\\d[A-HJKPSTUW]",
  "[A-PR-UWYZ][A-HK-Y]\\d[ABEHMNPRVWXY]",
].join("|");
const postcode = new RegExp(
  `^(?:(?<out>${outward}) *(?<in>\\d[ABD-HJLNP-UW-Z]{2})|ZZ99 *\\d[A-Z]{2}|GIR *0AA)$`,
);

/**
 * Postcodes, kept in capitals with one blank: `dt11xj` is `DT1 1XJ`. `ZZ99 ...`, which stands for no fixed abode or
 * not known, is one. The pattern cannot tell a letter O from a zero where either may stand, nor whether a
 * postcode is in use: only a directory can.
 *
 * @example
 * postcodeParser()("cr01ea"); // "CR0 1EA"
 */
export function postcodeParser(): KindParser {
  return (text) => {
    const capitals = text.toUpperCase();
    if (postcode.test(capitals)) return `${capitals.slice(0, -3).trimEnd()} ${capitals.slice(-3)}`;
    return unexpected(text, { code: "not-postcode", expected: "a postcode", fix });
  };
}

const fix = "Give the whole postcode, for example DT1 1XJ; where it is not known, leave the cell empty.";
