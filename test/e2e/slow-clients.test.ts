import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START_EVENT, textBlock } from './anthropic-wire.ts';
import { CANARY, ENDPOINTS, expectProblem, goodBody, watchGateway } from './bad-input-trial.ts';
import { configOf, type FaultyUpstream, startFaultyUpstream } from './faulty-upstream.ts';
import { talk } from './raw-talk.ts';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
let upstream: FaultyUpstream;
beforeAll(async () => {
  upstream = await startFaultyUpstream();
  gateway = await startTestGateway({ config: { server: { requestTimeoutMs: 400 }, ...configOf(upstream) } });
}, 60_000);
// These run in reverse: the upstream stops last.
afterAll(() => upstream.stop(), 30_000);
watchGateway(() => gateway);

function head(path: string, length: number): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: ${gateway.clientKey}\r\nAnthropic-Version: 2023-06-01\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
}

/** One byte after another, for ever, or until the other side has had enough. */
function* dribble(start: string): Generator<string> {
  yield start;
  for (;;) yield CANARY;
}

async function aborted(): Promise<number> {
  return gateway.metric('sallyport_requests_total', { route: '/v1/messages', outcome: 'aborted' });
}

describe.each(ENDPOINTS)('%s', (path) => {
  it.each([
    ['nothing', () => ['']],
    ['half a head', () => [`POST ${path} HTTP/1.1\r\nX-Note: ${CANARY}`]],
    ['a head that does not end', () => dribble(`POST ${path} HTTP/1.1\r\nX-Note: `)],
    ['half a body', () => [`${head(path, 5_000)}{"model": "${CANARY}`]],
    ['a body that hardly moves', () => dribble(`${head(path, 5_000_000)}{"model": "`)],
  ])('does not wait for who sends %s', async (_what, pieces) => {
    const { answers, text, isClosed } = await talk(gateway.url, pieces(), { until: 'close', pauseMs: 20 });
    expect(isClosed).toBe(true);
    expect(answers.map(({ status }) => status)).toEqual([408]);
    expectProblem(path, answers[0]?.body ?? '');
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({
      error: { type: 'timeout_error', code: 'request_timeout' },
    });
    expect(text).not.toContain(CANARY);
  });

  it('forgets who leaves in the middle of a body', async () => {
    const before = await gateway.metric('sallyport_requests_total', { route: path, outcome: 'aborted' });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await new Promise<void>((resolve) => socket.write(`${head(path, 5_000)}{"model": "${CANARY}`, () => resolve()));
    socket.destroy();
    await expect
      .poll(() => gateway.metric('sallyport_requests_total', { route: path, outcome: 'aborted' }))
      .toBe(before + 1);
  });
});

describe('a reader', () => {
  it('who leaves in the middle of a stream takes the call of the provider along', async () => {
    const before = await aborted();
    const model = upstream.plan(async ({ openStream, chunk }) => {
      await openStream();
      await chunk(START_EVENT + textBlock('Once upon a time. '.repeat(5)));
    });
    const socket = await ask(model);
    await new Promise<void>((resolve) => socket.once('data', () => resolve()));
    socket.destroy();
    await upstream.closed(model);
    await expect.poll(aborted).toBe(before + 1);
  });

  it('who leaves before the reply has begun does, too', async () => {
    const before = await aborted();
    const model = upstream.plan(() => undefined);
    const socket = await ask(model);
    await expect.poll(() => upstream.received(model).length).toBe(1);
    socket.resetAndDestroy();
    await upstream.closed(model);
    await expect.poll(aborted).toBe(before + 1);
  });

  it('who sends garbage meanwhile is cut off, with no second answer inside the first', async () => {
    const model = upstream.plan(async ({ openStream, chunk }) => {
      await openStream();
      await chunk(START_EVENT + textBlock('Once upon a time. '.repeat(5)));
    });
    const socket = await ask(model);
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (text.includes('text_delta')) socket.write(`${CANARY} / HTTP/9\r\n\r\n`);
    });
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    expect(text.match(/HTTP\/1\.1 /gu)).toHaveLength(1);
    expect(text).not.toContain('invalid_http');
    await upstream.closed(model);
  });

  it('who stops reading is given up, and the provider is not read to the end', async () => {
    let sent = 0;
    const model = upstream.plan(async ({ openStream, chunk, socket }) => {
      await openStream();
      await chunk(START_EVENT);
      const block = textBlock('All is calm on the water tonight. '.repeat(20));
      for (let index = 0; !socket.destroyed; index++) {
        const piece = block.replaceAll('"index":0', `"index":${index % 500}`);
        await chunk(piece);
        sent += piece.length;
      }
    });
    const socket = await ask(model);
    socket.pause();
    await upstream.closed(model);
    expect(sent).toBeLessThan(64_000_000);
    socket.destroy();
  });

  async function ask(model: string): Promise<Socket> {
    const body = goodBody('hello', { model, stream: true });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => socket.write(head('/v1/messages', body.length) + body, () => resolve()));
    return socket;
  }
});
