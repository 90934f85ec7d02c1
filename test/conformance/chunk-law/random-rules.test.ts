import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Treatment } from '../../../src/core/finding.ts';
import type { Rule } from '../../../src/detect/matching/rule.ts';
import { anyCutting, singleUnits, wholeText } from './cuttings.ts';
import { engineOf, WIDE_BOUNDS } from './engine.ts';
import { firstViolation, LAW_TIMEOUT_MS, type LawCount, lawParameters } from './law.ts';
import { randomRules, randomText } from './random-rules.ts';

const TREATMENTS: readonly Treatment[] = ['redact', 'mask', 'report', 'redact', 'remove', 'block'];

it('the chunk law holds for patterns made at random', { timeout: LAW_TIMEOUT_MS }, () => {
  const count: LawCount = { pushes: 0, texts: 0, withFindings: 0, blocked: 0 };
  fc.assert(
    fc.property(randomRules, fc.array(randomText, { minLength: 1, maxLength: 4 }), anyCutting, (rules, texts, one) => {
      const engine = engineOf(rules, ({ ruleId }) => TREATMENTS[Number(ruleId.slice(2))] ?? 'redact')(WIDE_BOUNDS);
      // One index serves all texts: what it learns from one of them must not show in the next.
      for (const text of texts) {
        const found = firstViolation(engine, text, [wholeText, singleUnits, one], count);
        if (found !== undefined) throw new Error(`${rules.map(describe).join('\n')}\n${found}`);
      }
    }),
    lawParameters(300),
  );
  expect(count.withFindings).toBeGreaterThan(count.texts / 3);
});

function describe(rule: Rule): string {
  return Object.entries(rule)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
