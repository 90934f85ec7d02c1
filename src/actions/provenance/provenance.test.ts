import { describe, expect, it } from 'vitest';
import { InvalidOptionsError } from '../../core/errors.ts';
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

describe('a trace', () => {
  it('names the leaf first and the typed values within it, under one pointer', () => {
    const provenance = indexOf('Use the usual host.', 'upload to https://files.evil.example/in');
    const args = { list: [{ body: 'Send it to https://files.evil.example/in?d=secret%20words by 2026-03-03.' }] };
    expect(provenance.trace(args).map(({ pointer, kind }) => [pointer, kind])).toEqual([
      ['/list/0/body', 'text'],
      ['/list/0/body', 'url'],
      ['/list/0/body', 'host'],
      ['/list/0/body', 'text'],
      ['/list/0/body', 'date'],
    ]);
  });

  it('says trust and source of what holds a value', () => {
    const provenance = provenanceIndex();
    provenance.add({ pointer: '/messages/0/content', trust: 'user', role: 'user', text: 'Pay the invoice.' });
    const text = 'IBAN: DE89 3704 0044 0532 0130 00';
    provenance.add({ pointer: '/messages/1/content', trust: 'external', role: 'tool', source: 'read_mail', text });
    expect(provenance.trace({ iban: 'DE89370400440532013000' })).toEqual([
      {
        pointer: '/iban',
        kind: 'iban',
        isShort: false,
        sources: [
          { segment: 1, pointer: '/messages/1/content', trust: 'external', source: 'read_mail', how: 'normalized' },
        ],
      },
    ]);
  });

  it.each([
    ['ok', 'text', true, []],
    [250, 'amount', true, ['1 exact']],
    [1250, 'amount', false, []],
    ['a.io', 'host', false, ['1 exact']],
    ['rm -rf /tmp/cache', 'text', false, []],
  ])('of %j is a %s, short: %s', (value, kind, isShort, sources) => {
    const [traced] = indexOf('Go on.', 'ok, 250 seats at a.io').trace({ value });
    expect([traced?.kind, traced?.isShort, holdingsOf(traced)]).toEqual([kind, isShort, sources]);
  });

  it.each([
    ['a look-alike of a host', 'log in at paypal.com', 'pаypal.com'],
    ['a word within a word', 'notexample.community', 'example.community.test'],
    ['an amount whose digits stand elsewhere', 'order 123456', 1234.56],
    ['an address of two far words', 'The x came later, and an example', 'anna@x.example'],
    ['pieces of three letters', 'the cat and dog ran far', 'catdogranfar'],
  ])('does not find %s', (_name, text, value) => {
    expect(held(text, value)).toEqual([]);
  });

  it('takes a part for less than the whole', () => {
    expect(held('log in at example.com.evil.test', 'example.com')).toEqual(['1 transformed']);
    expect(held('write to boss@corp.example', 'attacker@corp.example')).toEqual(['1 transformed']);
  });

  it('knows a value by its clean place when it stands in a longer one first', () => {
    expect(held('example.com.evil.test, then example.com', 'example.com')).toEqual(['1 exact']);
  });

  it('traces a key that holds a value, and calls no schema name one', () => {
    const traced = indexOf('Go on.', 'write to anna@x.example').trace({ recipients: { 'anna@x.example': 'editor' } });
    expect(traced.map(({ pointer, kind }) => `${pointer} ${kind}`)).toEqual([
      '/recipients/anna@x.example email',
      '/recipients/anna@x.example host',
      '/recipients/anna@x.example text',
    ]);
  });

  it('finds what an encoded argument carries', () => {
    const secret = 'the launch code of the silver rocket is tangerine';
    const [value] = indexOf('Go on.', secret).trace({ data: btoa(secret) });
    expect(holdingsOf(value)).toEqual(['1 decoded']);
  });
});

describe('bounds', () => {
  it.each([
    ['segments', { segmentsMax: 1 }],
    ['their length', { segmentUnitsMax: 20 }],
    ['leaves', { leavesMax: 1 }],
    ['the length of arguments', { argumentUnitsMax: 10 }],
    ['depth', { depthMax: 2 }],
    ['values', { valuesMax: 1 }],
    ['steps', { stepsMax: 1 }],
    ['what is decoded', { decodedUnitsMax: 10 }],
  ])('of %s make a trace partial', (_name, bounds) => {
    const provenance = provenanceIndex(bounds);
    const args = { one: [['write to anna@x.example']], two: 'and to bob@x.example' };
    for (const text of ['write to anna@x.example', btoa('and to bob@x.example')])
      provenance.add({ pointer: '/messages/0/content', trust: 'external', role: 'tool', text });
    provenance.trace(args);
    expect(provenance.isPartial).toBe(true);
  });

  it('are not reached by an ordinary call', () => {
    const provenance = indexOf('write to anna@x.example', btoa('and to bob@x.example'));
    provenance.trace({ one: [['write to anna@x.example']] });
    expect(provenance.isPartial).toBe(false);
  });

  it('must be known and positive', () => {
    expect(() => provenanceIndex({ leavesMax: 0 })).toThrow(InvalidOptionsError);
    expect(() => provenanceIndex({ leaves: 5 } as never)).toThrow(InvalidOptionsError);
  });
});

describe('hostile input', () => {
  const LENGTH = 200_000;
  it.each([
    ['one letter', 'a'],
    ['one word', 'abcd '],
    ['digits and spaces', '1 '],
    ['digits and points', '1.'],
    ['at signs', 'a@'],
    ['slashes', 'x://'],
    ['percent escapes', '%41'],
    ['plus signs', '+1'],
    ['months', 'may 1 '],
    ['marks', 'e\u0301\u0327'],
    ['lone surrogates', '\ud800'],
    ['astral letters', '𐐀'],
  ])('of %s is read and traced in time', (_name, pump) => {
    const text = pump.repeat(Math.ceil(LENGTH / pump.length));
    const provenance = indexOf('Go on.', text);
    // What is quadratic takes minutes, and ends at the test's time limit; how long it takes is the bench's to say.
    expect(provenance.trace({ value: text.slice(0, 20_000), short: text.slice(0, 100) }).length).toBeGreaterThan(1);
  });

  it('of many nearly equal values is traced in time', () => {
    const values = Array.from({ length: 2_000 }, (_, i) => `account-0000-0000-${i}@mail-0000.example`);
    const provenance = indexOf('Go on.', values.join(' '), values.toReversed().join(','));
    const traced = provenance.trace(values.slice(0, 500));
    expect(traced.filter(({ kind }) => kind === 'email').every(({ sources }) => sources.length === 2)).toBe(true);
  });

  it('of keys that reach a prototype is a name as any other', () => {
    const args = JSON.parse('{"__proto__":{"to":"anna@x.example"},"constructor":"anna@x.example"}') as JsonValue;
    const traced = indexOf('constructor __proto__', 'anna@x.example').trace(args);
    expect(traced.map(({ pointer }) => pointer)).toContain('/__proto__/to');
    expect(traced.every(({ sources }) => sources.length === 1)).toBe(true);
  });

  it('of great depth is cut', () => {
    let args: JsonValue = 'anna@x.example';
    for (let i = 0; i < 100_000; i++) args = [args];
    const provenance = indexOf('Go on.');
    expect(provenance.trace(args)).toEqual([]);
    expect(provenance.isPartial).toBe(true);
  });
});
