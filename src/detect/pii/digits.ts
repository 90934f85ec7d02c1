/** The ASCII digits of a text, in order. */
export function digitsOf(text: string): string {
  let digits = '';
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (isDigit(text, i)) continue;
    if (i > from) digits += text.slice(from, i);
    from = i + 1;
  }
  return digits;
}

/**
 * As `leadingPart`, for numbers: parts end before a character that is no digit, and `isValid` sees their digits only.
 * A greedy pattern may have taken a neighbour along: `4012 8888 8888 1881 123` is a card and a security code.
 *
 * @param digitsMin - Parts with fewer digits are not looked at.
 */
export function leadingNumber(candidate: string, digitsMin: number, isValid: (digits: string) => boolean): number {
  const digits = digitsOf(candidate);
  let count = digits.length;
  let end = candidate.length;
  while (count >= digitsMin && count > 0) {
    if (isValid(count === digits.length ? digits : digits.slice(0, count))) return end;
    for (; isDigit(candidate, end - 1); end--) count--;
    while (end > 0 && !isDigit(candidate, end - 1)) end--;
  }
  return 0;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}
