import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY, ENDPOINTS, expectProblem, goodBody, post, watchGateway } from './bad-input-trial.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ config: { bounds: { textLengthMax: 50_000 } } });
}, 60_000);
watchGateway(() => gateway);

interface BadBody {
  readonly name: string;
  readonly body: () => string | Uint8Array;
  readonly status: number;
  readonly code: string;
}

const text = (body: string) => () => body;

/** A member put in front by hand, so that it may be there twice. */
function withMember(member: string): () => string {
  return text(`{${member},${goodBody().slice(1)}`);
}

const nested = (depth: number): string => `${'['.repeat(depth)}"${CANARY}"${']'.repeat(depth)}`;

const INVALID: readonly Omit<BadBody, 'status' | 'code'>[] = [
  { name: 'no JSON', body: text(`{"model": ${CANARY}`) },
  { name: 'JSON and more', body: text(`${goodBody()} ${goodBody()}`) },
  { name: 'an array', body: text(`["${CANARY}"]`) },
  { name: 'a text', body: text(`"${CANARY}"`) },
  { name: 'null', body: text('null') },
  { name: 'nothing', body: text('') },
  { name: 'a comment', body: text(`/* ${CANARY} */ ${goodBody()}`) },
  { name: 'messages that are a text', body: text(goodBody('', { messages: CANARY })) },
  { name: 'messages that are an object', body: text(goodBody('', { messages: { 0: CANARY } })) },
  { name: 'no messages', body: text(goodBody('', { messages: [] })) },
  { name: 'a message that is null', body: text(goodBody('', { messages: [null] })) },
  { name: 'a message that is a text', body: text(goodBody('', { messages: [CANARY] })) },
  { name: 'content that is a number', body: text(goodBody(5)) },
  { name: 'content that is an object', body: text(goodBody({ text: CANARY })) },
  { name: 'a part without a type', body: text(goodBody([{ text: CANARY }])) },
  { name: 'a role that nobody has', body: text(goodBody('', { messages: [{ role: CANARY, content: CANARY }] })) },
  { name: 'a model that is a number', body: text(goodBody('a', { model: 7 })) },
  { name: 'no model', body: text(goodBody('a', { model: undefined })) },
  { name: 'stream that is a text', body: text(goodBody('a', { stream: CANARY })) },
  { name: 'a key twice', body: withMember(`"messages":[{"role":"user","content":"${CANARY}"}]`) },
  { name: 'a key twice, once escaped', body: withMember('"m\\u006fdel":"other"') },
  { name: 'a key in other letters', body: withMember(`"Messages":[{"role":"user","content":"${CANARY}"}]`) },
  { name: 'half a surrogate pair', body: text(goodBody('x').replace('"x"', `"${CANARY} \\ud83d"`)) },
  { name: 'a raw control character', body: text(goodBody('x').replace('"x"', `"${CANARY}\u0001"`)) },
  { name: '10,000 levels', body: text(goodBody('x').replace('"x"', nested(10_000))) },
  {
    name: '100,000 messages',
    body: () => goodBody('', { messages: Array(100_000).fill({ role: 'user', content: 'a' }) }),
  },
  { name: 'bytes that are no UTF-8', body: () => Buffer.concat([Buffer.from(goodBody()), Buffer.of(0xff, 0xfe)]) },
  { name: 'UTF-16', body: () => Buffer.from(goodBody(), 'utf16le') },
  { name: 'a byte order mark', body: () => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(goodBody())]) },
  { name: 'gzip that nobody announced', body: () => gzipSync(goodBody()) },
];

const OTHERS: readonly BadBody[] = [
  {
    name: 'texts past the bound of inspection',
    body: () => goodBody(`${CANARY} `.repeat(10_000)),
    status: 413,
    code: 'request_too_large',
  },
  { name: '10 MB', body: () => goodBody(`${CANARY} `.repeat(650_000)), status: 413, code: 'request_too_large' },
  {
    name: 'a model that is not there',
    body: text(goodBody('a', { model: CANARY })),
    status: 404,
    code: 'model_not_found',
  },
  {
    name: '__proto__ as a model',
    body: text(goodBody('a', { model: '__proto__' })),
    status: 404,
    code: 'model_not_found',
  },
];

const BAD: readonly BadBody[] = [
  ...INVALID.map((bad) => ({ ...bad, status: 400, code: 'invalid_request' })),
  ...OTHERS,
];

describe.each(ENDPOINTS)('%s', (path) => {
  it.each(BAD)('refuses $name', async ({ body, status, code }) => {
    const response = await post(gateway, path, body());
    const said = await response.text();
    expect(said).not.toContain(CANARY);
    expect({ status: response.status, said }).toMatchObject({ status });
    expectProblem(path, said, code);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/u);
  });

  it.each([
    ['empty content', ''],
    ['an empty part', [{ type: 'text', text: '' }]],
    ['NUL', `a\u0000b ${CANARY}`],
    ['a member called __proto__', JSON.parse('[{"type":"text","text":"hello","__proto__":{"isAdmin":true}}]')],
  ])('lives with %s', async (_name, content) => {
    const response = await post(gateway, path, goodBody(content));
    await response.text();
    expect([200, 400]).toContain(response.status);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not misled by a member called %s',
    async (name) => {
      const body = goodBody('hello').replace('{', `{"${name}":{"model":"other","messages":["${CANARY}"]},`);
      const response = await post(gateway, path, body);
      expect((await response.text()).includes(CANARY)).toBe(false);
      expect(response.status).toBe(200);
    },
  );

  it('refuses unknown fields where the policy wants none, and reports them elsewhere', async () => {
    const facts = { name: 'picky', scopes: ['chat'], identity: { kind: 'asserted', tenant: 't' }, policy: 'strict' };
    const key = await gateway.createKey(facts);
    const body = goodBody('hello', { shiny_new_field: { text: CANARY } });
    const refused = await post(gateway, path, body, { authorization: `Bearer ${key}` });
    expect(refused.status).toBe(400);
    expectProblem(path, await refused.text(), 'unknown_field');
    expect((await post(gateway, path, body)).status).toBe(200);
  });

  it('refuses tools that run at the provider', async () => {
    const tools =
      path === '/v1/messages'
        ? [{ type: 'web_search_20250305', name: 'web_search' }]
        : [{ type: 'web_search', name: CANARY }];
    const refused = await post(gateway, path, goodBody('hello', { tools }));
    expect(refused.status).toBe(400);
    const said = await refused.text();
    expect(said).not.toContain(CANARY);
    expectProblem(path, said, 'hosted_tool_not_allowed');
  });

  it.each(['gzip', 'deflate', 'br', 'gzip, gzip', 'x-unknown'])('refuses a body encoded with %s', async (encoding) => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'a'));
    const refused = await post(gateway, path, bomb, { 'content-encoding': encoding });
    expect(refused.status).toBe(415);
    expectProblem(path, await refused.text(), 'unsupported_encoding');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'multipart/form-data; boundary=a',
  ])('refuses %s', async (type) => {
    const refused = await post(gateway, path, goodBody(), { 'content-type': type });
    expect(refused.status).toBe(415);
    expectProblem(path, await refused.text(), 'unsupported_media_type');
  });
});

describe('/v1/inspect', () => {
  it.each([
    ['no JSON', `{"text": ${CANARY}`],
    ['a key twice', `{"text":"a","text":"${CANARY}"}`],
    ['no text', `{"role":"user"}`],
    ['a text that is a number', '{"text":5}'],
    ['an unknown trust', `{"text":"a","trust":"${CANARY}"}`],
    ['an unknown member', `{"text":"a","${CANARY}":1}`],
    ['too many texts', JSON.stringify(Array(101).fill({ text: 'a' }))],
    ['a null among texts', '[{"text":"a"},null]'],
    ['10,000 levels', nested(10_000)],
  ])('refuses %s', async (_name, body) => {
    const refused = await post(gateway, '/v1/inspect', body);
    const said = await refused.text();
    expect(refused.status).toBe(400);
    expect(said).not.toContain(CANARY);
    expectProblem('/v1/inspect', said, 'invalid_request');
  });
});
