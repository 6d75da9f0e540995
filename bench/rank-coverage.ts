import { parseArgs } from "node:util";
import { type Composite, rankIntervals, type UnitColumns } from "@needscope/scoring";
import { seededRandom, shrinkToMean } from "@needscope/stats";

// How often 95% intervals of ranks hold the rank of what was measured, for values as measured and shrunk: see README.md.

const { values: options } = parseArgs({
  options: {
    simulations: { type: "string", default: "200" },
    draws: { type: "string", default: "1000" },
    seed: { type: "string", default: "2016" },
  },
});
const [simulations, draws] = [Number(options.simulations), Number(options.draws)];

interface Scenario {
  readonly areas: number;
  readonly indicators: number;
  /** The standard deviation of the truth between areas, where the mean standard error is 1. */
  readonly spread: number;
}

const scenarios: readonly Scenario[] = [8, 30, 300].flatMap((areas) =>
  [1, 4].flatMap((indicators) => [0.5, 1, 3].map((spread) => ({ areas, indicators, spread }))),
);

console.log(
  `Coverage of 95% rank intervals (share of areas whose true rank lies inside), ` +
    `${String(simulations)} simulations of each scenario, ${String(draws)} draws, seed ${options.seed}`,
);
console.log("areas  indicators  spread of truth in errors   as measured   shrunk first   of draws");
for (const scenario of scenarios) {
  const { areas, indicators, spread } = scenario;
  const [measured, shrunk, ofDraws] = coverage(scenario);
  const columns = [
    String(areas).padStart(5),
    String(indicators).padStart(10),
    spread.toFixed(1).padStart(24),
  ];
  console.log(
    `${columns.join("  ")}  ${shown(measured).padStart(15)}  ${shown(shrunk).padStart(13)}  ` +
      `${(100 * ofDraws).toFixed(1).padStart(8)}%`,
  );
}
console.log("Asked for: 93% to 97%. ! marks what lies outside.");

function shown(share: number): string {
  return `${share >= 0.93 && share <= 0.97 ? "" : "! "}${(100 * share).toFixed(1)}%`;
}

function coverage({
  areas,
  indicators,
  spread,
}: Scenario): [measured: number, shrunk: number, ofDraws: number] {
  const random = seededRandom(Number(options.seed));
  const names = Array.from({ length: indicators }, (_, place) => `i${String(place)}`);
  const composite: Composite = {
    name: "simulated",
    title: "Simulated",
    // A fixed scale, so that a draw moves what is measured and not the ruler.
    normalise: { method: "goalposts", posts: [0, 1], cap: false },
    parts: names.map((indicator) => ({ indicator, direction: "higher-is-need" })),
  };
  const ids = Array.from({ length: areas }, (_, area) => `A${String(area).padStart(4, "0")}`);
  const held = [0, 0];
  let ofDraws = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const truth = names.map(() => ids.map(() => spread * random.normal()));
    const errors = names.map(() => ids.map(() => 0.6 + 0.8 * random.uniform()));
    const measured = truth.map((own, name) => own.map((one, a) => one + errors[name]![a]! * random.normal()));
    const shrunk = measured.map((own, name) => shrinkToMean({ values: own, standardErrors: errors[name]! }));
    const total = ids.map((_, area) => truth.reduce((sum, own) => sum + own[area]!, 0));
    const ranks = total.map((own) => 1 + total.filter((other) => other > own).length);
    const seed = simulation + 1;
    [
      intervals(composite, { ids, names, seed, values: measured, errors }),
      intervals(composite, {
        ...{ ids, names, seed },
        values: shrunk.map(({ values }) => values),
        errors: shrunk.map(({ standardErrors }) => standardErrors),
      }),
    ].forEach(({ lower, upper, drawn }, way) => {
      const inside = drawn.reduce((count, rank, at) => {
        return count + Number(lower[at % areas]! <= rank && rank <= upper[at % areas]!);
      }, 0);
      if (way === 1) ofDraws += inside / drawn.length / simulations;
      held[way]! += ranks.filter((rank, area) => lower[area]! <= rank && rank <= upper[area]!).length;
    });
  }
  return [held[0]! / (simulations * areas), held[1]! / (simulations * areas), ofDraws];
}

interface ToRank {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly seed: number;
  readonly values: readonly ArrayLike<number>[];
  readonly errors: readonly ArrayLike<number>[];
}

function intervals(composite: Composite, { ids, names, seed, values, errors }: ToRank) {
  const units: UnitColumns = {
    ids,
    columns: new Map(names.map((name, place) => [name, { values: values[place]! }])),
  };
  const standardErrors = new Map(names.map((name, place) => [name, errors[place]!]));
  return rankIntervals(composite, units, { seed, draws, standardErrors });
}
