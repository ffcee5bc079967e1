/**
 * The chance of a chi-square of at least this size with so many degrees of freedom, when nothing but chance is at work: the upper
 * incomplete gamma function Q(k/2, x/2), from Q(1/2) or Q(1) upwards by its recurrence.
 */
export function chiSquareTail(chiSquare: number, degreesOfFreedom: number): number {
  const x = chiSquare / 2;
  if (x <= 0) return 1;
  const isOdd = degreesOfFreedom % 2 === 1;
  let a = isOdd ? 0.5 : 1;
  let tail = isOdd ? erfc(Math.sqrt(x)) : Math.exp(-x);
  let term = isOdd ? 2 * Math.sqrt(x / Math.PI) * Math.exp(-x) : x * Math.exp(-x);
  while (a < degreesOfFreedom / 2) {
    tail += term;
    a += 1;
    term *= x / a;
  }
  return Math.min(1, tail);
}

/** The complementary error function by its continued fraction, or for small arguments by its series; exact to more digits than a report shows. */
function erfc(z: number): number {
  if (z < 2) {
    let [term, sum] = [z, z];
    for (let n = 1; Math.abs(term) > 1e-16 * sum; n += 1) {
      term *= (-z * z) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = z;
  for (let n = 60; n >= 1; n -= 1) fraction = z + n / 2 / fraction;
  return Math.exp(-z * z) / (Math.sqrt(Math.PI) * fraction);
}
