import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

const LOG = '2024-01-15 12:30 GET https://example.com/a from 84.17.46.12, aged 34, key 4012888888881881';

describe('a redactor', () => {
  it('leaves dates, links and ages, which say little of anybody, and finds them', () => {
    const redactor = createRedactor();
    expect(redactor.redact(LOG)).toBe(
      '2024-01-15 12:30 GET https://example.com/a from <IP_ADDRESS>, aged 34, key <CREDIT_CARD>',
    );
    expect(new Set(redactor.detect(LOG).map(({ entity }) => entity))).toEqual(
      new Set(['DATE_TIME', 'URL', 'IP_ADDRESS', 'AGE', 'CREDIT_CARD']),
    );
  });

  it('replaces them where they are asked for', () => {
    const redactor = createRedactor({ entities: ['DATE_TIME', 'AGE'] });
    expect(redactor.redact(LOG)).toBe(
      '<DATE_TIME> GET https://example.com/a from 84.17.46.12, <AGE>, key 4012888888881881',
    );
    expect(redactor.detect(LOG).map(({ entity }) => entity)).toEqual(['DATE_TIME', 'AGE']);
  });

  it('leaves timestamps of machines, and takes those of people', () => {
    const redactor = createRedactor({ entities: ['DATE_TIME'] });
    expect(redactor.redact('[2024-01-15 12:30:45] WARN retry')).toBe('[2024-01-15 12:30:45] WARN retry');
    expect(redactor.redact('The patient was admitted 2024-01-15 12:30:45')).toBe(
      'The patient was admitted <DATE_TIME>',
    );
  });

  it('keeps the keys of records that are dates', () => {
    expect(createRedactor().redactJson('{"2024-01-15":"ana@example.org"}')).toBe('{"2024-01-15":"<EMAIL_ADDRESS>"}');
  });
});

describe('what is allowed', () => {
  it('stays, in any case, in whole texts and in pieces', () => {
    const redactor = createRedactor({ allow: ['Hotline@Acme.example', 'ana ruiz', ' +1 800 555 0100 '] });
    const text = 'Ana Ruiz, hotline@acme.example or bo@acme.example, +1 800 555 0100, Zoltán Kovács';
    const expected = 'Ana Ruiz, hotline@acme.example or <EMAIL_ADDRESS>, +1 800 555 0100, <PERSON>';
    expect(redactor.redact(text)).toBe(expected);
    const stream = redactor.open();
    expect([...text].map((unit) => stream.push(unit)).join('') + stream.end()).toBe(expected);
  });

  it('keeps no secret', () => {
    const key = `ghp_${'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'.slice(0, 36)}`;
    const text = `password: hunter2secret ${key}`;
    expect(createRedactor({ allow: [text, key, 'hunter2secret'] }).redact(text)).not.toContain('hunter2secret');
  });
});
