/** Digits that make a number: fewer say nothing of which it is. */
const NUMBER_DIGITS_MIN = 7;

/** Whether a value is in the list, in any case; a number also without what may stand before it, such as a country code, and with other signs. */
export function isAllowed(value: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(value.toLowerCase()) || allowed.has(digitsOf(value));
}

/** The list of values that are nobody's personal data, as {@link isAllowed} reads it. */
export function allowedValues(values: readonly string[]): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const value of values) {
    const plain = value.normalize('NFKC').trim().toLowerCase();
    allowed.add(plain);
    const digits = digitsOf(plain);
    for (let from = 0; digits.length - 1 - from >= NUMBER_DIGITS_MIN; from++) allowed.add(`#${digits.slice(1 + from)}`);
  }
  return allowed;
}

/** `#` and the digits of a number; empty for anything else. */
function digitsOf(value: string): string {
  if (/\p{L}/u.test(value)) return '';
  const digits = value.replaceAll(/\P{Nd}/gu, '');
  return digits.length < NUMBER_DIGITS_MIN ? '' : `#${digits}`;
}
