import { parseArgs } from "node:util";
import {
  type Composite,
  rankIntervals,
  type RankIntervals,
  type SamplingError,
  scoreComposite,
  type UnitColumns,
} from "@needscope/scoring";
import { seededRandom, type SeededRandom } from "@needscope/stats";

// How often 95% intervals of ranks hold the rank of what was measured: see README.md.

const { values: options } = parseArgs({
  options: {
    simulations: { type: "string", default: "200" },
    draws: { type: "string", default: "1000" },
    seed: { type: "string", default: "2016" },
  },
});
const [simulations, draws] = [Number(options.simulations), Number(options.draws)];

const compared = Math.ceil(simulations / 4);

type Normalise = Composite["normalise"];

/** What is true of an area and an indicator, and how it is measured. */
interface Measuring {
  readonly words: string;
  /** A true value, and what a measurement of it gives. */
  readonly area: (random: SeededRandom) => { readonly truth: number; readonly measured: Measured };
}

interface Measured {
  readonly value: number;
  /** A standard error, or what a rate counts. */
  readonly error?: number;
  readonly of?: "proportion" | "rate";
  readonly numerator?: number;
  readonly denominator?: number;
}

/** True values spread by so many of the mean standard error, which is 1. */
function normal(words: string, spread: number): Measuring {
  return {
    words: `normal errors, ${words}`,
    area: (random) => {
      const truth = spread * random.normal();
      const error = 0.6 + 0.8 * random.uniform();
      return { truth, measured: { value: truth + error * random.normal(), error } };
    },
  };
}

/** True proportions about one in five, of 30 to 300 people. */
const proportion: Measuring = {
  words: "proportions of 30 to 300 people",
  area: (random) => {
    const truth = 1 / (1 + Math.exp(1.4 - 0.4 * random.normal()));
    const denominator = 30 + random.integer(271);
    let numerator = 0;
    for (let person = 0; person < denominator; person++) numerator += Number(random.uniform() < truth);
    return { truth, measured: { value: numerator / denominator, of: "proportion", numerator, denominator } };
  },
};

/** True rates, so that an area counts so many events on average. */
function rate(events: number): Measuring {
  return {
    words: `rates of about ${String(events)} events`,
    area: (random) => {
      const truth = Math.exp(0.5 * random.normal());
      const denominator = events * (0.5 + random.uniform());
      const numerator = poisson(truth * denominator, random);
      return { truth, measured: { value: numerator / denominator, of: "rate", numerator, denominator } };
    },
  };
}

// Events come at times apart by exponential numbers.
function poisson(mean: number, random: SeededRandom): number {
  let count = -1;
  for (let time = 0; time < mean; count++) time -= Math.log(1 - random.uniform());
  return Math.max(count, 0);
}

const fixed: readonly Normalise[] = [{ method: "goalposts", posts: [0, 1], cap: false }];
const either: readonly Normalise[] = ["minMax", "percentileRank"];

const kinds: readonly { readonly measuring: Measuring; readonly normalise: readonly Normalise[] }[] = [
  { measuring: normal("a third of the differences", 3), normalise: fixed },
  { measuring: normal("as large as the differences", 1), normalise: fixed },
  { measuring: normal("twice the differences", 0.5), normalise: fixed },
  { measuring: proportion, normalise: fixed },
  { measuring: rate(5), normalise: fixed },
  { measuring: rate(50), normalise: fixed },
  { measuring: normal("as large as the differences", 1), normalise: either },
];
const sizes = [
  { areas: 8, indicators: 4 },
  { areas: 30, indicators: 1 },
  { areas: 30, indicators: 4 },
  { areas: 300, indicators: 1 },
  { areas: 300, indicators: 4 },
];

type Scenario = (typeof kinds)[number] & (typeof sizes)[number];

console.log(
  `Coverage of 95% rank intervals (share of areas whose true rank lies inside), ` +
    `${String(simulations)} simulations of each scenario, ${String(draws)} draws, seed ${options.seed}`,
);
console.log(
  "| areas | indicators | measured by | about what was measured | about the posterior | of draws | difference |",
);
console.log(
  "| ----: | ---------: | ----------- | ----------------------: | ------------------: | -------: | ---------: |",
);
let [outside, apart] = [0, 0];
for (const size of sizes) {
  for (const kind of kinds) {
    const [measured, posterior, ofDraws] = coverage({ ...size, ...kind });
    const difference = 100 * (posterior - ofDraws);
    if (size.areas >= 30 && !isAsAsked(posterior)) outside += 1;
    if (Math.abs(difference) > 2) apart += 1;
    const words = `${kind.measuring.words}${kind.normalise.length > 1 ? "; min-max or percentile rank" : ""}`;
    const shares = [
      shown(measured),
      shown(posterior),
      `${(100 * ofDraws).toFixed(1)}%`,
      difference.toFixed(1),
    ];
    console.log(`| ${[size.areas, size.indicators, words, ...shares].map(String).join(" | ")} |`);
  }
}
const many = kinds.length * sizes.filter(({ areas }) => areas >= 30).length;
console.log(
  `Asked for: 93% to 97%; ! marks what lies outside. About the posterior, ${String(outside)} of ${String(many)} scenarios of 30 ` +
    `areas or more lie outside, and ${String(apart)} of all ${String(kinds.length * sizes.length)} more than 2 points from the share of draws that the intervals hold.`,
);

function isAsAsked(share: number): boolean {
  return share >= 0.93 && share <= 0.97;
}

function shown(share: number): string {
  return `${isAsAsked(share) ? "" : "! "}${(100 * share).toFixed(1)}%`;
}

function coverage(scenario: Scenario): [measured: number, posterior: number, ofDraws: number] {
  const { areas, indicators, normalise } = scenario;
  const random = seededRandom(Number(options.seed));
  const names = Array.from({ length: indicators }, (_, place) => `i${String(place)}`);
  const ids = Array.from({ length: areas }, (_, area) => `A${String(area).padStart(4, "0")}`);
  let [measured, posterior, ofDraws] = [0, 0, 0];
  for (let simulation = 0; simulation < simulations; simulation++) {
    const found = names.map(() => ids.map(() => scenario.measuring.area(random)));
    // Where a draw takes one of several ways to normalise, so does the truth.
    const way = normalise[random.integer(normalise.length)]!;
    const truth = unitsOf(names, ids, (name, area) => found[name]![area]!.truth);
    const { rank } = scoreComposite(compositeOf(names, way), truth);
    const units = unitsOf(names, ids, (name, area) => found[name]![area]!.measured.value);
    const standardErrors = new Map(
      names.map((name, place) => [name, errorOf(found[place]!.map((one) => one.measured))]),
    );
    const intervals = (about: "measured" | "posterior"): RankIntervals =>
      rankIntervals(compositeOf(names, way), units, {
        ...{ seed: simulation + 1, draws, standardErrors, about },
        ...(normalise.length > 1 && { normalise }),
      });
    const drawn = intervals("posterior");
    posterior += shareInside(drawn, rank) / simulations;
    ofDraws += shareInside(drawn, drawn.drawn) / simulations;
    // What is shown only to compare with takes a quarter of the simulations, for time.
    if (simulation < compared) measured += shareInside(intervals("measured"), rank) / compared;
  }
  return [measured, posterior, ofDraws];
}

function compositeOf(names: readonly string[], normalise: Normalise): Composite {
  const parts = names.map((indicator) => ({ indicator, direction: "higher-is-need" as const }));
  return { name: "simulated", title: "Simulated", normalise, parts };
}

function unitsOf(
  names: readonly string[],
  ids: readonly string[],
  value: (name: number, area: number) => number,
): UnitColumns {
  const columns = names.map((name, place) => {
    return [name, { values: Float64Array.from(ids, (_, area) => value(place, area)) }] as const;
  });
  return { ids, columns: new Map(columns) };
}

function errorOf(measured: readonly Measured[]): SamplingError {
  const of = measured[0]?.of;
  if (of === undefined) return measured.map(({ error }) => error!);
  return {
    of,
    numerators: measured.map(({ numerator }) => numerator!),
    denominators: measured.map(({ denominator }) => denominator!),
  };
}

/** Ranks of all areas, once or draw by draw. */
function shareInside({ lower, upper }: RankIntervals, ranks: ArrayLike<number>): number {
  let inside = 0;
  for (let at = 0; at < ranks.length; at++) {
    const area = at % lower.length;
    inside += Number(lower[area]! <= ranks[at]! && ranks[at]! <= upper[area]!);
  }
  return inside / ranks.length;
}
