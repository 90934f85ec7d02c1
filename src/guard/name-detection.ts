import type { Finding } from '../core/finding.ts';
import { compareByPlace } from '../core/finding-order.ts';
import type { Detection } from '../detect/detection.ts';
import { injectionScore } from '../detect/injection/injection-score.ts';

/** UTF-16 units of a name that is read by its words; what is longer is no name. */
const NAME_CHARS_MAX = 1_024;

/** Words that say something together. */
const NAME_WORDS_MIN = 3;

/**
 * Looks at a name or an id as it is written and, where it is made of words, as it is spoken: a model reads
 * `ignore_previousInstructions` as it reads a sentence. Spoken, only an attack counts that a rule knows: a classifier has
 * learnt from prose.
 */
export function nameDetection(name: string, detect: (text: string) => Detection): Detection {
  const written = detect(name);
  const spoken = spokenName(name);
  if (spoken === undefined) return written;
  const attacks = detect(spoken.text).findings.filter(isKnownAttack);
  if (attacks.length === 0) return written;
  const placed = attacks.map((finding) => {
    const start = spoken.offsets[finding.start] ?? 0;
    return { ...finding, start, end: (spoken.offsets[finding.end - 1] ?? start) + 1 };
  });
  return {
    ...written,
    findings: [...written.findings, ...placed].sort(compareByPlace),
    scores: { ...written.scores, injection: Math.max(written.scores.injection, injectionScore(attacks)) },
  };
}

function isKnownAttack({ category, ruleId }: Finding): boolean {
  return category === 'injection' && ruleId !== 'injection/model';
}

/** A name with spaces between its words, and the place in the name of each unit of it. */
interface SpokenName {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Undefined for what has fewer than three words or is no name: an address, or a long text. */
function spokenName(name: string): SpokenName | undefined {
  if (name.length > NAME_CHARS_MAX || name.includes('/')) return undefined;
  let text = '';
  let words = 1;
  const offsets: number[] = [];
  for (let at = 0; at < name.length; at++) {
    const isMark = MARKS.includes(name.charAt(at));
    if (isMark || beginsWord(name, at)) words++;
    if (!isMark && beginsWord(name, at)) {
      text += ' ';
      offsets.push(at);
    }
    text += isMark ? ' ' : name.charAt(at);
    offsets.push(at);
  }
  return words < NAME_WORDS_MIN ? undefined : { text, offsets };
}

const MARKS = '_-.';

/** A capital behind a small letter or a digit, or the last of several capitals before a small letter. */
function beginsWord(name: string, at: number): boolean {
  if (at === 0 || !isCapital(name.charAt(at))) return false;
  const before = name.charAt(at - 1);
  if (MARKS.includes(before)) return false;
  return !isCapital(before) || isSmall(name.charAt(at + 1));
}

function isCapital(unit: string): boolean {
  return unit !== unit.toLowerCase();
}

function isSmall(unit: string): boolean {
  return unit !== unit.toUpperCase();
}
