import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

const redactor = createRedactor();
const redacted = (source: string): string => redactor.redactJson(source);

describe('redactJson', () => {
  it.each([
    ['{"mail":"ana@example.org"}', '{"mail":"<EMAIL_ADDRESS>"}'],
    ['{ "a" : [ "x", "ana@example.org" ] }\n', '{ "a" : [ "x", "<EMAIL_ADDRESS>" ] }\n'],
    ['"card 4012888888881881"', '"card <CREDIT_CARD>"'],
    ['{"card":4012888888881881,"n":4012}', '{"card":"<CREDIT_CARD>","n":4012}'],
    ['{"card":4.012888888881881e15}', '{"card":"<CREDIT_CARD>"}'],
    ['{"ssn":"536228145","id":"536228145"}', '{"ssn":"<US_SSN>","id":"536228145"}'],
    ['{"phoneNumber":"4155552671"}', '{"phoneNumber":"<PHONE_NUMBER>"}'],
    ['{"bank_account_number":["945456787654"]}', '{"bank_account_number":["<US_BANK_NUMBER>"]}'],
    ['{"a":"say \\"ana@example.org\\"\\n"}', '{"a":"say \\"<EMAIL_ADDRESS>\\"\\n"}'],
    ['{"a":"ana\\u0040example.org"}', '{"a":"<EMAIL_ADDRESS>"}'],
    ['{"a":"caf\\u00e9 \\/"}', '{"a":"caf\\u00e9 \\/"}'],
    ['{"ana@example.org":1,"bo@example.org":2}', '{"<EMAIL_ADDRESS>":1,"<EMAIL_ADDRESS>_2":2}'],
    ['{"<EMAIL_ADDRESS>":0,"bo@example.org":2}', '{"<EMAIL_ADDRESS>":0,"<EMAIL_ADDRESS>_2":2}'],
    ['[true,null,1.5,{}]', '[true,null,1.5,{}]'],
  ])('%s becomes %s', (source, expected) => {
    expect(redacted(source)).toBe(expected);
  });

  it.each(['', '{', '{"a":1,}', 'ana@example.org', '{"a":1} 2'])(
    'refuses %j, which is no JSON, without quoting it',
    (source) => {
      expect(() => redacted(source)).toThrow(expect.objectContaining({ code: 'INVALID_JSON' }));
      expect(() => redacted(source)).not.toThrow(/ana@/u);
    },
  );

  it('leaves JSON without personal data as it is spelled', () => {
    const words = fc.constantFrom('', 'word', 'été', '😀 \u0000"\\', 'two words', '１２');
    const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.stringify(json));
    fc.assert(
      fc.property(fc.dictionary(words, words), (record) => {
        const source = JSON.stringify(record, undefined, 2);
        expect(redacted(source)).toBe(source);
      }),
    );
    fc.assert(
      fc.property(value, (source) => {
        expect(() => JSON.parse(redacted(source))).not.toThrow();
      }),
    );
  });
});
