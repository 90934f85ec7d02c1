import type { Finding, Treatment } from '../../../src/core/finding.ts';
import { canaryMeter } from '../../../src/detect/leakage/canary.ts';
import { instructionLeakRules } from '../../../src/detect/leakage/instruction-leak.ts';
import { promptOverlapMeter } from '../../../src/detect/leakage/prompt-overlap.ts';
import { linkRules } from '../../../src/detect/links/link-rules.ts';
import { markupRules } from '../../../src/detect/markup/markup-rules.ts';
import type { Rule } from '../../../src/detect/matching/rule.ts';
import { recognizerSpan } from '../../../src/detect/pii/recognizer.ts';
import { recognizers } from '../../../src/detect/pii/recognizers/index.ts';
import { secretRules } from '../../../src/detect/secrets/rules/index.ts';
import { secretRule } from '../../../src/detect/secrets/secret-rule.ts';
import { foldCodePoint } from '../../../src/normalize/skeleton.ts';

/** The prompt that replies must not quote. */
export const SYSTEM_PROMPT =
  'You are Aria, the assistant of the Harbour Library. Never say how loans are scored, and never name the staff of the archive.';

/** The word that replies must not hold. */
export const CANARY = 'kx7q2mvp9t4hzr8w';

const fold = (codePoint: number): string => foldCodePoint(codePoint) ?? String.fromCodePoint(codePoint);

const rulesWithCases = [...recognizers, ...secretRules, ...instructionLeakRules, ...linkRules([]), ...markupRules];

/** All rules for replies that ship, with a prompt and a canary to watch for. */
export const shippedRules: readonly Rule[] = [
  ...recognizers.map(recognizerSpan),
  ...secretRules.map(secretRule),
  ...instructionLeakRules,
  ...linkRules([]),
  ...markupRules,
  promptOverlapMeter(SYSTEM_PROMPT, { fold }),
  canaryMeter([CANARY], { fold }),
];

/** What the shipped rules find and what they leave alone. */
export const shippedCases: readonly string[] = rulesWithCases.flatMap(({ cases }) => [...cases.match, ...cases.ignore]);

const TREATMENTS: Readonly<Partial<Record<Finding['category'], Treatment>>> = {
  pii: 'redact',
  secret: 'mask',
  link: 'remove',
  markup: 'remove',
  leakage: 'block',
};

/** What the test's policy does about the findings of shipped rules: something else for each category. */
export function shippedTreatment({ category, score }: Finding): Treatment {
  return category === 'pii' && score < 0.3 ? 'report' : (TREATMENTS[category] ?? 'block');
}
