import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { rawReply } from '../../test/start-raw-server.ts';
import { closeTrial, failureOf, openUpstream, POST, serveRaw, signal } from '../../test/upstream-trial.ts';

afterEach(closeTrial);

const LIMITS = { connectMs: 2_000, firstByteMs: 2_000, idleMs: 2_000, totalMs: 5_000 };
const OK = 'HTTP/1.1 200 OK\r\n';

/** What comes of one call to a server that sends `bytes` and then does nothing or ends the connection. */
async function callTo(bytes: string | Buffer, end: 'stay' | 'end' | 'reset', timeouts = LIMITS): Promise<unknown> {
  const server = await serveRaw(({ socket }) => {
    socket.write(bytes, () => {
      if (end === 'end') socket.end();
      if (end === 'reset') socket.resetAndDestroy();
    });
  });
  const upstream = openUpstream(server.url, { timeouts });
  const outcome = await upstream.send(POST, signal).then(
    (reply) => reply.text().catch((error: unknown) => error),
    (error: unknown) => error,
  );
  expect(inspect(outcome, { showHidden: true, depth: 5 })).not.toMatch(/127\.0\.0\.1|sk-upstream|private words|LEAK/u);
  return outcome;
}

describe('time limits', () => {
  it('end a call whose connection is never made', async () => {
    // The server takes the TCP connection and never answers the TLS handshake.
    const server = await serveRaw(() => undefined);
    const baseUrl = server.url.replace('http:', 'https:');
    const upstream = openUpstream(baseUrl, { timeouts: { ...LIMITS, connectMs: 30 } });
    const error = await failureOf(upstream.send(POST, signal));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', limit: 'connect', limitMs: 30, phase: 'connect' });
    await server.closed(1);
  });

  it('end a call that waits for a connection of its own', async () => {
    const server = await serveRaw(() => undefined);
    const upstream = openUpstream(server.url, { connectionsMax: 1, timeouts: { ...LIMITS, connectMs: 30 } });
    const abort = new AbortController();
    const first = failureOf(upstream.send(POST, abort.signal));
    const error = await failureOf(upstream.send(POST, signal));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', limit: 'wait', phase: 'wait' });
    abort.abort();
    expect(await first).toMatchObject({ name: 'UpstreamCancelledError' });
  });

  it('end a call that is never answered', async () => {
    const error = await callTo('', 'stay', { ...LIMITS, firstByteMs: 30 });
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', limit: 'firstByte', limitMs: 30, phase: 'headers' });
  });

  it('end a call that is answered with interim replies only', async () => {
    const error = await callTo(`HTTP/1.1 103 Early Hints\r\n\r\n`.repeat(50), 'stay', { ...LIMITS, firstByteMs: 30 });
    expect(error).toMatchObject({ limit: 'firstByte' });
  });

  it('end a call whose headers never end', async () => {
    expect(await callTo(`${OK}x: y`, 'stay', { ...LIMITS, firstByteMs: 30 })).toMatchObject({ limit: 'firstByte' });
  });

  it('end a reply that stalls', async () => {
    const error = await callTo(`${OK}content-length: 9\r\n\r\nhalf`, 'stay', { ...LIMITS, idleMs: 30 });
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', limit: 'idle', limitMs: 30, phase: 'body' });
  });

  it('end a reply that drips for ever', async () => {
    const server = await serveRaw(({ socket }) => {
      socket.write(`${OK}transfer-encoding: chunked\r\n\r\n`);
      const timer = setInterval(() => socket.write('1\r\na\r\n'), 2);
      socket.on('close', () => clearInterval(timer));
    });
    const upstream = openUpstream(server.url, { timeouts: { ...LIMITS, totalMs: 60 } });
    const reply = await upstream.send(POST, signal);
    await expect(reply.text()).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', limit: 'total', phase: 'body' });
    await server.closed(1);
  });

  it('do not count the time of a reader who does not read', async () => {
    const server = await serveRaw(({ socket }) => socket.write(`${OK}content-length: 4\r\n\r\nab`));
    const upstream = openUpstream(server.url, { timeouts: { ...LIMITS, idleMs: 20 } });
    const reply = await upstream.send(POST, signal);
    const iterator = reply.body[Symbol.asyncIterator]();
    await iterator.next();
    // A call that begins later and waits for its piece reaches the limit, so it passed for this one, too.
    const waiting = await upstream.send(POST, signal);
    await expect(waiting.text()).rejects.toMatchObject({ limit: 'idle' });
    const next = iterator.next();
    server.sockets[0]?.write('cd');
    expect(Buffer.from((await next).value ?? '').toString()).toBe('cd');
    expect((await iterator.next()).done).toBe(true);
  });
});

describe('a connection that ends too early', () => {
  it.each([
    ['before the reply', '', 'end'],
    ['before the reply, by a reset', '', 'reset'],
    ['in the status line', 'HTTP/1.1 2', 'end'],
    ['in the headers', `${OK}content-le`, 'end'],
    ['in a body with a length', `${OK}content-length: 9\r\n\r\nhalf`, 'end'],
    ['in a body with a length, by a reset', `${OK}content-length: 9\r\n\r\nhalf`, 'reset'],
    ['in a last body with a length', `${OK}connection: close\r\ncontent-length: 9\r\n\r\nhalf`, 'end'],
    ['in a chunk', `${OK}transfer-encoding: chunked\r\n\r\n9\r\nhalf`, 'end'],
    ['between chunks', `${OK}transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n`, 'end'],
    [
      'between chunks of a last body',
      `${OK}connection: close\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n`,
      'end',
    ],
    ['after a wrong interim reply', 'HTTP/1.1 100 Continue\r\n\r\n', 'stay'],
    ['with an upgrade nobody asked for', 'HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', 'stay'],
  ] as const)('is an error: %s', async (_, bytes, end) => {
    expect(await callTo(bytes, end)).toMatchObject({ name: 'UpstreamResetError', code: 'UPSTREAM_RESET' });
  });

  it('is an error by a reset even where the end of the connection is the end of the body', async () => {
    const server = await serveRaw(({ socket }) => socket.write('HTTP/1.0 200 OK\r\n\r\nhalf'));
    const iterator = (await openUpstream(server.url).send(POST, signal)).body[Symbol.asyncIterator]();
    expect((await iterator.next()).done).toBe(false);
    server.sockets[0]?.resetAndDestroy();
    await expect(iterator.next()).rejects.toMatchObject({ code: 'UPSTREAM_RESET', reason: 'ECONNRESET' });
  });

  it('gives the pieces that came before it', async () => {
    const server = await serveRaw(({ socket }) => socket.end(`${OK}content-length: 9\r\n\r\nhalf`));
    const reply = await openUpstream(server.url).send(POST, signal);
    const seen: string[] = [];
    const reading = (async () => {
      for await (const piece of reply.body) seen.push(Buffer.from(piece).toString());
    })();
    await expect(reading).rejects.toMatchObject({ code: 'UPSTREAM_RESET', phase: 'body' });
    expect(seen.join('')).toBe('half');
  });
});

describe('a reply that is not HTTP', () => {
  it.each([
    ['garbage', 'LEAK\0\u0001\r\n\r\n'],
    ['another protocol', 'SSH-2.0-LEAK\r\n'],
    ['a bad status', 'HTTP/1.1 LEAK\r\n\r\n'],
    ['a header without a colon', `${OK}LEAK\r\n\r\n`],
    ['a NUL in a header', `${OK}a: LEAK\0\r\ncontent-length: 0\r\n\r\n`],
    ['a folded header', `${OK}a: b\r\n LEAK\r\nb\u0000: x\r\n\r\n`],
    ['a length and chunks', `${OK}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n4\r\nLEAK\r\n0\r\n\r\n`],
    ['chunks and a length', `${OK}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n4\r\nLEAK\r\n0\r\n\r\n`],
    ['two lengths', `${OK}content-length: 4\r\ncontent-length: 5\r\n\r\nLEAK`],
    ['a negative length', `${OK}content-length: -4\r\n\r\nLEAK`],
    ['a length with a sign', `${OK}content-length: +4\r\n\r\nLEAK`],
    ['a length that overflows', `${OK}content-length: 99999999999999999999999\r\n\r\nLEAK`],
    ['a bad chunk length', `${OK}transfer-encoding: chunked\r\n\r\nzz\r\nLEAK\r\n0\r\n\r\n`],
    ['a chunk longer than said', `${OK}transfer-encoding: chunked\r\n\r\n1\r\nLEAK\r\n0\r\n\r\n`],
    [
      'a chunk length that overflows',
      `${OK}transfer-encoding: chunked\r\n\r\nfffffffffffffffffff\r\nLEAK\r\n0\r\n\r\n`,
    ],
    ['a coding under the chunks', `${OK}transfer-encoding: gzip, chunked\r\n\r\n4\r\nLEAK\r\n0\r\n\r\n`],
    ['a coding over the chunks', `${OK}transfer-encoding: chunked, identity\r\n\r\n4\r\nLEAK\r\n0\r\n\r\n`],
    ['chunks twice', `${OK}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n4\r\nLEAK\r\n0\r\n\r\n`],
    ['a length in the trailers', `${OK}transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\ncontent-length: 1\r\n\r\n`],
    ['headers too large', `${OK}a: ${'LEAK'.repeat(5_000)}\r\n\r\n`],
    ['a redirect', `HTTP/1.1 307 X\r\nlocation: http://LEAK/\r\ncontent-length: 0\r\n\r\n`],
    ['not modified', `HTTP/1.1 304 X\r\n\r\n`],
    ['a status out of range', `HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n`],
  ])('is refused: %s', async (_, bytes) => {
    expect(await callTo(bytes, 'end')).toMatchObject({ name: 'UpstreamProtocolError', code: 'MALFORMED_REPLY' });
  });

  it('leaves the end of a body that is longer than said', async () => {
    expect(await callTo(`${OK}content-length: 4\r\n\r\nfourLEAK`, 'stay')).toBe('four');
  });

  it('cannot be answered before it was asked', async () => {
    const server = await serveRaw(({ socket, connection }) => {
      socket.write(connection === 1 ? Buffer.concat([rawReply('first'), rawReply('planted')]) : rawReply('second'));
    });
    const upstream = openUpstream(server.url);
    expect(await (await upstream.send(POST, signal)).text()).toBe('first');
    await server.closed(1);
    expect(await (await upstream.send(POST, signal)).text()).toBe('second');
  });
});

describe('a reply that is unusual', () => {
  it.each([
    ['ends with its connection', 'HTTP/1.0 200 OK\r\n\r\nhello', 'end'],
    ['has trailers', `${OK}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nset-cookie: x\r\n\r\n`, 'stay'],
    ['has chunk extensions', `${OK}Transfer-Encoding: Chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n`, 'stay'],
    ['comes after an interim reply', `HTTP/1.1 103 Early Hints\r\n\r\n${OK}content-length: 5\r\n\r\nhello`, 'stay'],
  ] as const)('is read when it %s', async (_, bytes, end) => {
    expect(await callTo(bytes, end)).toBe('hello');
  });

  it('is read when it comes before the whole request was taken', async () => {
    const server = await serveRaw(() => undefined);
    const upstream = openUpstream(server.url);
    const call = upstream.send({ ...POST, body: 'x'.repeat(20_000_000) }, signal);
    while (server.sockets[0] === undefined) await new Promise(setImmediate);
    server.sockets[0].pause();
    server.sockets[0].write(rawReply('too large', '', '413 Content Too Large'));
    const reply = await call;
    expect([reply.status, await reply.text()]).toEqual([413, 'too large']);
  });
});
