/** One age group of a standard population: the first age in it, and how many people of the standard it holds. */
export interface StandardAgeGroup {
  readonly fromAge: number;
  readonly people: number;
}

/**
 * The European Standard Population of 2013: 100,000 people in 19 age groups of five years, the last from 90, the
 * weights of directly standardised rates in the United Kingdom. Source: Eurostat (2013), Revision of the European
 * Standard Population, its ages under 5 and from 90 put together, as the Office for National Statistics and the
 * public health profiles use it.
 *
 * @example
 * europeanStandardPopulation2013.map(({ people }) => people); // [5000, 5500, 5500, ...]
 */
export const europeanStandardPopulation2013: readonly StandardAgeGroup[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500,
  1000,
].map((people, group) => ({ fromAge: 5 * group, people }));
