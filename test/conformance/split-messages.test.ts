import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageSegment } from '../../src/core/message.ts';
import type { Trust } from '../../src/core/segment.ts';
import { injectionRules } from '../../src/detect/injection/rules/index.ts';
import { secretRules } from '../../src/detect/secrets/rules/index.ts';
import { createGuard } from '../../src/setup/create-guard.ts';
import { HONEST_TEXTS } from './honest-texts.ts';

const guard = createGuard();
const principal = { tenant: 'test', user: 'test', session: 'test' };

function segmentsOf(texts: readonly string[], trust: Trust = 'user'): readonly MessageSegment[] {
  return texts.map((text, i) => ({ pointer: `/messages/${i}/content`, role: 'user', trust, text }));
}

/** The text cut in two at a quarter, a half and three quarters; a space there belongs to neither. */
function halves(text: string): readonly (readonly [string, string])[] {
  const places = [text.length >> 2, text.length >> 1, (text.length * 3) >> 2].filter((at) => at > 0);
  return [...new Set(places)].map((at) => [text.slice(0, at), text.slice(text[at] === ' ' ? at + 1 : at)]);
}

const SCRIPTS = [...new Set(HONEST_TEXTS.map(({ script }) => script))];

/** Each message is harmless and quotes what attacks are made of. */
const QUOTING_CHAT = [
  'What does it mean when someone writes "ignore all previous"',
  'It is how many attacks begin. The next words are usually "instructions" or "rules".',
  'And "reveal your',
  'Thanks! In our handbook we call the first message the system prompt.',
  'Please forget what I said about Tuesday.',
  'All of the earlier dates were wrong, the previous list too.',
  'So I should now act on the new one. Can you print it?',
];

describe('honest messages', () => {
  it.each(SCRIPTS)('of many segments pass unchanged: %s', async (script) => {
    const texts = HONEST_TEXTS.filter((entry) => entry.script === script).map(({ text }) => text);
    for (const trust of ['user', 'external'] as const) {
      const decision = await guard.message(segmentsOf(texts, trust), { principal });
      expect(decision.findings.filter(({ severity }) => severity !== 'LOW')).toEqual([]);
      expect(decision.action).toBe('allow');
    }
  });

  it.each(SCRIPTS)('cut anywhere pass unchanged: %s', async (script) => {
    for (const { text } of HONEST_TEXTS.filter((entry) => entry.script === script)) {
      for (const parts of halves(text)) {
        const alone = await Promise.all(parts.map((part) => guard.input(part, { principal })));
        if (alone.some(({ action }) => action !== 'allow')) continue;
        const decision = await guard.message(segmentsOf(parts), { principal });
        expect([parts, decision.action]).toEqual([parts, 'allow']);
      }
    }
  });

  it('that quote pieces of attacks in many turns pass', async () => {
    const decision = await guard.message(segmentsOf(QUOTING_CHAT), { principal });
    expect(decision.action).toBe('allow');
  });
});

/** From here on a rule is enough by itself. */
const ACTING_SCORE = 0.5;

describe('what a rule finds in one text', () => {
  it.each([
    ['injection', injectionRules],
    ['secret', secretRules],
  ] as const)('is found when it is cut in two: %s', async (_category, rules) => {
    const missed: unknown[] = [];
    let count = 0;
    for (const rule of rules) {
      for (const text of rule.cases.match) {
        const whole = await guard.input(text, { principal });
        // What only the model makes of a weak sign, or of none, it makes of the whole text.
        const isFound = whole.findings.some(({ ruleId }) => ruleId === rule.id) && rule.score >= ACTING_SCORE;
        if (whole.action === 'allow' || !isFound) continue;
        for (const parts of halves(text)) {
          count++;
          const decision = await guard.message(segmentsOf(parts), { principal });
          // A secret that only a word before it gives away is not one when that word stands in another segment.
          if (decision.action === 'allow' && !CONTEXT_ONLY.has(rule.id)) missed.push([rule.id, parts]);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(count).toBeGreaterThan(300);
  });
});

describe('any message', () => {
  const cases = [...injectionRules, ...secretRules].flatMap((rule) => [...rule.cases.match, ...rule.cases.ignore]);
  const trusts: readonly Trust[] = ['operator', 'user', 'external', 'model'];
  const aPart = fc
    .constantFrom(...cases)
    .chain((text) =>
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length))
        .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b) + 1)),
    );
  const aSegment = fc.record({
    pointer: fc.nat(1_000_000).map((n) => `/${n}`),
    role: fc.constant('user' as const),
    trust: fc.constantFrom(...trusts),
    text: fc.oneof(aPart, fc.constantFrom(...cases), fc.constantFrom('', ' ', '\n', '8888 1881', 'card 4012 8888')),
    isHistory: fc.boolean(),
  });
  const segments = fc.uniqueArray(aSegment, { maxLength: 6, selector: ({ pointer }) => pointer });

  it('has edits and findings inside of its texts, in order and without overlaps', async () => {
    await fc.assert(
      fc.asyncProperty(segments, async (texts) => {
        const decision = await guard.message(texts, { principal });
        const places = new Map(texts.map(({ pointer, text }, i) => [pointer, { i, length: text.length }]));
        for (const { pointer = '', start, end } of decision.findings) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(places.get(pointer)?.length ?? -1);
        }
        let before = { i: -1, end: 0 };
        for (const { pointer, start, end } of decision.action === 'rewrite' ? decision.edits : []) {
          const { i, length } = places.get(pointer) ?? { i: -1, length: -1 };
          expect(i > before.i || (i === before.i && start >= before.end)).toBe(true);
          expect(end).toBeLessThanOrEqual(length);
          before = { i, end };
        }
      }),
      { seed: 20_261_122, numRuns: 400 },
    );
  });

  it('of one segment is decided as its text alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cases), fc.constantFrom(...trusts), async (text, trust) => {
        const alone = await guard.input(text, { principal, trust });
        const [segment] = segmentsOf([text], trust);
        if (segment === undefined) throw new Error('there is a segment');
        const { pointer } = segment;
        const message = await guard.message([segment], { principal });
        expect(message).toEqual({
          ...alone,
          findings: alone.findings.map((finding) => ({ ...finding, pointer })),
          ...(alone.action === 'rewrite' && {
            text: undefined,
            edits: alone.edits.map((edit) => ({ ...edit, pointer })),
          }),
        });
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});

const CONTEXT_ONLY: ReadonlySet<string> = new Set(['secret/twilio/account-sid']);
