import {
  benefitAwards,
  councilTaxArrears,
  domesticAbuse,
  type Field,
  gatewayPeople,
  homelessness,
  personKey,
  rentArrears,
  school,
  soleRegistrations,
  type Source,
} from "@needscope/sources";
import { people } from "./people-source.ts";

/** Draws from 0 up to 1. */
export type Draw = () => number;

/** A file in which every row is right: the shape of one of the project's datasets, with invented content. */
export interface GoodFile {
  readonly source: Source;
  readonly header: string;
  readonly records: readonly string[];
}

/** The shapes: eight extracts of families and areas, and one whose notes run over several lines. */
export const shapes: readonly Source[] = [
  rentArrears,
  councilTaxArrears,
  benefitAwards,
  school,
  domesticAbuse,
  soleRegistrations,
  homelessness,
  gatewayPeople,
  personKey,
  people,
];

/** Words that stand in the texts of the files and must stand in no message. */
export const planted = ["ZEBEDEE", "QUILLFEATHER", "Xanthippe", "whispered", "Llŷr", "Zoë"];

/** Draws records of a source; those that its checks might refuse are for the caller to leave out. */
export function drawFile(source: Source, { rows, draw }: { rows: number; draw: Draw }): GoodFile {
  const header = source.fields.map(({ header: [name] }) => quoteWhereNeeded(name!)).join(",");
  const records = Array.from({ length: rows }, (_, row) =>
    source.fields.map((field) => quoteWhereNeeded(drawCell(field, { row, draw }))).join(","),
  );
  return { source, header, records };
}

function quoteWhereNeeded(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function drawCell(field: Field, { row, draw }: { row: number; draw: Draw }): string {
  if (!field.required && draw() < 0.1) return "";
  switch (field.kind) {
    case "id":
      return drawPattern(field.pattern ?? "[A-Z]{3}\\d{6}", { row, draw });
    case "text":
      return field.multiline && draw() < 0.2 ? drawNote(draw) : pick(texts, draw);
    case "code":
      return pick(Object.keys(field.codes), draw);
    case "yesNo":
      return pick([...field.yes, ...field.no], draw);
    case "area":
      return `Z01${digits(6, draw)}`;
    case "integer":
      return String((field.min ?? 0) + Math.floor(draw() * 20));
    case "number":
      return `0.${digits(3, draw)}`;
    case "pounds":
      return drawPounds(field, draw);
    case "date":
      return drawDate(draw);
    case "period":
      return `${1990 + Math.floor(draw() * 30)}`;
    case "postcode":
      return pick(["DT1 1XJ", "CR0 1EA", "N1C 4AG"], draw);
    case "uprn":
      return `1${digits(11, draw)}`;
    case "nhsNumber":
      return pick(["943 476 5919", "4010232137"], draw);
    case "upn":
      return pick(["A950000178301", "X00180001701A", "A123456789123"], draw);
    case "nino":
      return `AB${digits(6, draw)}${pick(["A", "B", "C", "D", ""], draw)}`;
    case "state":
      return "";
  }
}

const texts = [
  "ZEBEDEE",
  "QUILLFEATHER, MR",
  "Xanthippe",
  'she "whispered" it',
  "Llŷr",
  "Zoë",
  "X1 1AA",
  "O'ZEBEDEE",
];

function drawNote(draw: Draw): string {
  return pick(["whispered\nand left", 'first\n\n"third", whispered', "Zoë,\nZEBEDEE\nand Llŷr"], draw);
}

function drawPounds(field: Field & { kind: "pounds" }, draw: Draw): string {
  const pounds = Math.floor(draw() * 3000);
  const whole = field.thousandsCommas ? pounds.toLocaleString("en-GB") : String(pounds);
  const minus = field.negative && draw() < 0.3 ? "-" : "";
  const sign = field.poundSign && draw() < 0.3 ? "£" : "";
  return `${minus}${sign}${whole}${pick(["", ".5", ".07", ".99"], draw)}`;
}

function drawDate(draw: Draw): string {
  const two = (most: number) => String(1 + Math.floor(draw() * most)).padStart(2, "0");
  return `${two(28)}/${two(12)}/${1960 + Math.floor(draw() * 60)}`;
}

/** A text of a simple pattern: characters, \d and classes, each with an optional count, ? or *. */
function drawPattern(pattern: string, { row, draw }: { row: number; draw: Draw }): string {
  const parts = pattern.matchAll(
    /(?<one>\\d|\[[^\]]+\]|[^\\[{?])(?:\{(?<least>\d+)(?:,(?<most>\d+))?\}|(?<any>[?*]))?/g,
  );
  const text = [...parts].map(({ groups }) => {
    const least = groups?.any === undefined ? Number(groups?.least ?? 1) : 0;
    const most = groups?.any === "*" ? 8 : Number(groups?.most ?? groups?.least ?? 1);
    const count = least + Math.floor(draw() * (most - least + 1));
    return Array.from({ length: count }, () => pick(charactersOf(groups!.one!), draw)).join("");
  });
  // The row's number in place of the last digits, so that no key comes twice.
  const drawn = text.join("");
  const mark = String(row).padStart(3, "0");
  return /\d{4}/.test(drawn) ? drawn.replace(/\d{3}(?=\D*$)/, mark) : drawn;
}

function charactersOf(one: string): string[] {
  if (one === "\\d") return [..."0123456789"];
  if (!one.startsWith("[")) return [one];
  const inside = one.slice(1, -1).replaceAll(/(.)-(.)/g, (_, from: string, to: string) => {
    const length = to.charCodeAt(0) - from.charCodeAt(0) + 1;
    return String.fromCharCode(...Array.from({ length }, (__, i) => from.charCodeAt(0) + i));
  });
  return [...inside];
}

function digits(count: number, draw: Draw): string {
  return Array.from({ length: count }, () => Math.floor(draw() * 10)).join("");
}

/** One of a list. */
export function pick<Item>(items: readonly Item[], draw: Draw): Item {
  return items[Math.floor(draw() * items.length)]!;
}
