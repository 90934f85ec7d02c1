import type { Finding, Severity } from '../../core/finding.ts';

/** The rules of this family. */
export type ObfuscationRuleId =
  | 'obfuscation/invisible-characters'
  | 'obfuscation/bidi-controls'
  | 'obfuscation/mixed-script-word'
  | 'obfuscation/private-use'
  | 'obfuscation/unassigned'
  | 'obfuscation/tag-characters'
  | 'obfuscation/variation-selector-bytes'
  | 'obfuscation/combining-overflow'
  | 'obfuscation/control-characters';

/** A place in the original text and how sure we are that it hides something. */
export interface Sign {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Signs so near to each other, in units, are one finding. */
const JOIN_UNITS = 32;

/** The findings for signs in text order. Near ones become one, with the highest score. */
export function findingsOf(ruleId: ObfuscationRuleId, signs: readonly Sign[]): readonly Finding[] {
  const joined: Sign[] = [];
  for (const sign of signs) {
    const last = joined.at(-1);
    if (last === undefined || sign.start - last.end > JOIN_UNITS) joined.push(sign);
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, sign.end),
        score: Math.max(last.score, sign.score),
      };
  }
  return joined.map(({ start, end, score }) => ({
    ruleId,
    category: 'obfuscation',
    start,
    end,
    score,
    severity: severityOf(score),
  }));
}

function severityOf(score: number): Severity {
  if (score >= 0.9) return 'CRITICAL';
  if (score >= 0.6) return 'HIGH';
  return score > 0.3 ? 'MEDIUM' : 'LOW';
}
