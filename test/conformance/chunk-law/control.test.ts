import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scanner, ScanStep } from '../../../src/core/ports.ts';
import type { Matcher } from '../../../src/detect/matching/matcher.ts';
import type { RuleSet } from '../../../src/detect/matching/rule-set.ts';
import { anyCutting, singleUnits } from './cuttings.ts';
import { engineOf, type Sabotage, WIDE_BOUNDS } from './engine.ts';
import { firstViolation, LAW_TIMEOUT_MS, lawParameters } from './law.ts';
import { testRules, testTreatment } from './test-rules.ts';
import { anyText } from './texts.ts';

const rules = testRules.filter((rule) => rule.kind !== 'token');

/** In how many of 120 texts the law is broken. */
function violations(sabotage: Sabotage): number {
  const engine = engineOf(rules, testTreatment, sabotage)(WIDE_BOUNDS);
  const sample = fc.sample(fc.tuple(anyText, anyCutting), { seed: lawParameters(120).seed ?? 0, numRuns: 120 });
  return sample.filter(([text, cutting]) => firstViolation(engine, text, [singleUnits, cutting]) !== undefined).length;
}

/** Matchers which never wait for more text. */
function withoutPartials(compiled: RuleSet): RuleSet {
  const hasty = (matcher: Matcher): Matcher => ({
    ...matcher,
    touchesEnd: () => false,
    forRun: () => hasty(matcher.forRun()),
  });
  return { ...compiled, spans: compiled.spans.map((span) => ({ ...span, matcher: hasty(span.matcher) })) };
}

/** A scanner which says that everything is decided that has arrived. */
function withoutHold(scanner: Scanner): Scanner {
  return {
    open: () => {
      const scan = scanner.open();
      let arrived = 0;
      const release = (step: ScanStep): ScanStep => ({ ...step, hold: arrived });
      return {
        push: (chunk) => {
          arrived += chunk.length;
          return release(scan.push(chunk));
        },
        end: () => release(scan.end()),
      };
    },
  };
}

/** A scanner which looks at each chunk by itself. */
function withoutMemory(scanner: Scanner): Scanner {
  return {
    open: () => {
      let read = 0;
      return {
        push: (chunk) => {
          const scan = scanner.open();
          const found = [scan.push(chunk), scan.end()].flatMap((step) => step.findings);
          const findings = found.map((one) => ({ ...one, start: one.start + read, end: one.end + read }));
          read += chunk.length;
          return { findings, opened: [], hold: read };
        },
        end: () => ({ findings: [], opened: [], hold: read }),
      };
    },
  };
}

describe('the law is broken, and the property sees it,', { timeout: LAW_TIMEOUT_MS }, () => {
  it.each<[string, Sabotage]>([
    ['without partial patterns', { rules: withoutPartials }],
    ['without holding back', { scanner: withoutHold }],
    ['with each chunk scanned by itself', { scanner: withoutMemory }],
  ])('%s', (_, sabotage) => {
    expect(violations(sabotage)).toBeGreaterThan(12);
  });

  it('and only then', () => {
    expect(violations({})).toBe(0);
  });
});
