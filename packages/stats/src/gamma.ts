/**
 * The natural logarithm of the gamma function, for positive arguments: Stirling's series (Abramowitz and Stegun
 * 1964, 6.1.41) where it is exact to a double, reached from below by gamma(x + 1) = x gamma(x).
 *
 * @throws RangeError when the argument is not positive
 * @example
 * logGamma(5); // ln 24 = 3.178053830347946
 */
export function logGamma(x: number): number {
  if (!(x > 0))
    throw new RangeError(`The logarithm of gamma is asked of a positive number, not ${String(x)}.`);
  let product = 1;
  let shifted = x;
  while (shifted < stirlingFrom) product *= shifted++;
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingRest(shifted) - Math.log(product)
  );
}

/**
 * The chance that a gamma variable of this shape (scale 1) is at most x: the regularised lower incomplete gamma
 * function P(shape, x). Chi-squared, Poisson and normal probabilities all come from it.
 *
 * @throws RangeError when the shape is not positive or x is negative
 * @example
 * gammaLower(1, 2); // 1 - e^-2 = 0.8646647167633873
 */
export function gammaLower(shape: number, x: number): number {
  checkArguments(shape, x);
  if (x === 0) return 0;
  return x < shape + 1 ? lowerBySeries(shape, x) : 1 - upperByFraction(shape, x);
}

/**
 * The chance that a gamma variable of this shape (scale 1) is more than x: 1 - {@link gammaLower}, but exact where
 * that is close to 1.
 *
 * @example
 * gammaUpper(1, 50); // e^-50 = 1.9287498479639178e-22
 */
export function gammaUpper(shape: number, x: number): number {
  checkArguments(shape, x);
  if (x === 0) return 1;
  return x < shape + 1 ? 1 - lowerBySeries(shape, x) : upperByFraction(shape, x);
}

/**
 * The density of a gamma variable of this shape (scale 1) at x, kept exact for large shapes by taking the
 * exponents' difference before the exponential.
 *
 * @example
 * gammaDensity(1, 2); // e^-2 = 0.1353352832366127
 */
export function gammaDensity(shape: number, x: number): number {
  checkArguments(shape, x);
  if (x === 0) return shape === 1 ? 1 : shape < 1 ? Infinity : 0;
  return (powerTerm(shape, x) * shape) / x;
}

const stirlingFrom = 10;
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Bernoulli numbers over 2k(2k - 1): what Stirling's formula leaves out. At 10 the next term is below 1e-17. */
export function stirlingRest(x: number): number {
  const terms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
  const square = 1 / (x * x);
  return terms.reduceRight((total, term) => total * square + term, 0) / x;
}

// x^shape e^-x / gamma(shape + 1). Above the Stirling limit the large terms cancel on paper and not in doubles.
function powerTerm(shape: number, x: number): number {
  if (shape < stirlingFrom) return Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  const exponent = shape * logMinusExcess((x - shape) / shape, x / shape) - stirlingRest(shape);
  return Math.exp(exponent) / Math.sqrt(2 * Math.PI * shape);
}

/** ln(1 + u) - u, by its series near 0, where the two nearly cancel; 1 + u by itself, for where u is almost -1. */
export function logMinusExcess(u: number, onePlus: number): number {
  if (Math.abs(u) > 0.1) return Math.log(onePlus) - u;
  let total = 0;
  for (let k = 20; k >= 2; k--) total = (k % 2 === 0 ? -1 : 1) / k + total * u;
  return total * u * u;
}

const tiny = 1e-300;
const mostSteps = 100_000;

// P = x^a e^-x / gamma(a + 1) * (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...): Abramowitz and Stegun 6.5.29.
function lowerBySeries(shape: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; k < mostSteps && term > total * 1e-17; k++) {
    term *= x / (shape + k);
    total += term;
  }
  return powerTerm(shape, x) * total;
}

// Q as a continued fraction (Abramowitz and Stegun 6.5.31), evaluated forwards (Lentz 1976).
function upperByFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < mostSteps; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / notZero(a * d + b);
    c = notZero(b + a / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 2 ** -52) break;
  }
  return powerTerm(shape, x) * shape * fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

function checkArguments(shape: number, x: number): void {
  if (shape > 0 && x >= 0) return;
  throw new RangeError(
    `A gamma probability needs a positive shape and a number from 0, not shape ${String(shape)} at ${String(x)}.`,
  );
}
