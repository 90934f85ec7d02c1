import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/detect/matching/pattern.ts';
import { FOLD_PENDING_MAX } from '../../../src/normalize/canonical-fold.ts';
import type { Evaluator } from '../../../src/validate/evaluator.ts';
import { evenChunks } from './cuttings.ts';
import { engineOf, WIDE_BOUNDS } from './engine.ts';
import { ordinaryTexts } from './ordinary-texts.ts';
import { shippedRules, shippedTreatment } from './shipped-rules.ts';

const open = engineOf(shippedRules, shippedTreatment)(WIDE_BOUNDS).open;

const spanLengthMax = Math.max(
  ...shippedRules.map((rule) => (rule.kind === 'span' ? parsePattern(rule.id, rule.pattern, 1_024).lengthMax : 0)),
);

interface Withheld {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Units withheld after each push, but for pushes that end inside a region or a component of findings. */
function withheldIn(text: string, size: number, evaluator: Evaluator): Withheld {
  const pushes: { readonly left: number; readonly withheld: number }[] = [];
  let arrived = 0;
  for (const chunk of evenChunks(size).chunks(text)) {
    evaluator.push(chunk);
    arrived += chunk.length;
    pushes.push({ left: arrived - evaluator.withheldChars, withheld: evaluator.withheldChars });
  }
  evaluator.end();
  const { edits } = evaluator.outcome();
  const counts = pushes
    .filter(({ left }) => !edits.some(({ start, end }) => start <= left && left < end))
    .map(({ withheld }) => withheld)
    .sort((a, b) => a - b);
  const at = (share: number): number => counts[Math.floor((counts.length - 1) * share)] ?? Number.POSITIVE_INFINITY;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function isStreaming({ p50, p99, max }: Withheld): boolean {
  return p50 <= 4 && p99 <= 32 && max <= spanLengthMax + FOLD_PENDING_MAX;
}

/** An evaluator that keeps the whole reply until it ends. */
function buffering(inner: Evaluator): Evaluator {
  let text = '';
  return {
    ...inner,
    push: (chunk) => {
      text += chunk;
      return '';
    },
    end: () => inner.push(text) + inner.end(),
    get withheldChars() {
      return text.length;
    },
  };
}

describe('what is withheld of an ordinary reply', () => {
  it('is looked at on at least 20 KB of text', () => {
    expect(Object.values(ordinaryTexts).join('').length).toBeGreaterThan(20_000);
  });

  it.each(Object.entries(ordinaryTexts))('is little: %s', (name, text) => {
    for (const size of [1, 4]) {
      const withheld = withheldIn(text, size, open());
      console.log(`withheld, ${name}, ${size} a push:`, withheld);
      expect(withheld.p50).toBeLessThanOrEqual(4);
      expect(withheld.p99).toBeLessThanOrEqual(32);
      expect(withheld.max).toBeLessThanOrEqual(spanLengthMax + FOLD_PENDING_MAX);
    }
  });

  it('is too much when a reply is kept until it ends', () => {
    for (const text of Object.values(ordinaryTexts)) {
      expect(isStreaming(withheldIn(text, 4, open()))).toBe(true);
      expect(isStreaming(withheldIn(text, 4, buffering(open())))).toBe(false);
    }
  });
});
