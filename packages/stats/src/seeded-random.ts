/** A source of random numbers that gives the same ones for the same seed, on every machine. */
export interface SeededRandom {
  /** A number from 0 up to but not 1, with 53 random bits. */
  uniform(): number;
  /** A whole number from 0 up to but not `below`, each equally likely; `below` is 1 to 2^32. */
  integer(below: number): number;
  /** A standard normal number: mean 0, standard deviation 1. */
  normal(): number;
}

/**
 * Makes a source of random numbers from a seed: xoshiro128** (Blackman and Vigna 2018), whose state SplitMix64
 * (Steele, Lea and Flood 2014) fills from the seed. For synthetic data, simulations and samples; not for secrets.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 * @throws RangeError when the seed is not such a number
 * @example
 * const random = seededRandom(2016);
 * random.uniform(); // the same on every run
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`A seed is a whole number from 0 to 9007199254740991, not ${String(seed)}.`);
  }
  const next = xoshiro128(stateFromSeed(seed));
  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  return { uniform, integer: integerFrom(next), normal: normalFrom(uniform) };
}

/**
 * The generator itself: unsigned 32-bit numbers from a state of four such numbers, not all zero.
 *
 * @example
 * xoshiro128([1, 2, 3, 4])(); // 11520
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/**
 * The generator that spreads a seed over a state: unsigned 64-bit numbers, one after the other.
 *
 * @example
 * splitMix64(1234567n)(); // 6457827717110365317n
 */
export function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  const mix = (value: bigint, shift: bigint, factor: bigint): bigint =>
    BigInt.asUintN(64, (value ^ (value >> shift)) * factor);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    const mixed = mix(mix(state, 30n, 0xbf58476d1ce4e5b9n), 27n, 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

function stateFromSeed(seed: number): [number, number, number, number] {
  const next = splitMix64(BigInt(seed));
  const first = next();
  const second = next();
  return [lowWord(first), lowWord(first >> 32n), lowWord(second), lowWord(second >> 32n)];
}

function lowWord(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

// Words above the last whole multiple are drawn again, or small results would be a little too likely.
function integerFrom(next: () => number): (below: number) => number {
  return (below) => {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
      throw new RangeError(`A random whole number lies below 1 to 4294967296, not below ${String(below)}.`);
    }
    const limit = 2 ** 32 - (2 ** 32 % below);
    for (;;) {
      const word = next();
      if (word < limit) return word % below;
    }
  };
}

// The polar method (Marsaglia 1964) makes two numbers at a time: the second waits for the next call.
function normalFrom(uniform: () => number): () => number {
  let waiting: number | undefined;
  return () => {
    if (waiting !== undefined) {
      const ready = waiting;
      waiting = undefined;
      return ready;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const stretch = Math.sqrt((-2 * Math.log(square)) / square);
      waiting = y * stretch;
      return x * stretch;
    }
  };
}
