/** Digits before the point, without a zero that says nothing, and behind it. No sign, no exponent, no groups. */
const AMOUNT = /^(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?$/u;
const FRACTION_DIGITS = 18;

/** Whether a text is an amount: a decimal from 0 up with at most 18 digits before and behind the point. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(text);
}

/** An amount as a whole number of its smallest parts, so that comparing it rounds nothing. @throws for what is none: a mistake of the caller's. */
function partsOf(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(FRACTION_DIGITS, '0')}`);
}

/**
 * Whether an argument is an amount of at most `most`. A number is taken as JSON writes it, a string as it is; a sign, an exponent, spaces,
 * and whole numbers that a double does not hold exactly are refused.
 */
export function isAtMost(argument: unknown, most: string): boolean {
  if (typeof argument === 'number' && Math.abs(argument) > Number.MAX_SAFE_INTEGER) return false;
  // -0 writes itself as 0, and is none that anybody meant.
  if (Object.is(argument, -0)) return false;
  const written = typeof argument === 'number' ? String(argument) : argument;
  return typeof written === 'string' && isAmount(written) && partsOf(written) <= partsOf(most);
}
