import { type Draw, type GoodFile, pick } from "./good-files.ts";

/** A damaged file. `local` says that the damage is in few places, so that nearly all clean rows must be kept. */
export interface Mutation {
  readonly bytes: Uint8Array;
  readonly how: string;
  readonly local: boolean;
  /** Whether exactly one quotation mark was put in, which may cost two rows. */
  readonly strayQuote: boolean;
}

/** Damages a good file in one of the ways that transfers, editors, exports and attackers do. */
export function mutate(file: GoodFile, draw: Draw): Mutation {
  const how = pick(Object.keys(ways), draw) as keyof typeof ways;
  const { local, apply } = ways[how];
  const good = bytesAsText(`${file.header}\n${file.records.join("\n")}\n`);
  const place = () => Math.floor(draw() * good.length);
  const header = good.indexOf("\n") + 1;
  const below = () => header + Math.floor(draw() * (good.length - header));
  const damaged = apply(good, { draw, place, below });
  return { bytes: Buffer.from(damaged, "latin1"), how, local, strayQuote: how === "stray quote" };
}

/** A text as one character for each of its bytes in UTF-8, so that damage can fall between them. */
export function bytesAsText(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

interface Dice {
  readonly draw: Draw;
  readonly place: () => number;
  /** A place below the header. */
  readonly below: () => number;
}

interface Way {
  readonly local: boolean;
  readonly apply: (good: string, dice: Dice) => string;
}

const insert = (text: string, at: number, piece: string) => text.slice(0, at) + piece + text.slice(at);
const replaceLine = (text: string, at: number, change: (line: string) => string) => {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", start);
  return end < 0 ? text : text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
};

const formulas = ["=1+1", '=cmd|" /C calc"!A0', "+44", "-1", "@SUM(A1)", "\t=1", '"=HYPERLINK(""x"")"'];
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "line"];

const ways = {
  "byte flips": {
    local: true,
    apply(good, { draw, place }) {
      let text = good;
      for (let flips = 1 + Math.floor(draw() * 3); flips > 0; flips -= 1) {
        const at = place();
        const flipped = text.charCodeAt(at) ^ (1 << Math.floor(draw() * 8));
        text = text.slice(0, at) + String.fromCharCode(flipped === 0 ? 1 : flipped) + text.slice(at + 1);
      }
      return text;
    },
  },
  "any byte": {
    local: true,
    apply: (good, { draw, below }) =>
      insert(good, below(), String.fromCharCode(1 + Math.floor(draw() * 255))),
  },
  "cut line": {
    local: true,
    apply: (good, { draw, below }) =>
      replaceLine(good, below(), (line) => line.slice(0, Math.floor(draw() * line.length))),
  },
  "cut file": { local: false, apply: (good, { place }) => good.slice(0, place()) },
  "lost start": { local: false, apply: (good, { draw }) => good.slice(Math.floor(draw() * 200)) },
  "lost bytes": {
    local: true,
    apply(good, { draw, below }) {
      const at = below();
      return good.slice(0, at) + good.slice(at + 1 + Math.floor(draw() * 120));
    },
  },
  "repeated bytes": {
    local: true,
    apply(good, { draw, below }) {
      const at = below();
      return insert(good, at, good.slice(at, at + 1 + Math.floor(draw() * 200)));
    },
  },
  "stray quote": { local: true, apply: (good, { below }) => insert(good, below(), '"') },
  "lost quote": {
    local: true,
    apply(good, { below }) {
      const at = good.indexOf('"', below());
      return at < 0 ? good : good.slice(0, at) + good.slice(at + 1);
    },
  },
  "quoted everything": {
    local: false,
    apply: (good) => good.replaceAll(/^[^"\n]+$/gm, (line) => `"${line.split(",").join('","')}"`),
  },
  "doubled delimiter": {
    local: true,
    apply(good, { below }) {
      const at = good.indexOf(",", below());
      return at < 0 ? good : insert(good, at, ",");
    },
  },
  "lost delimiter": {
    local: true,
    apply(good, { below }) {
      const at = good.indexOf(",", below());
      return at < 0 ? good : good.slice(0, at) + good.slice(at + 1);
    },
  },
  "other delimiter": {
    local: false,
    apply: (good, { draw }) => good.replaceAll(",", pick([";", "\t", "|"], draw)),
  },
  "swapped values": {
    local: true,
    apply: (good, { draw, below }) => replaceLine(good, below(), (line) => swapTwo(line, draw)),
  },
  "swapped headers": {
    local: false,
    apply: (good, { draw }) => replaceLine(good, 0, (line) => swapTwo(line, draw)),
  },
  "Windows-1252 byte": {
    local: false,
    apply: (good, { draw, below }) => insert(good, below(), pick(["\xe9", "\xa3", "\x93", "\x81"], draw)),
  },
  "UTF-16": {
    local: false,
    apply: (good) =>
      Buffer.from(`\ufeff${Buffer.from(good, "latin1").toString("utf8")}`, "utf16le").toString("latin1"),
  },
  "byte order mark": { local: false, apply: (good) => `\xef\xbb\xbf${good}` },
  "byte order mark and a bad byte": {
    local: true,
    apply: (good, { below }) => `\xef\xbb\xbf${insert(good, below(), "\xe9")}`,
  },
  "decoded twice": { local: false, apply: bytesAsText },
  NUL: { local: true, apply: (good, { place }) => insert(good, place(), "\0") },
  "unseen character": {
    local: true,
    apply: (good, { draw, below }) =>
      insert(
        good,
        below(),
        bytesAsText(pick(["\u200b", "\ufeff", "\u00ad", "\u00a0", "\u202e", "\u0007", "\t", " "], draw)),
      ),
  },
  "word for nothing": {
    local: true,
    apply: replaceValue(["NULL", "#N/A", "NaN", "(null)", "n/a", "-", "Unknown"]),
  },
  "header once more": {
    local: true,
    apply(good, { draw, below }) {
      const header = good.slice(0, good.indexOf("\n") + 1);
      const at = good.indexOf("\n", below()) + 1 || good.length;
      return insert(good, at, pick([header, header.toUpperCase(), `\n${header}`], draw));
    },
  },
  "note below": {
    local: true,
    apply(good, { draw }) {
      const note = pick(["Total", "End of report", "(84 rows affected)", "*** END ***"], draw);
      return `${good}${note}${draw() < 0.5 ? "" : ",".repeat(good.slice(0, good.indexOf("\n")).split(",").length - 1)}\n`;
    },
  },
  "Excel's line": { local: false, apply: (good) => `sep=,\r\n${good}` },
  "huge field": {
    local: true,
    apply: (good, { draw, below }) =>
      insert(good, below(), pick(["x", "7", " ", ",", "é"], draw).repeat(Math.floor(draw() * 30_000))),
  },
  "CR LF": { local: false, apply: (good) => good.replaceAll("\n", "\r\n") },
  "CR alone": { local: false, apply: (good) => good.replaceAll("\n", "\r") },
  "mixed line ends": {
    local: false,
    apply: (good, { draw }) =>
      good.replaceAll("\n", () => pick(["\n", "\r\n", "\n", "\r\r\n", "\n\r", "\n\n"], draw)),
  },
  "some CR": {
    local: false,
    apply: (good, { draw }) => good.replaceAll("\n", () => (draw() < 0.03 ? "\r" : "\n")),
  },
  "CR inside": { local: true, apply: (good, { below }) => insert(good, below(), "\r") },
  "line break inside": {
    local: true,
    apply: (good, { draw, below }) =>
      insert(good, below(), pick(["\n", "\r\n", "\u00e2\u0080\u00a8", "\v"], draw)),
  },
  "formula text": { local: true, apply: replaceValue(formulas) },
  "prototype name": { local: true, apply: replaceValue(names) },
  "prototype header": {
    local: false,
    apply: (good, { draw }) => replaceLine(good, 0, (line) => swapIn(line, pick(names, draw), draw)),
  },
  "blank lines": {
    local: true,
    apply: (good, { draw, below }) =>
      insert(
        good,
        good.indexOf("\n", below()) + 1 || good.length,
        pick(["\n", "  \n", ",,,\n", "\n\n\n"], draw),
      ),
  },
  "total line": { local: true, apply: (good) => `${good}TOTAL,,,1234.50\n` },
  "repeated line": {
    local: true,
    apply: (good, { below }) => replaceLine(good, below(), (line) => `${line}\n${line}`),
  },
} satisfies Record<string, Way>;

function swapTwo(line: string, draw: Draw): string {
  const values = line.split(",");
  const [one, other] = [Math.floor(draw() * values.length), Math.floor(draw() * values.length)];
  [values[one], values[other]] = [values[other]!, values[one]!];
  return values.join(",");
}

function swapIn(line: string, value: string, draw: Draw): string {
  const values = line.split(",");
  values[Math.floor(draw() * values.length)] = value;
  return values.join(",");
}

function replaceValue(values: readonly string[]): Way["apply"] {
  return (good, { draw, below }) =>
    replaceLine(good, below(), (line) => swapIn(line, pick(values, draw), draw));
}
