import { describe, expect, it } from 'vitest';
import { readLabelledRecord } from './labelled-record.ts';

const read = (text: string | null): ReturnType<typeof readLabelledRecord> =>
  readLabelledRecord({ file: 'data.jsonl', number: 1, text });

const NOWHERE = { source: null, kind: null, lang: null };

describe('readLabelledRecord', () => {
  it.each([
    ['1', true],
    ['true', true],
    ['"attack"', true],
    ['0', false],
    ['false', false],
    ['"benign"', false],
  ])('reads the label %s', (label, isAttack) => {
    expect(read(`{"text":"x","label":${label}}`)).toEqual({ text: 'x', isAttack, groups: NOWHERE });
  });

  it('reads the rest, and passes over what it does not know', () => {
    const line =
      '{"text":"","source":"mail","kind":"direct","lang":"de","trust":"external","role":"tool","split":"train","id":7}';
    expect(read(line)).toEqual({
      text: '',
      trust: 'external',
      role: 'tool',
      groups: { source: 'mail', kind: 'direct', lang: 'de' },
    });
  });

  it('takes null for missing', () => {
    const line = '{"text":"x","label":null,"source":null,"kind":null,"lang":null,"trust":null,"role":null}';
    expect(read(line)).toEqual({ text: 'x', groups: NOWHERE });
  });

  it.each([
    ['', 'INVALID_JSON', 'not JSON'],
    ['{"text":"x"', 'INVALID_JSON', 'not JSON'],
    ['[]', 'INVALID_RECORD', 'an object'],
    ['null', 'INVALID_RECORD', 'an object'],
    ['"x"', 'INVALID_RECORD', 'an object'],
    ['{"label":1}', 'INVALID_RECORD', '"text"'],
    ['{"text":["x"],"label":1}', 'INVALID_RECORD', '"text"'],
    ['{"text":"x","label":"1"}', 'INVALID_RECORD', '"label"'],
    ['{"text":"x","label":2}', 'INVALID_RECORD', '"label"'],
    ['{"text":"x","label":"ATTACK"}', 'INVALID_RECORD', '"label"'],
    ['{"text":"x","label":[1]}', 'INVALID_RECORD', '"label"'],
    ['{"text":"x","trust":"root"}', 'INVALID_RECORD', '"trust"'],
    ['{"text":"x","role":"king"}', 'INVALID_RECORD', '"role"'],
    ['{"text":"x","source":5}', 'INVALID_RECORD', '"source"'],
    [`{"text":"x","lang":"${'x'.repeat(129)}"}`, 'INVALID_RECORD', '"lang"'],
  ])('says what is wrong with %s', (line, code, message) => {
    expect(read(line)).toEqual({ code, message: expect.stringContaining(message) });
  });

  it('says that a line is too long', () => {
    expect(read(null)).toMatchObject({ code: 'LINE_TOO_LONG' });
  });

  it('repeats nothing of a line', () => {
    expect(JSON.stringify(read('{"text":"x","label":"geheim","source":"geheim"}'))).not.toContain('geheim');
  });
});
