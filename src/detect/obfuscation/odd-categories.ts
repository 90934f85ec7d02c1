import type { Finding } from '../../core/finding.ts';
import { codePointRuns } from './code-point-runs.ts';
import { findingsOf } from './obfuscation-finding.ts';

/** Private-use characters: icons of some font, or a cipher that only the sender and the model know. */
export function privateUseFindings(text: string): readonly Finding[] {
  if (!PRIVATE_USE.test(text)) return [];
  const runs = codePointRuns(
    text,
    (codePoint) => codePoint >= 0xe000 && PRIVATE_USE.test(String.fromCodePoint(codePoint)),
  );
  return findingsOf(
    'obfuscation/private-use',
    runs.map(({ start, end }) => ({ start, end, score: 0.2 })),
  );
}

/** Code points without a character, noncharacters and lone surrogates among them. */
export function unassignedFindings(text: string): readonly Finding[] {
  if (!UNASSIGNED.test(text)) return [];
  const runs = codePointRuns(
    text,
    (codePoint) => codePoint >= 0x378 && UNASSIGNED.test(String.fromCodePoint(codePoint)),
  );
  return findingsOf(
    'obfuscation/unassigned',
    runs.map(({ start, end }) => ({ start, end, score: 0.2 })),
  );
}

/** Control characters other than white space, ESC and CSI, which the rules for terminal sequences look at. */
export function controlFindings(text: string): readonly Finding[] {
  if (!CONTROL.test(text)) return [];
  const runs = codePointRuns(text, (codePoint) => codePoint <= 0x9f && CONTROL.test(String.fromCharCode(codePoint)));
  return findingsOf(
    'obfuscation/control-characters',
    runs.map(({ start, end }) => ({ start, end, score: 0.2 })),
  );
}

const PRIVATE_USE = /\p{Co}/u;
const UNASSIGNED = /[\p{Cn}\p{Cs}]/u;
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9a\x9c-\x9f]/u;
