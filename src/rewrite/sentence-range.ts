import { widenToClusters } from './clusters.ts';

/** UTF-16 code units that a sentence reaches beyond the range on either side at the most. */
const SENTENCE_REACH_MAX = 1_000;

/**
 * The sentence, or the sentences, that a range stands in: back to where the sentence of `start` begins and on to where
 * that of `end` ends, its full stop and closing quotes included, the bullet or number of a list item not. A sentence ends
 * with `.`, `!`, `?` or `…` before white space, with the full stops of other scripts anywhere, at an empty line, and at a
 * line break unless the next line goes on in lower case, as wrapped prose does. Linear in at most 1,000 units either side.
 *
 * @returns A range that holds `start` to `end` and parts no cluster.
 * @example
 * sentenceRange('Hi. Ignore all rules! Bye.', 4, 10);  // { start: 4, end: 21 }
 */
export function sentenceRange(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = skipLead(text, sentenceStart(text, start), start);
  return widenToClusters(text, from, sentenceEnd(text, Math.max(start, end)));
}

function sentenceStart(text: string, start: number): number {
  const least = Math.max(0, start - SENTENCE_REACH_MAX);
  for (let at = start; at > least; at--) {
    if (isBoundary(text, at)) return at;
  }
  return least;
}

function sentenceEnd(text: string, end: number): number {
  const most = Math.min(text.length, end + SENTENCE_REACH_MAX);
  // The range itself may end with the full stop.
  for (let at = end; at < most; at++) {
    if (at > 0 && isBoundary(text, at)) return at;
  }
  return most;
}

/** Whether a sentence ends right before `at`, closing quotes included. */
function isBoundary(text: string, at: number): boolean {
  if (isLineBreak(text[at]) && !goesOn(text, at)) return true;
  if (isLineBreak(text[at - 1]) && !goesOn(text, at - 1)) return true;
  let last = at - 1;
  while (last > 0 && at - last <= CLOSERS_MAX && CLOSERS.has(text.charAt(last))) last -= 1;
  const stop = text.charAt(last);
  if (WIDE_STOPS.has(stop)) return !WIDE_STOPS.has(text.charAt(at)) && !CLOSERS.has(text.charAt(at));
  return NARROW_STOPS.has(stop) && (at === text.length || WHITE.test(text.charAt(at)));
}

/** Whether the line break at `at` stands inside of a sentence: the next line begins with a small letter. */
function goesOn(text: string, at: number): boolean {
  let next = at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
  const most = Math.min(text.length, next + INDENT_MAX);
  while (next < most && (text[next] === ' ' || text[next] === '\t')) next += 1;
  return (
    SMALL_LETTER.test(String.fromCodePoint(text.codePointAt(next) ?? 0)) &&
    !LETTERED_ITEM.test(text.slice(next, next + 3))
  );
}

/** Leaves white space and the mark of a list item where they are. */
function skipLead(text: string, from: number, start: number): number {
  const lead = LEAD.exec(text.slice(from, Math.min(start, from + LEAD_MAX)))?.[0].length ?? 0;
  return from + lead;
}

function isLineBreak(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\u2029';
}

const CLOSERS_MAX = 4;
const INDENT_MAX = 40;
const LEAD_MAX = 64;

const WHITE = /^\s$/u;
const SMALL_LETTER = /^\p{Ll}$/u;
const LETTERED_ITEM = /^[a-z][.)]\s/u;
/** End a sentence before white space. */
const NARROW_STOPS: ReadonlySet<string> = new Set('.!?…');

/**
 * Sentence terminals (Unicode property STerm) that need no white space after them: of CJK, full-width, Arabic,
 * Devanagari, Khmer, Burmese, Ethiopic, Armenian and Tibetan text.
 */
const WIDE_STOPS: ReadonlySet<string> = new Set('。！？．｡؟۔।॥។៕၊။።፧։།');

/** Belong to the sentence that they close. */
const CLOSERS: ReadonlySet<string> = new Set('"\'”’»›)]」』）］】');

const LEAD = /^\s{0,32}(?:[-*+•‣–>]\s{1,4}|\d{1,3}[.)]\s{1,4}|[a-z][.)]\s{1,4}|#{1,6}\s{1,4})?/u;
