import type { Finding } from '../../core/finding.ts';
import { tagSpans } from '../../normalize/decode/tags.ts';
import { findingsOf } from './obfuscation-finding.ts';

/** So many ASCII letters in tag characters are a text. */
const LETTERS_MIN = 4;

/** Text in tag characters outside of emoji flags: invisible to people, read by language models. */
export function tagFindings(text: string): readonly Finding[] {
  const signs = tagSpans(text).map((span) => {
    const letters = span.text.split('').filter((unit) => /[A-Za-z]/u.test(unit)).length;
    return { start: span.start, end: span.end, score: letters >= LETTERS_MIN ? 0.95 : 0.25, letters };
  });
  // Tags that are strewn one by one between visible characters are a text, too.
  const total = signs.reduce((sum, { letters }) => sum + letters, 0);
  const strewn = total >= LETTERS_MIN ? 0.9 : 0;
  return findingsOf(
    'obfuscation/tag-characters',
    signs.map(({ start, end, score }) => ({ start, end, score: Math.max(score, strewn) })),
  );
}
