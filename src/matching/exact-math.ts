// exp and log from additions and multiplications alone, so that every machine gives the same bits. Math.exp and Math.log may
// differ between builds of the engine. It is not meant to be more precise than they are.

const LN2 = Math.LN2;
/** Beyond these the result is 0 or infinity for our purposes. */
const MAX_EXPONENT = 700;

/** e to the power x. Relative error below 1e-13 for x from -700 to 700; 0 below. */
export function exactExp(x: number): number {
  if (x < -MAX_EXPONENT) return 0;
  const capped = Math.min(x, MAX_EXPONENT);
  const halvings = Math.round(capped / LN2);
  const rest = capped - halvings * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= 13; i++) {
    term = (term * rest) / i;
    sum += term;
  }
  return sum * powerOfTwo(halvings);
}

function powerOfTwo(exponent: number): number {
  let result = 1;
  let base = exponent < 0 ? 0.5 : 2;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}

/** Natural logarithm of x > 0. Relative error below 1e-13. */
export function exactLog(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= 1.5) {
    mantissa *= 0.5;
    exponent++;
  }
  while (mantissa < 0.75) {
    mantissa *= 2;
    exponent--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let power = ratio;
  let sum = 0;
  for (let i = 1; i < 40; i += 2) {
    sum += power / i;
    power *= square;
  }
  return 2 * sum + exponent * LN2;
}

/** 1 / (1 + e^-x). */
export function sigmoid(x: number): number {
  return 1 / (1 + exactExp(-x));
}
