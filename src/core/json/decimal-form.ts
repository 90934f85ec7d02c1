/** Digits that an exponent may move the point over; a number beyond has no more digits than it is written with. */
const SHIFT_MAX = 40;

/**
 * A number of JSON as its digits say it: without an exponent, under which the digits of a card number stand with the point
 * among them. A number with an exponent beyond 40 stays as it is written.
 */
export function decimalForm(written: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?[eE]([-+]?\d+)$/u.exec(written);
  if (parts === null) return written;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts;
  const shift = Number(exponent);
  if (Math.abs(shift) > SHIFT_MAX) return written;
  const digits = `${'0'.repeat(Math.max(0, 1 - whole.length - shift))}${whole}${fraction}`.padEnd(
    whole.length + shift,
    '0',
  );
  const point = Math.max(1, whole.length + shift);
  const rest = digits.slice(point);
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/u, '')}${rest === '' ? '' : `.${rest}`}`;
}
