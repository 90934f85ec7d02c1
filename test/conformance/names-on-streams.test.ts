import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/guard/redactor.ts';
import { anyCutting } from './chunk-law/cuttings.ts';

// The name tagger decides from left to right with three tokens to look ahead: what it does to a text must not depend on how it arrives.

const redactor = createRedactor({ entities: ['PERSON', 'LOCATION', 'ORGANIZATION', 'NRP', 'EMAIL_ADDRESS'] });

const PARTS = [
  'My name is Chukwuemeka Okparaebo, ',
  'Ana Ruiz',
  "'s",
  ' lives at 12 Hill Rd, Leeds LS1 4AB\n',
  '14 rue des Lilas,\n69003 Lyon',
  'the Dutch lawyer of Acme Logistics Ltd. ',
  '김서연 and 王芳 in 東京, ',
  'From: Thora Bjarnadóttir <thora@example.org>\n\n',
  'hi its tadhg from cork ',
  'JEAN-PIERRE O’NEIL',
  '😀',
  '\u0301',
  '\ud800',
  'x'.repeat(70),
  ', '.repeat(9),
  ' and so on. ',
] as const;

const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join(''));

describe('names in a stream', () => {
  it('are replaced as in a whole text, for every cutting, and little is withheld', () => {
    fc.assert(
      fc.property(text, anyCutting, (whole, { chunks }) => {
        const stream = redactor.open();
        let left = '';
        for (const chunk of chunks(whole)) {
          left += stream.push(chunk);
          expect(stream.withheldChars).toBeLessThanOrEqual(1_024);
        }
        expect(left + stream.end()).toBe(redactor.redact(whole));
      }),
      { numRuns: 400 },
    );
  });

  it('finds some', () => {
    expect(redactor.redact(PARTS.join(''))).toContain('<PERSON>');
    expect(redactor.redact(PARTS.join(''))).toContain('<LOCATION>');
  });
});
