import { canonicalView } from '../../normalize/canonical.ts';
import { isAscii } from '../../normalize/read-units.ts';

/**
 * A text in the canonical reading (NFKC, invisible characters out), stretch by stretch between white space; ASCII stays as
 * it is. Look-alikes are not folded: `pаypal` with a Cyrillic letter is another name than the one that a user wrote.
 * Linear in the text; never throws.
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text;
  const parts: string[] = [];
  let kept = 0;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : SPACE;
    if (unit > 0x7f) {
      if (start < 0) start = stretchStart(text, i, kept);
    } else if (unit <= SPACE && start >= 0) {
      parts.push(text.slice(kept, start), canonicalView(text.slice(start, i)).text);
      kept = i;
      start = -1;
    }
  }
  parts.push(text.slice(kept));
  return parts.join('');
}

const SPACE = 0x20;

/** A mark belongs to the letter before it, and that to its word. */
function stretchStart(text: string, at: number, min: number): number {
  let start = at;
  while (start > min && text.charCodeAt(start - 1) > SPACE) start--;
  return start;
}

/** The text in lower case, unit by unit: what would change its length stays as it is. Linear in the text. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  const units: string[] = [];
  for (const character of text) {
    const small = character.toLowerCase();
    units.push(small.length === character.length ? small : character);
  }
  return units.join('');
}
