import { parseArgs } from "node:util";
import {
  countInterval,
  directlyStandardisedRate,
  europeanStandardPopulation2013,
  exactProportionInterval,
  indirectlyStandardisedRatio,
  type Interval,
  seededRandom,
  shrinkRates,
  slopeIndex,
  wilsonInterval,
} from "@needscope/stats";

// How often 95% intervals of rates hold the truth they were drawn from, at the sizes of small areas: see README.md.

const { values: options } = parseArgs({
  options: { draws: { type: "string", default: "20000" }, seed: { type: "string", default: "2016" } },
});
const [draws, random] = [Number(options.draws), seededRandom(Number(options.seed))];

/** Draws one interval and says whether it holds the truth. */
type Trial = () => boolean;

const scenarios: readonly (readonly [name: string, trial: Trial, atLeast?: true])[] = [
  ["proportions, Wilson: 100 to 1,500 people, 2% to 50%", proportionTrial(wilsonInterval)],
  ["proportions, exact (never below 95%)", proportionTrial(exactProportionInterval), true],
  ["counts, Byar: 10 to 100 expected", countTrial(10, 100, 1)],
  ["counts, exact below 10: 1 to 10 expected (never below 95%)", countTrial(1, 10, 1), true],
  ["counts in twos, with dispersion 2: 40 to 200 expected", countTrial(40, 200, 2)],
  ["directly standardised rates, Dobson: 20 to 140 expected", standardisedTrial],
  ["indirectly standardised ratios: 20 to 100 expected", ratioTrial],
  ["slope index of inequality, by formula", slopeTrial("slopeInterval")],
  ["relative index of inequality, Fieller", slopeTrial("relativeInterval")],
  ["rates shrunk to their district, posterior: 30 areas of 20 to 400 people", shrunkTrial()],
];

console.log(`Coverage of 95% intervals, ${draws.toLocaleString("en-GB")} draws each, seed ${options.seed}`);
for (const [name, trial, atLeast] of scenarios) {
  let held = 0;
  for (let draw = 0; draw < draws; draw++) if (trial()) held += 1;
  const share = (100 * held) / draws;
  const isWithin = share >= (atLeast ? 95 - 0.5 : 93) && (atLeast || share <= 97);
  console.log(`${share.toFixed(1).padStart(6)}%  ${isWithin ? "  " : "! "}${name}`);
}
console.log("Asked for: 93% to 97%; exact intervals are wider by design. ! marks what lies outside.");

function between(from: number, to: number): number {
  return from + (to - from) * random.uniform();
}

function binomial(trials: number, chance: number): number {
  let successes = 0;
  for (let trial = 0; trial < trials; trial++) if (random.uniform() < chance) successes += 1;
  return successes;
}

// Events at random intervals until the time is up.
function poisson(mean: number): number {
  let events = 0;
  for (let time = -Math.log(1 - random.uniform()); time < mean; time -= Math.log(1 - random.uniform()))
    events += 1;
  return events;
}

function holds(ends: Interval | undefined, truth: number): boolean {
  return ends !== undefined && ends[0] <= truth && truth <= ends[1];
}

function proportionTrial(interval: (above: number, below: number) => Interval | undefined): Trial {
  return () => {
    const [people, truth] = [100 + random.integer(1401), between(0.02, 0.5)];
    return holds(interval(binomial(people, truth), people), truth);
  };
}

function countTrial(from: number, to: number, together: number): Trial {
  return () => {
    const mean = between(from, to);
    return holds(countInterval(together * poisson(mean / together), { dispersion: together }), mean);
  };
}

function standardisedTrial(): boolean {
  const weights = europeanStandardPopulation2013.map(({ people }) => people);
  const population = weights.map((people) => Math.round((people / 20) * between(0.5, 1.5)));
  const level = between(0.003, 0.02);
  const rates = weights.map((_, age) => level * (0.3 + age / 8));
  const events = population.map((people, age) => poisson(people * rates[age]!));
  const truth = rates.reduce((sum, rate, age) => sum + rate * weights[age]!, 0) / 100_000;
  const found = directlyStandardisedRate({ events, population, weights });
  return found.rate !== undefined && holds([found.lower, found.upper], truth);
}

function ratioTrial(): boolean {
  const [expected, truth] = [between(20, 100), between(0.7, 1.5)];
  const found = indirectlyStandardisedRatio(poisson(expected * truth), expected);
  return found.ratio !== undefined && holds([found.lower, found.upper], truth);
}

function slopeTrial(which: "slopeInterval" | "relativeInterval"): Trial {
  return () => {
    const [least, slope] = [between(8, 20), between(2, 20)];
    const population = Array.from({ length: 10 }, () => between(4000, 6000));
    const total = population.reduce((sum, people) => sum + people, 0);
    let before = 0;
    const truths = population.map((people) => {
      const place = (before + people / 2) / total;
      before += people;
      return least + slope * place;
    });
    const standardErrors = truths.map(() => between(0.5, 1.5));
    const values = truths.map((truth, group) => truth + standardErrors[group]! * random.normal());
    const found = slopeIndex({ values, standardErrors, population })!;
    return holds(found[which], which === "slopeInterval" ? slope : (least + slope) / least);
  };
}

/** A district at a time; each of its areas is a draw. */
function shrunkTrial(): Trial {
  let waiting: boolean[] = [];
  return () => {
    if (waiting.length === 0) waiting = district();
    return waiting.pop()!;
  };
}

function district(): boolean[] {
  const [middle, spread] = [between(-2.5, -0.5), between(0.3, 0.8)];
  const areas = Array.from({ length: 30 }, () => {
    const [truth, people] = [
      1 / (1 + Math.exp(-(middle + spread * random.normal()))),
      20 + random.integer(381),
    ];
    return { truth, people, count: binomial(people, truth) };
  });
  const { lower, upper } = shrinkRates({
    numerators: areas.map(({ count }) => count),
    denominators: areas.map(({ people }) => people),
    larger: areas.map(() => 0),
  });
  return areas.map(({ truth }, area) => holds([lower[area]!, upper[area]!], truth));
}
