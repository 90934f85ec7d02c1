const ZERO = 48;
const NINE = 57;

/** The ASCII digits of a text, in order. A loop, because validators run on every candidate of a hostile text. */
export function digitsOf(text: string): string {
  let digits = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= ZERO && unit <= NINE) digits += text.charAt(i);
  }
  return digits;
}
