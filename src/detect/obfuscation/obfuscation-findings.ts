import type { Finding } from '../../core/finding.ts';
import { bidiFindings } from './bidi-controls.ts';
import { combiningFindings } from './combining-overflow.ts';
import { invisibleFindings } from './invisible-characters.ts';
import { mixedScriptFindings } from './mixed-script-word.ts';
import { controlFindings, privateUseFindings, unassignedFindings } from './odd-categories.ts';
import { tagFindings } from './tag-characters.ts';
import { selectorFindings } from './variation-selector-bytes.ts';

/**
 * Signs that a text hides something from a reader or a filter. What honest text of any language never has scores 0.6
 * and more; what is merely unusual scores at most 0.3. Nearby findings of one rule are one. Linear in the text; one in
 * Latin letters costs one scan.
 */
export function obfuscationFindings(text: string): readonly Finding[] {
  if (!MAY_HIDE.test(text)) return [];
  const findings = [
    ...invisibleFindings(text),
    ...bidiFindings(text),
    ...mixedScriptFindings(text),
    ...privateUseFindings(text),
    ...unassignedFindings(text),
    ...tagFindings(text),
    ...selectorFindings(text),
    ...combiningFindings(text),
    ...controlFindings(text),
  ];
  return findings.sort((a, b) => a.start - b.start);
}

/** What is no letter or sign of Latin script, as far as U+024F and without U+00AD, no usual quote or dash, and no usual white space. */
const MAY_HIDE = /[^ -~\t\n\r\xa1-\xac\xae-\u024f\u2013\u2014\u2018-\u201e\u2026\u20ac]/u;
