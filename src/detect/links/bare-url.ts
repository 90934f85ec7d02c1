import { type Destination, readDestination } from './destination.ts';

/** A URL in running text: where a renderer would end it, and where it leads. */
export interface BareUrl {
  /** Units of the candidate that belong to it, with the backticks behind it if it ends there. */
  readonly length: number;
  readonly destination: Destination;
}

/** Reads the URL at the beginning of `candidate`. Linear; never throws. */
export function readBareUrl(candidate: string): BareUrl {
  const ticks = TICKS.exec(candidate)?.[0].length ?? 0;
  const body = candidate.slice(0, candidate.length - ticks);
  const end = endOfUrl(body);
  return {
    length: end === body.length ? candidate.length : end,
    destination: readDestination(body.slice(0, end)),
  };
}

const TICKS = /`{1,3}$/u;

/** Punctuation that ends a URL, and marks of emphasis and quotation (GFM 0.29, section 6.9). */
const TRAILING = /[.,;:!?'*_~|\]}]/u;

/** Punctuation in which Chinese and Japanese text goes on behind a URL without a space. */
const FOREIGN_END = /[。、「」『』【】《》〈〉“”‘’]/u;

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Extended autolinks end where the brackets around them do (GFM 0.29, section 6.9). */
function endOfUrl(body: string): number {
  let depth = 0;
  let end = 0;
  for (; end < body.length; end++) {
    const unit = body.charCodeAt(end);
    if (unit === OPENING_PARENTHESIS) depth++;
    else if (unit === CLOSING_PARENTHESIS) {
      if (depth === 0) break;
      depth--;
    } else if ((PAUSES.has(unit) || unit > 0x7f) && endsBefore(body, end)) break;
  }
  while (end > 0 && TRAILING.test(body.charAt(end - 1))) end--;
  return end;
}

function endsBefore(body: string, at: number): boolean {
  const character = body.charAt(at);
  const next = body.charAt(at + 1);
  if (character === ']') return next === '(' || next === '[';
  if (character > '\u007f') return FOREIGN_END.test(character);
  if (next > '\u007f') return EAST_ASIAN.test(next);
  return (next === 'h' || next === 'H') && /^https?:/iu.test(body.slice(at + 1, at + 7));
}

const OPENING_PARENTHESIS = 0x28;
const CLOSING_PARENTHESIS = 0x29;

/** `]`, and punctuation behind which another URL or other text may begin. */
const PAUSES: ReadonlySet<number> = new Set([...'],;:!?|'].map((character) => character.charCodeAt(0)));
