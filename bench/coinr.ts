import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Composite, type CompositePart, rankIntervals, unitsFromRows } from "@needscope/scoring";

// COINr's own example (51 units, 49 indicators, four levels), weights drawn again and again: `npm run bench -- coinr`.
const usage = `Draws weights of COINr's ASEM example and ranks it each time, beside the time a draw took in COINr.

npm run bench -- coinr [--draws 20000] [--rounds 5]

The example is read from ../shared/data/peers/coinr. COINr itself cannot be installed here: its 21.1 ms a draw were
recorded once on a machine of the same kind, and are not measured again.`;
/** Milliseconds that a draw of COINr's get_sensitivity took: recorded, not measured here. */
const recorded = 21.1;

const { values: options } = parseArgs({
  options: {
    draws: { type: "string", default: "20000" },
    rounds: { type: "string", default: "5" },
    help: { type: "boolean", default: false },
  },
});
const folder = new URL("../../shared/data/peers/coinr/", import.meta.url);
if (options.help) console.log(usage);
else if (!existsSync(folder)) console.log("Absent: the example is not at ../shared/data/peers/coinr.");
else measure();

function measure(): void {
  const [header = [], ...rows] = readCells("ASEM_iData.csv");
  const units = unitsFromRows(
    rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, valueOf(cells[i] ?? "")]))),
    { id: "uCode", name: "uName" },
  );
  const composite: Composite = {
    name: "Index",
    title: "Sustainable connectivity",
    screen: { share: 0.9, count: "imputed" },
    impute: { method: "mean", within: "EurAsia_group" },
    treat: { skewness: 2, kurtosis: 3.5, winsorise: 5 },
    normalise: "minMax",
    scale: [0, 100],
    parts: partsOf("Index", readCells("ASEM_iMeta.csv").slice(1)),
  };
  const [draws, rounds] = [Number(options.draws), Number(options.rounds)];
  const draw = (count: number) =>
    rankIntervals(composite, units, { seed: 1, draws: count, weights: { spread: 0.25 } });
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    draw(draws);
    return (performance.now() - start) / draws;
  }).sort((a, b) => a - b);
  const own = times[times.length >> 1]!;
  const check = { seed: 1, draws: 500, weights: { spread: 0.25 } } as const;
  const general = rankIntervals(composite, units, { ...check, engine: "rules" });
  const equal = rankIntervals(composite, units, check).drawn.every((rank, i) => rank === general.drawn[i]);
  console.log(
    `COINr's example, ${draws.toLocaleString("en-GB")} draws of weights with rank intervals, everything included`,
  );
  console.log(`  needscope, 1 core  ${(own * 1000).toFixed(1)} microseconds a draw`);
  console.log(
    `  COINr              ${(recorded * 1000).toFixed(0)} microseconds a draw (recorded, not measured here)`,
  );
  console.log(`  ${Math.round(recorded / own).toLocaleString("en-GB")} times faster (to reach: 1,000)`);
  console.log(`ranks of 500 draws by the kernel and by the general rules: ${equal ? "equal" : "DIFFERENT"}`);
  if (!equal) process.exitCode = 1;
}

function valueOf(cell: string): string | number | undefined {
  if (cell === "" || cell === "NA") return undefined;
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}

// Columns of the description: level, code, name, direction, weight, unit, target, denominator, parent, type.
function partsOf(parent: string, lines: readonly string[][]): CompositePart[] {
  return lines
    .filter((cells) => cells[8] === parent)
    .map(([, code = "", , direction, weight, , , denominator = ""]): CompositePart => {
      const parts = partsOf(code, lines);
      if (parts.length > 0) return { name: code, weight: Number(weight), parts };
      return {
        indicator: code,
        weight: Number(weight),
        direction: direction === "1" ? "higher-is-need" : "lower-is-need",
        ...(denominator !== "" && denominator !== "NA" && { denominator }),
      };
    });
}

function readCells(file: string): string[][] {
  const lines = readFileSync(new URL(file, folder), "utf8").trim().split("\n");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ""),
  );
}
