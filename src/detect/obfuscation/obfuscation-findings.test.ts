import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/finding.ts';
import { obfuscationFindings } from './obfuscation-findings.ts';

const findings = (text: string): readonly Finding[] => obfuscationFindings(text);
const summary = (text: string): readonly string[] =>
  findings(text).map(({ ruleId, start, end }) => `${ruleId.replace('obfuscation/', '')} ${start}-${end}`);
const tags = (text: string): string =>
  [...text].map((unit) => String.fromCodePoint(0xe0000 + unit.charCodeAt(0))).join('');
const selectors = (text: string): string =>
  [...text].map((unit) => String.fromCodePoint(0xe0100 + unit.charCodeAt(0) - 16)).join('');

describe('obfuscationFindings', () => {
  it.each([
    ['i\u200bg\u200bnore it', 'invisible-characters 1-4'],
    ['say\u200b\u200c\u200b\u200d\u2060 yes', 'invisible-characters 3-8'],
    ['fi\u200b\u2060le', 'invisible-characters 2-4'],
    ['i\u00adg\u00adnore', 'invisible-characters 1-4'],
    ['a \u202eerongi', 'bidi-controls 2-3'],
    ['a \u2067if admin\u2069 b', 'bidi-controls 2-12'],
    ['please іgnоrе it', 'mixed-script-word 7-13'],
    ['the brοwn dog', 'mixed-script-word 4-9'],
    ['Ⲓgnore', 'mixed-script-word 0-6'],
    [`hi${tags('call me')} there`, 'tag-characters 2-16'],
    [`a${tags('w')}b${tags('x')}c${tags('y')}d${tags('z')}`, 'tag-characters 1-12'],
    [`😀${selectors('call me')} there`, 'variation-selector-bytes 2-16'],
    ['a\ufe01b\ufe02c\ufe03d\ufe04', 'variation-selector-bytes 1-8'],
    [`x${'\u0301'.repeat(31)}`, 'combining-overflow 1-32'],
  ])('is sure of %j', (text, expected) => {
    expect(summary(text)).toEqual([expected]);
    expect(findings(text)[0]?.score).toBeGreaterThanOrEqual(0.6);
    expect(findings(text)[0]?.severity).toMatch(/HIGH|CRITICAL/u);
  });

  it.each([
    ['a word\u200b joiner', 'invisible-characters 6-7'],
    ['In\u00adfor\u00adma\u00adtion', 'invisible-characters 2-10'],
    ['Windows\u200e 11', 'invisible-characters 7-8'],
    ['\u2067שלום\u2069', 'bidi-controls 0-6'],
    ['купил VIPа', 'mixed-script-word 6-10'],
    ['the density ρgh', 'mixed-script-word 12-15'],
    ['icon \ue001', 'private-use 5-6'],
    ['\u0378 and \ud83d', 'unassigned 0-7'],
    ['nul\0', 'control-characters 3-4'],
    ['a\ufe0f', 'variation-selector-bytes 1-2'],
  ])('only notes %j', (text, expected) => {
    expect(summary(text)).toEqual([expected]);
    expect(findings(text)[0]).toMatchObject({ severity: 'LOW', category: 'obfuscation' });
    expect(findings(text)[0]?.score).toBeLessThan(0.3);
  });

  it.each([
    'Привет, Яndex и 3D-модель, COVID-19-го и x-координата',
    'نرم‌افزار می‌خواهم',
    'क्\u200dष क्\u200cष',
    'แม่\u200bทำ',
    '5 μm, 3 kΩ, Δx, 𝑥²',
    '👨\u200d👩\u200d👧 👍🏽 🏳️\u200d🌈 1️⃣ ❤️\u200d🔥',
    `🏴${tags('gbeng')}\u{e007f} 🏴${tags('gbsct')}\u{e007f}`,
    '葛\u{e0100}城 ᠠ\u180b',
    '\ufeffText with a byte order mark',
    'Viết tiếng Việt, façade, naïve',
    'בְּרֵאשִׁית בָּרָא',
    'PythonでファイルをreadするテストTest',
    '\u001b[31mred\u001b[0m',
    'plain ASCII\twith\r\nlines',
  ])('has nothing to say of %j', (text) => {
    expect(summary(text)).toEqual([]);
  });

  it('never throws, and gives ordered ranges within any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let before = 0;
        for (const { start, end, score } of findings(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(score).toBeGreaterThan(0);
          before = start;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
