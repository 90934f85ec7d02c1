import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { MeterRule } from '../matching/rule.ts';
import { canaryMeter } from './canary.ts';

const CANARY = 'Kestrel-7f3a9c0d24b1';

describe('canaryMeter', () => {
  const meter = canaryMeter([CANARY], { fold });

  it.each([
    ['as it is', CANARY],
    ['in upper case', CANARY.toUpperCase()],
    ['spelled out', [...CANARY].join(' - ')],
    ['reversed', [...CANARY].reverse().join('')],
    ['in ROT13', 'Xrfgery-7s3n9p0q24o1'],
    ['in leetspeak', 'K357r3l-7f349c0d24b1'],
    ['in hexadecimal', Buffer.from(CANARY).toString('hex')],
    ['in spaced hexadecimal', (Buffer.from(CANARY).toString('hex').match(/../gu) ?? []).join(' ')],
    ['in Base64', Buffer.from(CANARY).toString('base64')],
    ['in Base64 behind one byte', Buffer.from(`:${CANARY}.`).toString('base64')],
    ['in Base64 behind two bytes', Buffer.from(`: ${CANARY} and more`).toString('base64url')],
  ])('finds a canary %s', (_, spelled) => {
    expect(read(meter, [`Here: ${spelled}.`]).found).toHaveLength(1);
  });

  it.each([
    ['all but its last letter', CANARY.slice(0, -1)],
    ['another canary', 'Kestrel-7f3a9c0d24b2'],
    ['its Base64 with one letter changed', 'S2VzdHJlbC03ZjNhOWMwZDI1YjE='],
  ])('does not find %s', (_, text) => {
    expect(read(meter, [`Here: ${text}.`]).found).toEqual([]);
  });

  it('reports the canary from its fourth letter to its end', () => {
    expect(read(meter, [`Here: ${CANARY}.`]).found).toEqual([{ start: 9, end: 6 + CANARY.length }]);
  });

  it('refuses a canary of fewer than 16 letters and digits, and more than eight canaries', () => {
    expect(() => canaryMeter(['kestrel-7f3a9'], { fold })).toThrow(InvalidOptionsError);
    expect(() =>
      canaryMeter(
        Array.from({ length: 9 }, () => CANARY),
        { fold },
      ),
    ).toThrow(InvalidOptionsError);
    expect(() => canaryMeter(['k'.repeat(57)], { fold })).toThrow(InvalidOptionsError);
  });

  it('finds the same for every cutting, and lets nothing of a finding leave before it', () => {
    const part = fc.constantFrom(
      CANARY,
      CANARY.slice(0, 9),
      CANARY.slice(4),
      'K',
      'Kes',
      ' ',
      '..........',
      'x',
      '𝒳',
      CANARY.split('').join('\n'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(150)), (parts, cuts) => {
        const text = parts.join('');
        const whole = read(meter, [text]);
        for (const chunks of [text.split(''), pieces(text, cuts)]) {
          const cut = read(meter, chunks);
          expect(cut.found).toEqual(whole.found);
          expect(cut.leftTooEarly).toBe(false);
        }
        if (text.includes(CANARY)) expect(whole.found.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

function fold(codePoint: number): string {
  return String.fromCodePoint(codePoint);
}

function read(
  meter: MeterRule,
  chunks: readonly string[],
): { readonly found: readonly object[]; readonly leftTooEarly: boolean } {
  const run = meter.open();
  const found: object[] = [];
  let offset = 0;
  let released = 0;
  let leftTooEarly = false;
  for (const chunk of chunks) {
    for (const range of run.write(chunk, offset)) {
      found.push(range);
      if (range.start < released) leftTooEarly = true;
    }
    offset += chunk.length;
    const hold = run.holdFrom ?? offset;
    if (hold < released) leftTooEarly = true;
    released = hold;
  }
  return { found, leftTooEarly };
}

function pieces(text: string, cuts: readonly number[]): readonly string[] {
  const at = [...cuts.filter((cut) => cut <= text.length), text.length].sort((a, b) => a - b);
  return at.map((end, i) => text.slice(at[i - 1] ?? 0, end));
}
