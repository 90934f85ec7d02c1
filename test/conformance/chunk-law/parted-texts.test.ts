import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scanner } from '../../../src/core/ports.ts';
import { compileRules } from '../../../src/detect/matching/rule-set.ts';
import { replyScanner } from '../../../src/detect/reply-scanner.ts';
import { partedScanner } from '../../../src/guard/parted-scan.ts';
import { anyCutting, awkwardPlaces, type Cutting, singleUnits, wholeText } from './cuttings.ts';
import { type Engine, type EngineBounds, engineOf, WIDE_BOUNDS } from './engine.ts';
import { LAW_TIMEOUT_MS, lawParameters } from './law.ts';
import { testRuleSets, testTreatment } from './test-rules.ts';
import { anyText } from './texts.ts';
import { evaluateWhole, type TwinResult } from './twin.ts';

const anyEngine = fc.constantFrom(...testRuleSets.map((rules) => partedEngine(rules)));

function partedEngine(
  rules: (typeof testRuleSets)[number],
  parted: (joined: Scanner, alone: Scanner) => Scanner = partedScanner,
): (bounds: EngineBounds) => Engine {
  const compiled = compileRules(rules, WIDE_BOUNDS.streamHoldCharsMax);
  const alone = replyScanner({ ...compiled, meters: [] });
  return engineOf(rules, testTreatment, { scanner: (joined) => parted(joined, alone) });
}

const anyBounds: fc.Arbitrary<EngineBounds> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(WIDE_BOUNDS) },
  {
    weight: 1,
    arbitrary: fc.record({
      streamHoldCharsMax: fc.constantFrom(5, 64),
      replyCharsMax: fc.oneof(fc.constant(400_000), fc.integer({ min: 1, max: 300 })),
      findingsMax: fc.constantFrom(3, 10_000),
    }),
  },
);

/** Texts that are one, cut anywhere, so that what is planted in it is often cut in two. */
const anyTexts: fc.Arbitrary<readonly string[]> = fc
  .tuple(anyText, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }))
  .map(([text, cuts]) => {
    const places = [0, ...cuts.map((cut) => Math.floor(text.length * cut)).sort((a, b) => a - b), text.length];
    return places.slice(1).map((end, i) => text.slice(places[i], end));
  });

/** What leaves, text by text. */
interface Parted extends Omit<TwinResult, 'text'> {
  readonly texts: readonly string[];
}

function evaluateTexts({ open }: Engine, texts: readonly string[], cutting: Cutting): Parted {
  const evaluator = open();
  const borders: { readonly leftBefore: number | undefined }[] = [];
  let left = '';
  for (const [i, text] of texts.entries()) {
    if (i > 0) {
      const crossing = evaluator.next();
      left += crossing.left;
      borders.push(crossing.border);
    }
    for (const chunk of cutting.chunks(text)) left += evaluator.push(chunk);
  }
  left += evaluator.end();
  const { action, reason, findings, edits } = evaluator.outcome();
  const places = [0, ...borders.map(({ leftBefore }) => leftBefore ?? left.length), left.length];
  const leftTexts = places.slice(1).map((end, i) => left.slice(places[i], end));
  return { texts: leftTexts, action, ...(reason !== undefined && { reason }), findings, edits };
}

/** The same by definition: a unit that stays leaves in its text, and a replacement in that where what it replaces begins. */
function partedTwin({ twin }: Engine, texts: readonly string[]): Parted {
  const reply = texts.join('');
  const starts = texts.map((_, i) => texts.slice(0, i).join('').length);
  const { text, ...result } = evaluateWhole(reply, twin, starts.slice(1));
  const leftTexts = texts.map(() => '');
  const partOf = (at: number): number => starts.findLastIndex((start) => start <= at);
  let rest = text.length;
  const leave = (part: number, piece: string): void => {
    const kept = piece.slice(0, rest);
    rest -= kept.length;
    leftTexts[part] += kept;
  };
  let at = 0;
  for (const { start, end, replacement } of result.edits) {
    for (; at < start; at++) leave(partOf(at), reply.charAt(at));
    leave(partOf(start), replacement);
    at = end;
  }
  for (; at < reply.length; at++) leave(partOf(at), reply.charAt(at));
  return { ...result, texts: leftTexts };
}

describe('texts that follow each other in one channel', { timeout: LAW_TIMEOUT_MS }, () => {
  it('leave each in its place, for every cutting', () => {
    const seen = { texts: 0, rewritten: 0, blocked: 0 };
    fc.assert(
      fc.property(anyTexts, anyEngine, anyBounds, anyCutting, (texts, engineWith, bounds, cutting) => {
        const engine = engineWith(bounds);
        const whole = partedTwin(engine, texts);
        seen.texts++;
        if (whole.action === 'rewrite') seen.rewritten++;
        if (whole.action === 'block') seen.blocked++;
        for (const one of [wholeText, singleUnits, awkwardPlaces, cutting]) {
          expect(evaluateTexts(engine, texts, one), one.name).toEqual(whole);
        }
      }),
      lawParameters(400),
    );
    console.log('parted texts:', seen);
    expect(seen.rewritten).toBeGreaterThan(50);
    expect(seen.blocked).toBeGreaterThan(20);
  });

  it.each<[string, (joined: Scanner, alone: Scanner) => Scanner]>([
    ['as one', (joined) => joined],
    ['by themselves', (_joined, alone) => partedScanner(alone, { open: () => alone.open() })],
  ])('would be read otherwise only %s', (_name, parted) => {
    const [rules = []] = testRuleSets;
    const engine = partedEngine(rules, parted)(WIDE_BOUNDS);
    const sample = fc.sample(anyTexts, { seed: 1, numRuns: 200 });
    const broken = sample.filter((texts) => {
      return JSON.stringify(evaluateTexts(engine, texts, wholeText)) !== JSON.stringify(partedTwin(engine, texts));
    });
    expect(broken.length).toBeGreaterThan(5);
  });
});
