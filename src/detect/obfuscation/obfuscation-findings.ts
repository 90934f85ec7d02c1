import type { Finding } from '../../core/finding.ts';
import type { View } from '../../normalize/view.ts';
import { bidiFindings } from './bidi-controls.ts';
import { combiningFindings } from './combining-overflow.ts';
import { invisibleFindings } from './invisible-characters.ts';
import { mixedScriptFindings } from './mixed-script-word.ts';
import { controlFindings, privateUseFindings, unassignedFindings } from './odd-categories.ts';
import { tagFindings } from './tag-characters.ts';
import { selectorFindings } from './variation-selector-bytes.ts';

/**
 * Signs that a text hides something from a reader or a filter. What honest text of any language never has scores 0.6
 * and more; what is merely unusual scores at most 0.3. Nearby findings of one rule are one. Linear in the text; plain
 * ASCII costs one scan.
 *
 * @param canonical - The canonical view of `text`; without offset arrays it says that there is nothing to look for.
 */
export function obfuscationFindings(text: string, canonical: View): readonly Finding[] {
  if (canonical.starts === undefined || !MAY_HIDE.test(text)) return [];
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

/** What is not printable ASCII or its usual white space. */
const MAY_HIDE = /[^ -~\t\n\r]/u;
