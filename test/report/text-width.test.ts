import { expect, it } from "vitest";
import { displayDate, textWidth } from "@needscope/report";

// Sums of advance widths in 2,048ths of the size, by fontTools 4 (Python) from Liberation Sans Regular and Bold.
it.each([
  ["Northvale", 8765, 9446],
  ["1,234 of 10,000 families", 21746, 22656],
  ["£5–£10 ↑ Llŷn", 12753, 13206],
  ["", 0, 0],
])("measures %j as the font itself does", (text, regular, bold) => {
  expect(textWidth(text, { size: 2048 })).toBe(regular);
  expect(textWidth(text, { size: 2048, bold: true })).toBe(bold);
  expect(textWidth(text, { size: 16 })).toBe(regular / 128);
});

it("counts a character that the table lacks as wide as M", () => {
  expect(textWidth("漢", { size: 2048 })).toBe(textWidth("M", { size: 2048 }));
});

it("writes dates in words and refuses what is no day", () => {
  expect(displayDate("2016-03-31")).toBe("31 March 2016");
  expect(displayDate("2024-02-29")).toBe("29 February 2024");
  for (const wrong of ["31/03/2016", "2016-13-01", "2023-02-29", "2016-01-00"]) {
    expect(() => displayDate(wrong)).toThrow("A document's date is a day as yyyy-mm-dd");
  }
});
