import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY, ENDPOINTS, expectProblem, goodBody, watchGateway } from './bad-input-trial.ts';
import { talk } from './raw-talk.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
}, 60_000);
watchGateway(() => gateway);

const BODY = goodBody(`hello ${CANARY}`);
const CHUNKED = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n`;

/** A request of which each part can be replaced. */
interface Parts {
  readonly start: string;
  readonly host: string;
  /** The headers with which the length of the body is told, each with its line break. */
  readonly framing: string;
  readonly more: string;
  readonly body: string;
}

function wire(path: string, parts: Partial<Parts> = {}): string {
  const {
    start = `POST ${path} HTTP/1.1\r\n`,
    host = `Host: ${new URL(gateway.url).host}\r\n`,
    framing = `Content-Length: ${BODY.length}\r\n`,
    more = '',
    body = BODY,
  } = parts;
  const known = `Authorization: Bearer ${gateway.clientKey}\r\nContent-Type: application/json\r\nAnthropic-Version: 2023-06-01\r\n`;
  return `${start}${host}${known}${framing}${more}\r\n${body}`;
}

interface BadHead {
  readonly name: string;
  readonly parts: Partial<Parts>;
  readonly statuses: readonly number[];
}

const TE = 'Transfer-Encoding: chunked\r\n';
const CL = `Content-Length: ${BODY.length}\r\n`;
const bad = (name: string, parts: Partial<Parts>, ...statuses: readonly number[]): BadHead => ({
  name,
  parts,
  statuses: statuses.length === 0 ? [400] : statuses,
});
const chunked = (name: string, framing: string, ...statuses: readonly number[]): BadHead =>
  bad(name, { framing, body: `${CHUNKED}\r\n` }, ...statuses);

const SMUGGLING: readonly BadHead[] = [
  chunked('a length and chunks', CL + TE),
  chunked('chunks and a length', TE + CL),
  bad('two lengths', { framing: `${CL}Content-Length: 3\r\n` }),
  bad('the same length twice', { framing: CL + CL }),
  bad('a list of lengths', { framing: `Content-Length: ${BODY.length}, ${BODY.length}\r\n` }),
  bad('a length with a sign', { framing: `Content-Length: +${BODY.length}\r\n` }),
  bad('a length in hexadecimal', { framing: `Content-Length: 0x${BODY.length.toString(16)}\r\n` }),
  bad('a negative length', { framing: 'Content-Length: -1\r\n' }),
  bad('a length past all numbers', { framing: `Content-Length: ${'9'.repeat(30)}\r\n` }),
  chunked('chunked and then identity', 'Transfer-Encoding: chunked, identity\r\n'),
  chunked('chunked and identity in two headers', `${TE}Transfer-Encoding: identity\r\n`),
  chunked('gzip and then chunked', 'Transfer-Encoding: gzip, chunked\r\n', 415),
  chunked('chunked twice', 'Transfer-Encoding: chunked, chunked\r\n', 400, 415),
  chunked('an unknown coding', `Transfer-Encoding: ${CANARY}\r\n`),
  chunked('a coding behind a vertical tab', 'Transfer-Encoding: \u000bchunked\r\n'),
  chunked('a coding on a folded line', 'Transfer-Encoding:\r\n chunked\r\n'),
  bad('a folded header', { more: `X-Note: a\r\n ${CANARY}\r\n` }),
  bad('a space before a colon', { framing: `Content-Length : ${BODY.length}\r\n` }),
  bad('a header without a colon', { more: `${CANARY}\r\n` }),
  bad('a header without a name', { more: `: ${CANARY}\r\n` }),
  bad('a bare line feed between headers', { more: `X-Note: a\nX-Other: ${CANARY}\r\n` }),
  bad('a bare carriage return', { more: `X-Note: a\rX-Other: ${CANARY}\r\n` }),
  bad('NUL in a header', { more: `X-Note: a\u0000${CANARY}\r\n` }),
  bad('a chunk whose length is no number', { framing: TE, body: `zz\r\n${BODY}\r\n0\r\n\r\n` }),
  bad('a chunk that is longer than it says', { framing: TE, body: `5\r\n${BODY}\r\n0\r\n\r\n` }),
  bad('a chunk behind a bare line feed', { framing: TE, body: `${BODY.length.toString(16)}\n${BODY}\r\n0\r\n\r\n` }),
  bad('a body that is longer than it says', { framing: 'Content-Length: 5\r\n' }),
  bad('a second request that is garbage', { body: `${BODY}${CANARY} / HTTP/9\r\n\r\n` }),
];

const ADDRESSES: readonly BadHead[] = [
  bad('no host', { host: '' }, 421),
  bad('two hosts', { host: 'Host: 127.0.0.1\r\nHost: 127.0.0.1\r\n' }, 421),
  bad('a foreign host', { host: `Host: ${CANARY}.example\r\n` }, 421),
  bad('a host with a user', { host: 'Host: a@127.0.0.1\r\n' }, 421),
  bad('a host with a bad port', { host: 'Host: 127.0.0.1:8a\r\n' }, 421),
  bad('an empty host', { host: 'Host:\r\n' }, 421),
  bad('a host that begins as an allowed one', { host: `Host: 127.0.0.1.${CANARY}.example\r\n` }, 421),
  bad('HTTP/1.2', { start: 'POST /v1/messages HTTP/1.2\r\n' }),
  bad('HTTP/2', { start: 'PRI * HTTP/2.0\r\n' }),
  bad('an unknown method', { start: `${CANARY} /v1/messages HTTP/1.1\r\n` }),
  bad('a tunnel to elsewhere', { start: 'CONNECT example.com:443 HTTP/1.1\r\n' }, 0),
  bad('150 headers', { more: Array.from({ length: 150 }, (_, at) => `X-Note-${at}: ${CANARY}\r\n`).join('') }, 431),
  bad('a header of 70 kB', { more: `X-Note: ${CANARY.repeat(5_000)}\r\n` }, 431),
  bad('TLS', { start: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001' }),
];

describe.each(ENDPOINTS)('%s', (path) => {
  it.each([...SMUGGLING, ...ADDRESSES])('refuses $name and closes', async ({ parts, statuses }) => {
    const { answers, text, isClosed } = await talk(gateway.url, wire(path, parts), { until: 'close' });
    expect({ text, statuses: answers.map(({ status }) => status) }).toMatchObject({
      statuses: statuses.includes(0) ? [] : [expect.any(Number)],
    });
    for (const { status, headers, body } of answers) {
      expect(statuses).toContain(status);
      expectProblem(path, body);
      expect(headers['content-type']).toContain('application/json');
      expect(headers['connection']).toBe('close');
      expect(headers['x-request-id']).toMatch(/^req_/u);
    }
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(gateway.clientKey);
    expect(isClosed).toBe(true);
  });
});
