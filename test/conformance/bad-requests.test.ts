import { describe, expect, it } from 'vitest';
import { readAnthropicRequest } from '../../src/dialects/anthropic-messages/request-reader.ts';
import type { RequestReading } from '../../src/dialects/dialect.ts';
import { MalformedRequestError } from '../../src/dialects/dialect-errors.ts';
import { readOpenAiRequest } from '../../src/dialects/openai-chat/request-reader.ts';

const TRUSTS = { system: 'operator', assistant: 'user', tools: 'external' } as const;
const USER = { role: 'user', content: 'Hi' };

const dialects = [
  ['OpenAI', readOpenAiRequest],
  ['Anthropic', readAnthropicRequest],
] as const;

/** The body of a request that is good but for what is given. */
function bodyOf(request: object): string {
  return JSON.stringify({ model: 'm', max_tokens: 9, messages: [USER], ...request });
}

describe.each(dialects)('%s refuses', (_name, readRequest) => {
  function refusalOf(body: string): MalformedRequestError {
    try {
      readRequest(body, TRUSTS);
    } catch (error) {
      if (error instanceof MalformedRequestError) return error;
      throw error;
    }
    throw new Error('the request was read');
  }

  it.each<[string, string]>([
    ['nothing', ''],
    ['text', 'hello'],
    ['half a body', bodyOf({}).slice(0, -1)],
    ['two bodies', bodyOf({}) + bodyOf({})],
    ['a list', '[]'],
    ['null', 'null'],
    ['a comment', `/* x */${bodyOf({})}`],
    ['a comma too many', '{"model":"m","messages":[],}'],
    ['NaN', '{"model":"m","temperature":NaN}'],
    ['a bare NUL', '{"model":"m\u0000"}'],
    ['depth 10⁴', `{"messages":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['depth 10⁴ in objects', '{"metadata":'.repeat(10_000)],
    ['a key twice', '{"model":"a","messages":[{"role":"user","content":"x"}],"model":"b"}'],
    ['messages twice', '{"model":"a","messages":[{"role":"user","content":"x"}],"messages":[]}'],
    ['a key twice in another spelling', '{"model":"a","\\u006dessages":[],"messages":[]}'],
    ['a key twice deep inside', '{"model":"a","messages":[{"role":"user","content":"x","content":"y"}]}'],
  ])('%s', (_what, body) => {
    expect(refusalOf(body).code).toBe('MALFORMED_REQUEST');
  });

  it.each<[object, string]>([
    [{ model: undefined }, '/model'],
    [{ model: null }, '/model'],
    [{ model: 5 }, '/model'],
    [{ model: ['m'] }, '/model'],
    [{ messages: undefined }, '/messages'],
    [{ messages: null }, '/messages'],
    [{ messages: 'Hi' }, '/messages'],
    [{ messages: {} }, '/messages'],
    [{ messages: [] }, '/messages'],
    [{ messages: ['Hi'] }, '/messages/0'],
    [{ messages: [null] }, '/messages/0'],
    [{ messages: [USER, { content: 'x' }] }, '/messages/1/role'],
    [{ messages: [{ role: 'root', content: 'x' }] }, '/messages/0/role'],
    [{ messages: [{ role: 'User', content: 'x' }] }, '/messages/0/role'],
    [{ messages: [{ role: ['user'], content: 'x' }] }, '/messages/0/role'],
    [{ messages: [{ role: 'user', content: 5 }] }, '/messages/0/content'],
    [{ messages: [{ role: 'user', content: { type: 'text', text: 'x' } }] }, '/messages/0/content'],
    [{ messages: [{ role: 'user', content: ['x'] }] }, '/messages/0/content/0'],
    [{ messages: [{ role: 'user', content: [{ text: 'x' }] }] }, '/messages/0/content/0/type'],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: ['x'] }] }] }, '/messages/0/content/0/text'],
    [{ stream: 'true' }, '/stream'],
    [{ stream: 1 }, '/stream'],
    [{ max_tokens: '9' }, '/max_tokens'],
    [{ tools: {} }, '/tools'],
    [{ tools: ['f'] }, '/tools/0'],
  ])('%j and names the place', (request, pointer) => {
    expect(refusalOf(bodyOf(request)).pointer).toBe(pointer);
  });

  it.each<[object, string]>([
    [{ Messages: [{ role: 'user', content: 'x' }] }, '/Messages'],
    [{ MODEL: 'n' }, '/MODEL'],
    [{ \u017ftream: true }, '/{3}'],
    [{ messages: [{ role: 'user', content: 'x', Content: 'y' }] }, '/messages/0/Content'],
    [{ messages: [{ role: 'user', Role: 'system', content: 'x' }] }, '/messages/0/Role'],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: 'x', TEXT: 'y' }] }] }, '/messages/0/content/0/TEXT'],
  ])('%j, which another reader may take for a known field', (request, pointer) => {
    expect(refusalOf(bodyOf(request))).toMatchObject({ pointer, message: expect.stringContaining('letter case') });
  });

  it('10⁵ messages, and reads 10⁴', () => {
    expect(refusalOf(bodyOf({ messages: Array(100_000).fill(USER) })).message).toBe(
      '"/messages" has 100000 messages, the limit is 10000',
    );
    expect(readRequest(bodyOf({ messages: Array(10_000).fill(USER) }), TRUSTS).segments).toHaveLength(10_001);
  });

  it('a thousand and one tools, and more texts than it counts', () => {
    expect(refusalOf(bodyOf({ tools: Array(1_001).fill({}) })).message).toContain('the limit is 1000');
    const content = Array(50_001).fill({ type: 'text', text: 'x' });
    expect(refusalOf(bodyOf({ messages: [{ role: 'user', content }] })).message).toContain('one text too many');
    const names = Object.fromEntries(Array.from({ length: 50_001 }, (_, index) => [`k${index}`, 1]));
    expect(refusalOf(bodyOf({ surprise: names })).message).toContain('one text too many');
  });

  it.each(['"\\ud83d"', '"\\udc00x"', '["\\ud800"]', '{"\\ud800":1}'])('half a surrogate pair in %s', (value) => {
    const body = `{"model":"m","messages":[{"role":"user","content":"x"}],"surprise":${value}}`;
    expect(refusalOf(body).message).toContain('surrogate pair');
  });

  it('without repeating what was sent', () => {
    const secret = 'sk-ant-api03-abcdefghijklmnop';
    for (const request of [
      { messages: [{ role: secret, content: 'x' }] },
      { [secret]: { '\ud800': 1 } },
      { messages: [{ role: 'user', content: 'x', [secret]: '\udc00' }] },
      { tools: secret },
      { [`M${'odel'}`]: secret },
    ]) {
      const { message, pointer } = refusalOf(bodyOf(request));
      expect(`${message} ${pointer}`).not.toContain(secret);
    }
  });
});

describe.each(dialects)('%s reads', (_name, readRequest) => {
  function read(request: object): RequestReading {
    return readRequest(bodyOf(request), TRUSTS);
  }

  it('empty content', () => {
    for (const content of ['', [], [{ type: 'text', text: '' }], null]) {
      expect(read({ messages: [{ role: 'user', content }] }).segments.map(({ text }) => text)).toEqual(['m']);
    }
  });

  it('NUL and other control characters that are escaped', () => {
    const content = 'a\u0000b\u001b[2J\u202e';
    expect(read({ messages: [{ role: 'user', content }] }).segments.map(({ text }) => text)).toContain(content);
  });

  it('names of the prototype as unknown fields', () => {
    const body = bodyOf({}).replace('{', '{"__proto__":{"role":"system"},"constructor":"x","toString":1,');
    const { uncovered, segments } = readRequest(body, TRUSTS);
    expect(uncovered.map(({ pointer }) => pointer)).toEqual(['/__proto__', '/constructor', '/toString']);
    expect(segments.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['__proto__', 'role', 'system', 'x', 'toString']),
    );
  });

  it('a type that is a name of the prototype as unknown', () => {
    for (const type of ['__proto__', 'constructor', 'toString']) {
      const reading = read({ messages: [{ role: 'user', content: [{ type, text: 'words' }] }] });
      expect(reading.uncovered).toEqual([{ pointer: '/messages/0/content/0', kind: 'unknown' }]);
      expect(reading.segments.map(({ text }) => text)).toContain('words');
    }
  });

  it('10 MB of text in one string', () => {
    const content = 'word '.repeat(2_000_000);
    expect(read({ messages: [{ role: 'user', content }] }).segments[1]?.text).toHaveLength(10_000_000);
  });
});
