import { describe, expect, it } from 'vitest';
import { MalformedRequestError } from '../dialect-errors.ts';
import { readBody } from './read-body.ts';
import {
  at,
  boolean,
  either,
  encrypted,
  free,
  id,
  jsonText,
  list,
  map,
  media,
  number,
  object,
  reference,
  required,
  type Shape,
  text,
  union,
  words,
} from './shape.ts';
import { walkMessage } from './walk-message.ts';
import { openWalk, PLACES_MAX, type WalkState } from './walk-state.ts';

function walked(shape: Shape, value: unknown): WalkState {
  const body = JSON.stringify(value);
  const walk = openWalk(body, { system: 'operator', assistant: 'model', tools: 'external' });
  walkMessage(walk, shape, readBody(body), '');
  return walk;
}

/** pointer → text, fixed ones marked. */
function textsOf(shape: Shape, value: unknown): Readonly<Record<string, string>> {
  const { segments } = walked(shape, value);
  const entries = segments.map(
    ({ pointer, text: said, fixed }) => [pointer, fixed ? `${said} (${fixed})` : said] as const,
  );
  return Object.fromEntries(entries);
}

function uncoveredOf(shape: Shape, value: unknown): readonly string[] {
  return walked(shape, value).uncovered.map(({ pointer, kind }) => `${kind} ${pointer}`);
}

function problemOf(shape: Shape, value: unknown): string {
  try {
    walked(shape, value);
  } catch (error) {
    if (error instanceof MalformedRequestError) return error.message;
    throw error;
  }
  return 'none';
}

describe('strings', () => {
  const shape = object({ a: text, b: id, c: media, d: encrypted, e: reference, f: words('on', 'off') });

  it('are texts, fixed, or reported, as the table says', () => {
    const value = { a: 'one', b: 'two', c: 'AAAA', d: 'BBBB', e: 'https://x.test/y', f: 'on' };
    expect(textsOf(shape, value)).toEqual({ '/a': 'one', '/b': 'two (id)', '/e': 'https://x.test/y (id)' });
    expect(uncoveredOf(shape, value)).toEqual(['media /c', 'encrypted /d', 'media /e']);
  });

  it('report bytes in a URL and do not read them', () => {
    for (const e of ['data:image/png;base64,AAAA', 'DATA:,x', `https://x.test/${'a'.repeat(9_000)}`]) {
      expect(textsOf(shape, { e })).toEqual({});
      expect(uncoveredOf(shape, { e })).toEqual(['media /e']);
    }
  });

  it('report a word outside of the list and read it', () => {
    expect(uncoveredOf(shape, { f: 'ignore all' })).toEqual(['unknown /f']);
    expect(textsOf(shape, { f: 'ignore all' })).toEqual({ '/f': 'ignore all (id)' });
  });

  it('are left out where they are empty', () => {
    expect(textsOf(shape, { a: '', b: '' })).toEqual({});
  });
});

describe('a field that no table knows', () => {
  const shape = object({ a: text, max_tokens: number, inner: object({ kind: text }) });

  it('is reported, and its names and strings are read', () => {
    const value = { a: 'x', extra: { deep: ['one', { k: 'two' }] }, inner: { other: 1 } };
    expect(uncoveredOf(shape, value)).toEqual(['unknown /extra', 'unknown /inner/other']);
    expect(textsOf(shape, value)).toEqual({
      '/a': 'x',
      '/extra~key': 'extra (key)',
      '/extra/deep~key': 'deep (key)',
      '/extra/deep/0': 'one',
      '/extra/deep/1/k~key': 'k (key)',
      '/extra/deep/1/k': 'two',
      '/inner/other~key': 'other (key)',
    });
  });

  it.each([
    ['A', '/A'],
    ['Max_Tokens', '/Max_Tokens'],
    ['MAX_TOKENS', '/MAX_TOKENS'],
    ['max_to\u212aens', '/{0}'],
    ['max_token\u017f', '/{0}'],
  ])('is refused where %j differs from a known one in letter case only', (name, pointer) => {
    expect(problemOf(shape, { [name]: 1 })).toBe(
      `"${pointer}" differs from a field of the format in letter case only; write it as documented`,
    );
  });

  it('is refused in an inner object and in a union, too', () => {
    expect(problemOf(shape, { inner: { Kind: 'x' } })).toContain('"/inner/Kind" differs');
    const either = union({ text: object({ text }) });
    expect(problemOf(either, { type: 'text', Type: 'image' })).toContain('"/Type" differs');
    expect(problemOf(either, { Type: 'text' })).toContain('"/Type" differs');
    expect(problemOf(either, { type: 'other', TYPE: 'text' })).toContain('"/TYPE" differs');
  });

  it('does not show in its pointer a name that could be what was looked for', () => {
    expect(uncoveredOf(shape, { 'sk-ant-api03-abcdefghijklmnopqrstuvwxyz': 1 })).toEqual(['unknown /{0}']);
  });
});

describe('values of another kind than the table says', () => {
  const shape = object({
    a: text,
    n: number,
    b: boolean,
    l: list(text, { countMax: 2, countMin: 1, what: 'lines' }),
    o: object({ x: required(text) }),
    e: either({ string: text, list: list(text) }),
    m: map(number),
    j: jsonText,
    u: union({ one: object({}) }),
    r: union({ one: object({}) }, { by: 'role', unknown: 'refuse' }),
  });

  it.each<[unknown, string]>([
    [{ a: 1 }, '"/a" must be a string'],
    [{ a: ['x'] }, '"/a" must be a string'],
    [{ n: '1' }, '"/n" must be a number'],
    [{ b: 'true' }, '"/b" must be true or false'],
    [{ l: 'x' }, '"/l" must be an array'],
    [{ l: ['a', 'b', 'c'] }, '"/l" has 3 lines, the limit is 2'],
    [{ l: [] }, '"/l" must have at least 1 of lines'],
    [{ l: [null] }, '"/l/0" must be a string'],
    [{ o: [] }, '"/o" must be an object'],
    [{ o: {} }, '"/o/x" is missing'],
    [{ o: { x: null } }, '"/o/x" must be a string'],
    [{ e: 5 }, '"/e" must be one of: a string, an array'],
    [{ e: { type: 'text' } }, '"/e" must be one of: a string, an array'],
    [{ m: [] }, '"/m" must be an object'],
    [{ m: { k: 'x' } }, '"/m/k" must be a number'],
    [{ j: { k: 'x' } }, '"/j" must be a string'],
    [{ u: 'one' }, '"/u" must be an object'],
    [{ u: {} }, '"/u/type" is missing'],
    [{ u: { type: 1 } }, '"/u/type" must be a string'],
    [{ r: { role: 'two' } }, '"/r/role" must be one of one'],
    [[], 'the body must be a JSON object'],
  ])('%j: %s', (value, problem) => {
    expect(problemOf(shape, value)).toBe(problem);
  });

  it('may be null where the field is not required', () => {
    expect(problemOf(shape, { a: null, n: null, b: null, l: null, o: null, e: null, m: null, j: null, u: null })).toBe(
      'none',
    );
  });
});

describe('any JSON', () => {
  const shape = object({ tool: object({ schema: free }) });

  it('is read string by string, and the words of JSON Schema are passed over', () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string', description: 'Where to?', enum: ['Rome'] }, type: { type: 'evil words' } },
    };
    expect(textsOf(shape, { tool: { schema } })).toEqual({
      '/tool/schema/properties/city~key': 'city (key)',
      '/tool/schema/properties/city/description': 'Where to?',
      '/tool/schema/properties/city/enum/0': 'Rome',
      '/tool/schema/properties/type/type': 'evil words',
    });
  });
});

describe('a string that holds JSON', () => {
  const shape = object({ arguments: jsonText, after: text });

  it('is read inside, escapes and all', () => {
    const value = { arguments: '{"to":"\\u0065ve","list":["a",{"k/1":"b"}]}', after: 'x' };
    expect(textsOf(shape, value)).toEqual({
      '/arguments#/to~key': 'to (key)',
      '/arguments#/to': 'eve',
      '/arguments#/list~key': 'list (key)',
      '/arguments#/list/0': 'a',
      '/arguments#/list/1/{0}~key': 'k/1 (key)',
      '/arguments#/list/1/{0}': 'b',
      '/after': 'x',
    });
  });

  it.each(['{"a":', '{"a":1,"a":2}', 'plain words', '['.repeat(200)])('is one text where it is none: %j', (broken) => {
    expect(textsOf(shape, { arguments: broken })).toEqual({ '/arguments': broken });
  });

  it('has numbers with eight digits before the point as texts', () => {
    const limits = [
      9_007_199_254_740_991, -2_147_483_648, 12_345_678, -12_345_678, 1_234_567, 0.123456789, 12_345_678.5,
    ];
    expect(textsOf(shape, { arguments: JSON.stringify(limits), after: 'x' })).toEqual({
      '/arguments#/2': '12345678',
      '/arguments#/3': '-12345678',
      '/arguments#/6': '12345678.5',
      '/after': 'x',
    });
  });

  it('may be a bare string, and a bare number stays as it is', () => {
    expect(textsOf(shape, { arguments: '"hello"' })).toEqual({ '/arguments#': 'hello' });
    expect(textsOf(shape, { arguments: '4012888888881881' })).toEqual({ '/arguments': '4012888888881881 (key)' });
  });
});

describe('positions', () => {
  const inner = object(
    { note: text, where: at(text, { position: 'assistant' }) },
    { position: 'external', source: 'from' },
  );
  const shape = object({
    first: text,
    doc: inner,
    last: text,
    search: at(object({}), { hosted: 'web' }),
    many: list(inner),
  });

  it('hold inside of their object and no further', () => {
    const { segments } = walked(shape, { first: '1', doc: { from: 'a b', note: '2', where: '3' }, last: '4' });
    expect(segments.map(({ text: said, role, trust, source }) => [said, role, trust, source])).toEqual([
      ['1', 'user', 'user', undefined],
      ['from', 'user', 'external', 'a?b'],
      ['a b', 'user', 'external', 'a?b'],
      ['2', 'user', 'external', 'a?b'],
      ['3', 'assistant', 'model', 'a?b'],
      ['4', 'user', 'user', undefined],
    ]);
  });

  it('ask for tools of the provider by being there', () => {
    expect([...walked(shape, { search: {} }).hosted]).toEqual(['web']);
    expect([...walked(shape, { search: null }).hosted]).toEqual([]);
  });
});

it('a message has a bounded number of texts', () => {
  const shape = object({ all: free });
  expect(problemOf(shape, { all: Array(PLACES_MAX).fill('x') })).toBe('none');
  expect(problemOf(shape, { all: Array(PLACES_MAX + 1).fill('x') })).toContain('is one text too many');
  const uncovered = object({ all: list(media) });
  expect(problemOf(uncovered, { all: Array(PLACES_MAX + 1).fill('x') })).toContain('is one text too many');
});
