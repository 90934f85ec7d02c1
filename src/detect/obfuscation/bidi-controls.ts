import type { Finding } from '../../core/finding.ts';
import { findingsOf, type Sign } from './obfuscation-finding.ts';

/** How far, in units, the end of an isolate or embedding is looked for. */
const LOOK_AHEAD_UNITS = 96;

/**
 * Controls of the bidirectional algorithm (UAX #9). Overrides, and right-to-left isolates or embeddings around text that
 * has no right-to-left letter, show another order than is read (CVE-2021-42574); the others are merely noted.
 */
export function bidiFindings(text: string): readonly Finding[] {
  if (!BIDI.test(text)) return [];
  const signs: Sign[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))) continue;
    const isOverride = code === LRO || code === RLO;
    const isReordering = (code === RLE || code === RLI) && reordersLatin(text.slice(i + 1, i + 1 + LOOK_AHEAD_UNITS));
    signs.push({ start: i, end: i + 1, score: isOverride ? 0.7 : isReordering ? 0.6 : 0.1 });
  }
  return findingsOf('obfuscation/bidi-controls', signs);
}

const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;
const RLE = 0x202b;
const LRO = 0x202d;
const RLO = 0x202e;
const RLI = 0x2067;

function reordersLatin(after: string): boolean {
  const end = after.search(/[\u202c\u2069\n]/u);
  const inside = end === -1 ? after : after.slice(0, end);
  return (
    /[A-Za-z]/u.test(inside) &&
    !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(inside)
  );
}
