import { afterEach, describe, expect, it } from 'vitest';
import { type RawRequest, rawReply } from '../../test/start-raw-server.ts';
import { closeTrial, openUpstream, POST, serveHttp, serveRaw, signal } from '../../test/upstream-trial.ts';

afterEach(closeTrial);

describe('the circuit', () => {
  const breaker = { failureThreshold: 2, windowMs: 60_000, openMs: 10_000 };

  it('opens after failures, says when to come again, probes once, and closes', async () => {
    let isDown = true;
    let nowMs = 0;
    const held: RawRequest[] = [];
    const server = await serveRaw((request) => {
      if (isDown) request.socket.resetAndDestroy();
      else held.push(request);
    });
    const upstream = openUpstream(server.url, { breaker, clock: { now: () => nowMs } });
    for (let count = 0; count < 2; count += 1) {
      expect(upstream.isOpen).toBe(true);
      await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'UPSTREAM_RESET' });
    }
    expect(upstream.isOpen).toBe(false);
    nowMs += 4_000;
    await expect(upstream.send(POST, signal)).rejects.toMatchObject({
      code: 'UPSTREAM_CIRCUIT_OPEN',
      retryAfterMs: 6_000,
    });
    expect(server.sockets).toHaveLength(2);
    nowMs += 6_000;
    isDown = false;
    const probe = upstream.send(POST, signal);
    await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
    while (held.length === 0) await new Promise(setImmediate);
    held[0]?.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n');
    await probe;
    expect(upstream.isOpen).toBe(true);
    held[0]?.socket.end('nine char');
    expect(await (await probe).text()).toBe('nine char');
  });

  it('opens after 502, 503, 504 and 529, and not after other statuses', async () => {
    let status = 500;
    const url = await serveHttp((_, response) => response.writeHead(status).end());
    for (const [code, isOpen] of [
      [500, true],
      [429, true],
      [400, true],
      [502, false],
      [503, false],
      [504, false],
      [529, false],
    ] as const) {
      status = code;
      const upstream = openUpstream(url, { breaker });
      for (let count = 0; count < 3 && upstream.isOpen; count += 1) await (await upstream.send(POST, signal)).text();
      expect([code, upstream.isOpen]).toEqual([code, isOpen]);
    }
  });

  it('stays closed when callers go away, read too much, or send what cannot be sent', async () => {
    const url = await serveHttp((_, response) => response.end('x'.repeat(100)));
    const upstream = openUpstream(url, { breaker, replyBytesMax: 50 });
    for (let count = 0; count < 5; count += 1) {
      await expect(upstream.send(POST, AbortSignal.abort())).rejects.toMatchObject({ name: 'UpstreamCancelledError' });
      await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'UPSTREAM_BODY_TOO_LARGE' });
      await expect(upstream.send({ ...POST, path: '/../x' }, signal)).rejects.toMatchObject({ option: 'path' });
    }
    expect(upstream.isOpen).toBe(true);
  });
});

describe('closing', () => {
  it('lets calls under way finish and refuses new ones', async () => {
    const held: RawRequest[] = [];
    const server = await serveRaw((request) => held.push(request));
    const upstream = openUpstream(server.url);
    const call = upstream.send(POST, signal);
    while (held.length === 0) await new Promise(setImmediate);
    const closing = upstream.close();
    await expect(upstream.send(POST, signal)).rejects.toMatchObject({ code: 'UPSTREAM_UNREACHABLE', reason: 'CLOSED' });
    held[0]?.socket.write(rawReply('last'));
    expect(await (await call).text()).toBe('last');
    await closing;
    await server.closed(1);
  });
});
