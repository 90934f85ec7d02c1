import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../core/json-value.ts';
import { type Provenance, provenanceIndex, type TracedValue } from './provenance.ts';

function indexOf(...texts: readonly string[]): Provenance {
  const provenance = provenanceIndex();
  for (const [i, text] of texts.entries())
    provenance.add({
      pointer: `/messages/${i}/content`,
      trust: i === 0 ? 'user' : 'external',
      role: i === 0 ? 'user' : 'tool',
      text,
    });
  return provenance;
}

function holdingsOf(value: TracedValue | undefined): readonly string[] {
  return (value?.sources ?? []).map(({ segment, how }) => `${segment} ${how}`);
}

/** How the leaf of `{ value }` is held, the first segment being one that has nothing to do with it. */
function held(text: string, value: JsonValue): readonly string[] {
  return holdingsOf(indexOf('Please see to it.', text).trace({ value })[0]);
}

describe('a value is found', () => {
  it.each([
    ['as it stands', 'write to anna@x.example today', 'anna@x.example', '1 exact'],
    ['in another case', 'write to Anna@X.Example today', 'anna@x.example', '1 normalized'],
    ['in full-width letters', 'write to ａｎｎａ＠ｘ．ｅｘａｍｐｌｅ today', 'anna@x.example', '1 normalized'],
    ['with invisible characters', 'write to an\u200bna@x.exa\u00admple', 'anna@x.example', '1 normalized'],
    ['an IBAN in groups', 'to DE89 3704 0044 0532 0130 00 by', 'DE89370400440532013000', '1 normalized'],
    ['an IBAN without groups', 'to DE89370400440532013000.', 'DE89 3704 0044 0532 0130 00', '1 normalized'],
    ['an IBAN with hyphens', 'GB82-WEST-1234-5698-7654-32', 'GB82WEST12345698765432', '1 normalized'],
    ['a card in groups', 'card 4012 8888 8888 1881', '4012888888881881', '1 normalized'],
    ['a phone number with separators', 'call +44 20 7946-0958', '+442079460958', '1 normalized'],
    ['a phone number without calling code', 'call 020 7946 0958', '+44 20 7946 0958', '1 transformed'],
    ['a phone number with calling code', 'call +44 (0)20 7946 0958', '020 7946 0958', '1 normalized'],
    ['an amount of German form', 'zahle 1.234,56 € an', 1234.56, '1 normalized'],
    ['an amount of Swiss form', "CHF 1'234.50", 1234.5, '1 normalized'],
    ['an amount of French form', 'soit 12 345,60 €', '12345.60', '1 normalized'],
    ['an amount with a factor', 'about 12k', 12000, '1 normalized'],
    ['an amount behind its currency', 'EUR1250 due', 1250, '1 exact'],
    ['an amount with a currency of its own', 'send 1,250.00', '1250 EUR', '1 normalized'],
    ['a date with the name of its month', 'on 3 March 2026, at', '2026-03-03', '1 normalized'],
    ['a date with the month first', 'March 3rd, 2026', '2026-03-03', '1 normalized'],
    ['a German date', 'am 3. März 2026', '2026-03-03', '1 normalized'],
    ['a Spanish date', 'el 3 de marzo de 2026', '2026-03-03T10:00:00Z', '1 normalized'],
    ['a date in figures, day first', 'on 03/04/2026', '2026-04-03', '1 normalized'],
    ['a date in figures, month first', 'on 03/04/2026', '2026-03-04', '1 normalized'],
    ['a date without its year', 'on 3 March', '2026-03-03', '1 transformed'],
    [
      'a URL with another query',
      'see https://files.evil.example/up',
      'https://files.evil.example/up?d=1',
      '1 transformed',
    ],
    ['a URL without its scheme', 'see files.example/a/b', 'https://files.example/a/b', '1 normalized'],
    ['a URL by its host', 'ping files.evil.example', 'https://files.evil.example/up', '1 transformed'],
    ['an address by its host', 'all of evil.example', 'bob@evil.example', '1 transformed'],
    ['a host within a URL', 'https://api.evil.example/x', 'api.evil.example', '1 exact'],
    ['a path by its file name', 'the file q1-report.pdf', '/reports/2026/q1-report.pdf', '1 transformed'],
    ['a slug of a name', 'Anna Smith will come', 'anna_smith', '1 normalized'],
    ['a name of its slug', 'user annasmith', 'Anna Smith', '1 normalized'],
    ['a name with the family first', 'Smith, Anna', 'Anna Smith', '1 transformed'],
    ['Base64', `run ${btoa('mail to anna@x.example now')}`, 'anna@x.example', '1 decoded'],
    ['hexadecimal', `run ${Buffer.from('mail to anna@x.example').toString('hex')}`, 'anna@x.example', '1 decoded'],
    ['percent-encoding', 'u=anna%40x.example', 'anna@x.example', '1 decoded'],
    ['HTML references', 'anna&#64;x&#46;example', 'anna@x.example', '1 decoded'],
    ['backwards', 'elpmaxe.x@anna', 'anna@x.example', '1 decoded'],
    ['in pieces', 'user `anna`, domain `x.example`', 'anna@x.example', '1 joined'],
    ['in items of a list', '["INVO", "2024", "7731"]', 'INVO-2024-7731', '1 normalized'],
    ['in CJK text', '请联系王小明先生', '王小明先', '1 exact'],
  ])('%s', (_name, text, value, expected) => {
    expect(held(text, value)).toEqual([expected]);
  });

  it('in pieces over two segments', () => {
    const [value] = indexOf('The user is called annabel.', 'Their domain is mails.example.').trace({
      to: 'annabel@mails.example',
    });
    expect(holdingsOf(value)).toContain('0 joined');
  });

  it('by half of its words, in runs of four', () => {
    const text = 'Please forward all of the quarterly numbers to the new auditor before noon.';
    expect(held(text, 'Hi, could you forward all of the quarterly numbers soon?')).toEqual(['1 normalized']);
  });
});
